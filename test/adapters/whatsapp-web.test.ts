import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startWhatsAppWeb, type WhatsAppWeb } from "./whatsapp-web-setup.ts";

let wa: WhatsAppWeb;
beforeAll(async () => {
  wa = await startWhatsAppWeb();
}, 150_000);
afterAll(() => wa?.[Symbol.asyncDispose]());

let people = 0;
const somebody = () => `1555200${String(++people).padStart(4, "0")}@s.whatsapp.net`;
const lid = (jid: string) => jid.replace(/@.*/, "@lid");
const texts = async (jid: string) => (await wa.heard(jid)).map(({ text }) => text);
const answered = (jid: string, times = 1) =>
  expect.poll(async () => (await wa.heard(jid)).length, { timeout: 20_000 }).toBe(times);
const query = async (jid: string) =>
  (
    await wa.product.pool.query<{ thread: string; state: string; platform: string; phone: string }>(
      `SELECT c.thread_id AS thread, d.state, d.platform_id AS platform, c.address ->> 'phone' AS phone
       FROM conversation c LEFT JOIN delivery d ON d.conversation_id = c.id
       WHERE c.channel = 'whatsapp-web' AND split_part(c.thread_id, '@', 1) = $1 ORDER BY d.id`,
      [jid.split("@")[0]],
    )
  ).rows;

describe("a customer on WhatsApp Web", () => {
  it("is answered, under the address that WhatsApp delivers to, and the delivery is known as sent", async () => {
    wa.startAdapter();
    const ana = somebody();
    await wa.says(ana, "What is your return policy?");
    await answered(ana);
    const [reply] = await wa.heard(ana);
    expect(reply).toMatchObject({ to: lid(ana), text: expect.stringMatching(/30 days[\s\S]*\n\nSource: Returns/) });
    await expect
      .poll(() => query(ana))
      .toEqual([{ thread: lid(ana), state: "sent", platform: `${lid(ana)}:${reply?.id}`, phone: ana }]);
  });

  it("loses nothing when the adapter is killed, and hears nothing twice", async () => {
    const ben = somebody();
    await wa.says(ben, "What is your return policy?");
    await answered(ben);
    await wa.stopAdapter("kill");
    await wa.says(ben, "And how long is the warranty?");
    wa.startAdapter();
    await answered(ben, 2);
    expect((await texts(ben))[1]).toMatch(/warranty/i);
    expect(await query(ben)).toHaveLength(2);
  });

  it("is not lost while Switchboard cannot be reached, also when the adapter is killed meanwhile", async () => {
    await wa.stopAdapter();
    const before = wa.printed.length;
    wa.startAdapter({ SWITCHBOARD_URL: "http://127.0.0.1:9" });
    const cleo = somebody();
    await wa.says(cleo, "What is your return policy?");
    const opened = () => wa.printed.slice(before).some((line) => line.includes("whatsapp.open"));
    await expect.poll(opened, { timeout: 20_000 }).toBe(true);
    await expect.poll(() => queued(), { timeout: 10_000 }).toBeGreaterThan(0);
    await wa.stopAdapter("kill");
    expect(await query(cleo)).toEqual([]);
    wa.startAdapter();
    await answered(cleo);
    await expect.poll(() => queued()).toBe(0);
  });

  it("gets a waiting reply once the adapter is back", async () => {
    const dora = somebody();
    await wa.says(dora, "hello");
    await answered(dora);
    const states = async () => (await query(dora)).map(({ state }) => state);
    await expect.poll(states).toEqual(["sent"]);
    await wa.stopAdapter();
    const { rows } = await wa.product.pool.query<{ id: string; thread: string }>(
      "SELECT id, thread_id AS thread FROM conversation WHERE thread_id = $1",
      [lid(dora)],
    );
    expect(rows).toHaveLength(1);
    await wa.product.app.inbox.accept("whatsapp-web", "default", {
      kind: "message",
      platformId: `${lid(dora)}:by-hand`,
      threadId: lid(dora),
      sender: { externalId: lid(dora), trust: 1 },
      at: new Date(),
      text: "What is your return policy?",
      attachments: [],
    });
    await expect.poll(states).toEqual(["sent", "pending"]);
    wa.startAdapter();
    await answered(dora, 2);
  });

  it("leaves nothing readable on the adapter's disk, in its file names or in what it prints", async () => {
    const everything: string[] = [...wa.printed];
    for (const name of await readdir(path.join(wa.dataFolder, "default"), { recursive: true })) {
      everything.push(name);
      const file = path.join(wa.dataFolder, "default", name);
      everything.push(await readFile(file, "latin1").catch(() => ""));
    }
    expect(everything.length).toBeGreaterThan(20);
    for (const secret of ["1555200", "return policy", "30 days", "noiseKey", "privKey", "registrationId"])
      expect(everything.some((text) => text.includes(secret))).toBe(false);
  });

  /** Items in the adapter's queue; one more file keeps where it begins. */
  async function queued(): Promise<number> {
    const files = await readdir(path.join(wa.dataFolder, "default", "queue")).catch(() => []);
    return Math.max(0, files.length - 1);
  }
});
