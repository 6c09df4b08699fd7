import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FakeCloud, startFakeCloud } from "../fakes/whatsapp-cloud/start.ts";
import type { TestApp } from "../support/app.ts";
import { startPublicApp } from "../support/public-app.ts";

describe.each([
  ["whatsapp-cloud", "meta", "WHATSAPP_CLOUD_TEMPLATES"],
  ["whatsapp-360dialog", "360dialog", "D360_TEMPLATES"],
] as const)("customers on %s", (channel, flavour, templates) => {
  let fake: FakeCloud;
  let product: TestApp;
  beforeAll(async () => {
    fake = await startFakeCloud(flavour);
    product = await startPublicApp({ ...fake.env, [templates]: "en=reply_en" });
    await fake.control("webhook", { url: `${product.url}/webhooks/${channel}` });
  }, 120_000);
  afterAll(async () => {
    await product?.[Symbol.asyncDispose]();
    await fake?.[Symbol.asyncDispose]();
  });

  const statesOf = async (name: string): Promise<readonly string[]> => {
    const { rows } = await product.pool.query<{ state: string }>(
      "SELECT d.state FROM delivery d JOIN conversation c ON c.id = d.conversation_id WHERE c.thread_id = $1 ORDER BY d.id",
      [name],
    );
    return rows.map(({ state }) => state);
  };
  const shownTo = async (...names: readonly string[]) => (await fake.ledger()).filter(({ to }) => names.includes(to));
  const wait = { timeout: 20_000 };

  /** A customer's message under whichever of their names Meta tells. */
  const message = (text: string, { phone, userId }: { phone?: string; userId?: string }) => ({
    contacts: [{ profile: { name: "Vera" }, wa_id: phone, user_id: userId }],
    messages: [
      {
        from: phone,
        from_user_id: userId,
        id: `wamid.${randomBytes(12).toString("hex")}`,
        timestamp: String(Math.floor(Date.now() / 1000)),
        type: "text",
        text: { body: text },
      },
    ],
  });

  it("stay one customer in one conversation: number, number and id, id alone, another number", async () => {
    const [phone, newPhone, userId, newUserId] = ["4915177001", "4915177002", "DE.7700", "DE.7701"];
    const names = [phone, newPhone, userId, newUserId];
    const replied = (count: number) => expect.poll(async () => (await shownTo(...names)).length, wait).toBe(count);
    await fake.post(message("Is the Pulsar Watch X waterproof?", { phone }));
    await replied(1);
    await fake.post(message("and how long does its battery last?", { phone, userId }));
    await replied(2);
    await fake.post(message("What is your return policy?", { userId }));
    await replied(3);
    const system = { type: "user_changed_number", wa_id: newPhone, user_id: newUserId, previous_user_id: userId };
    await fake.post({
      messages: [{ from: phone, id: "wamid.moved", timestamp: "1790000000", type: "system", system }],
    });
    const isMoved = async () =>
      (await product.pool.query("SELECT 1 FROM conversation WHERE thread_id = $1", [newUserId])).rowCount;
    await expect.poll(isMoved, wait).toBe(1);
    await fake.post(message("Hello again, how much is shipping to Germany?", { phone: newPhone, userId: newUserId }));
    await replied(4);
    expect((await shownTo(...names)).map(({ to }) => to)).toEqual([phone, phone, userId, newPhone]);
    // The product that "its" meant was known from before the customer had an id.
    expect((await shownTo(phone))[1]?.text).toMatch(/Pulsar Watch X/);

    const { rows } = await product.pool.query<{ thread: string; customers: string; address: unknown }>(
      `SELECT c.thread_id AS thread, c.address, (SELECT count(DISTINCT customer_id) FROM identity WHERE external_id = ANY($1)) AS customers
       FROM conversation c WHERE c.thread_id = ANY($1) OR c.id IN (SELECT conversation_id FROM thread_alias WHERE alias = ANY($1))`,
      [names],
    );
    expect(rows).toEqual([{ thread: newUserId, customers: "1", address: { userId: newUserId, phone: newPhone } }]);
  });

  it("get a template when WhatsApp says, at once or later, that the 24 hours ended meanwhile; once", async () => {
    for (const [number, later] of [
      ["4915177101", false],
      ["4915177102", true],
    ] as const) {
      await fake.control("refuse", { to: number, code: 131047, later });
      await fake.say(number, "What is your return policy?");
      await expect.poll(async () => (await shownTo(number)).at(-1)?.template, wait).toBe("reply_en en");
      await expect.poll(() => statesOf(number), wait).toEqual(["read"]);
      expect((await shownTo(number)).filter(({ template }) => template)).toHaveLength(1);
    }
  });

  it("who cannot receive are marked until they write again", async () => {
    const number = "4915177201";
    const isUnreachable = async () =>
      (
        await product.pool.query("SELECT 1 FROM identity WHERE external_id = $1 AND unreachable_since IS NOT NULL", [
          number,
        ])
      ).rowCount === 1;
    await fake.control("refuse", { to: number, code: 131026, later: true });
    await fake.say(number, "hello");
    await expect.poll(() => statesOf(number), wait).toEqual(["failed"]);
    expect(await isUnreachable()).toBe(true);
    await fake.control("refuse", { to: number, code: 0, later: true });
    await fake.say(number, "hello?");
    await expect.poll(() => statesOf(number), wait).toEqual(["failed", "read"]);
    expect(await isUnreachable()).toBe(false);
  });

  it("do not wait for one who was written to too fast", async () => {
    const [slow, other] = ["4915177301", "4915177302"];
    await fake.control("refuse", { to: slow, code: 131056 });
    await fake.say(slow, "hello");
    await expect.poll(() => statesOf(slow), wait).toEqual(["pending"]);
    await fake.say(other, "hello");
    await expect.poll(() => statesOf(other), wait).toEqual(["read"]);
    expect(await statesOf(slow)).toEqual(["pending"]);
    await fake.control("refuse", { to: slow, code: 0, later: true });
    await expect.poll(() => statesOf(slow), wait).toEqual(["read"]);
    expect(await shownTo(slow)).toHaveLength(1);
  }, 40_000);

  it("are answered once although the answer of WhatsApp was lost", async () => {
    const number = "4915177401";
    await fake.faults({ lostResponse: 1 });
    await fake.say(number, "hello");
    await expect.poll(() => statesOf(number), wait).toEqual(["read"]);
    await fake.faults({});
    expect(await shownTo(number)).toHaveLength(1);
  });

  it("cannot be invented by anybody who does not know the secret", async () => {
    const before = await product.pool.query("SELECT count(*) FROM inbound_event");
    await fake.control("post", { value: message("hello", { phone: "4915177501" }), forged: true });
    await expect.poll(async () => (await fake.state()).refused, wait).toContain(401);
    expect((await product.pool.query("SELECT count(*) FROM inbound_event")).rows).toEqual(before.rows);
  });
});
