import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAdapterStates } from "../../src/store/adapter-states.ts";
import { colleague, firstAgent, startConsole, type TestConsole } from "./support.ts";

let test: TestConsole;
let admin: Awaited<ReturnType<typeof firstAgent>>;
let agent: Awaited<ReturnType<typeof colleague>>;
beforeAll(async () => {
  test = await startConsole();
  admin = await firstAgent(test);
  agent = await colleague(test, admin);
});
afterAll(() => test?.[Symbol.asyncDispose]());

const pairing = {
  connection: "pairing",
  pairingCode: "ABCD-EFGH",
  qr: { text: "2@ref,key", modules: ["101", "010", "111"] },
} as const;
const seenBy = async (who: typeof admin) =>
  (await who.get("/channels")).answer.health.find((one: { channel: string }) => one.channel === "whatsapp-web")
    ?.connection;

describe("how an adapter's connection stands, in the console", () => {
  it("shows the code and the QR to administrators, and only the state to others", async () => {
    await using states = createAdapterStates(test.db, () => undefined);
    states.report("whatsapp-web", "default", { connection: "connecting" });
    states.report("whatsapp-web", "default", pairing);
    await expect.poll(() => seenBy(admin)).toEqual(pairing);
    expect(await seenBy(agent)).toEqual({ connection: "pairing" });
  });

  it("no longer believes a process that has been silent for long", async () => {
    await test.db.pool.query(
      `UPDATE channel_state SET state = jsonb_set(state, '{at}', to_jsonb('2020-01-01T00:00:00.000Z'::text))`,
    );
    expect(await seenBy(admin)).toEqual({ connection: "away" });
  });
});
