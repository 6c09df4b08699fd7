import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type App, startApp } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import { asEvent, inboundEvent } from "../../src/http/adapter-socket/inbound-schema.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { customerSays, scriptedAdapter } from "../support/scripted-adapter.ts";

const KEY = randomBytes(32).toString("hex");
const env = { ADAPTER_KEY: KEY, WHATSAPP_WEB_ENABLED: "1" };
let worker: TestApp;
const webs: App[] = [];

beforeAll(async () => {
  worker = await startTestApp({ env, roles: ["worker"] });
  for (let n = 0; n < 2; n++) {
    const config = readConfig({ ...env, ...worker.shared, PORT: "0" });
    webs.push(await startApp(config, { roles: new Set(["web"]), log: () => undefined }));
  }
}, 120_000);
afterAll(async () => {
  for (const web of webs) await web.stop();
  await worker?.[Symbol.asyncDispose]();
});

it("answers through whichever web process the adapter is connected to, while workers think", async () => {
  for (const [n, web] of webs.entries()) {
    const threadId = `20${n}@lid`;
    await using adapter = await scriptedAdapter(web.url ?? "", KEY);
    const event = customerSays("What is your return policy?", { threadId, sender: { externalId: threadId } });
    adapter.send({ type: "events", id: "1", events: [event] });
    const { reference } = await adapter.until(({ type, to }) => type === "send" && to?.threadId === threadId);
    adapter.send({ type: "result", reference, outcome: "sent", platformId: `p${n}` });
    await expect
      .poll(
        async () =>
          (
            await worker.pool.query(
              "SELECT d.state, d.attempt FROM delivery d JOIN conversation c ON c.id = d.conversation_id WHERE c.thread_id = $1",
              [threadId],
            )
          ).rows,
      )
      .toEqual([{ state: "sent", attempt: 1 }]);
  }
});

it("leaves a reply alone while no adapter is connected, and sends it once one is", async () => {
  const threadId = "300@lid";
  const [first, second] = webs;
  const event = customerSays("What is your return policy?", { threadId, sender: { externalId: threadId } });
  await first?.inbox.accept("whatsapp-web", "default", asEvent(inboundEvent.parse(event)));
  const state = async () =>
    (
      await worker.pool.query<{ state: string }>(
        "SELECT d.state FROM delivery d JOIN conversation c ON c.id = d.conversation_id WHERE c.thread_id = $1",
        [threadId],
      )
    ).rows.map((row) => row.state);
  await expect.poll(state, { timeout: 15_000 }).toEqual(["pending"]);
  await using adapter = await scriptedAdapter(second?.url ?? "", KEY);
  const { reference } = await adapter.until(({ type, to }) => type === "send" && to?.threadId === threadId);
  adapter.send({ type: "result", reference, outcome: "sent", platformId: "late" });
  await expect.poll(state).toEqual(["sent"]);
});

it("sends nothing of other channels from a web process", async () => {
  const { rows } = await worker.pool.query("SELECT 1 FROM delivery WHERE channel <> 'whatsapp-web'");
  expect(rows).toEqual([]);
});
