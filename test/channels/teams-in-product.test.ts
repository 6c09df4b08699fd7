import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ADA, visitor } from "../console/support.ts";
import { BOT_ID, type FakeTeams, personalActivity, personalChat, startFakeTeams } from "../fakes/teams/start.ts";
import { startTestApp, type TestApp } from "../support/app.ts";

let fake: FakeTeams;
let product: TestApp;
beforeAll(async () => {
  fake = await startFakeTeams();
  product = await startTestApp({ env: fake.env });
  await fake.connect(`${product.url}/webhooks/teams`);
}, 120_000);
afterAll(async () => {
  await product?.[Symbol.asyncDispose]();
  await fake?.[Symbol.asyncDispose]();
});

const heard = async (person: string) =>
  (await fake.ledger()).filter((entry) => entry.conversationId === personalChat(person));
const conversationOf = async (person: string): Promise<{ id: string; owner: string } | undefined> => {
  const { rows } = await product.pool.query(
    "SELECT id, owner FROM conversation WHERE channel = 'teams' AND thread_id = $1",
    [personalChat(person)],
  );
  return rows[0];
};
const within = { timeout: 20_000, interval: 50 };

describe("a product that serves Teams", () => {
  // First, while the product has not heard of Microsoft's keys yet.
  it("says 503 while Microsoft's keys cannot be had, so that Teams sends again, and 401 to a forged activity", async () => {
    const activity = { ...personalActivity("gus"), text: "hi" };
    await fake.faults({ noMetadata: true });
    expect((await fake.deliver(activity, { once: true })).status).toBe(503);
    await fake.faults({});
    expect((await fake.deliver(activity, { forgery: "wrong-key" })).status).not.toBe(200);
    expect(await conversationOf("gus")).toBeUndefined();
    expect((await fake.deliver(activity)).status).toBe(200);
    expect((await fake.deliver(activity, { forgery: "wrong-key" })).status).toBe(401);
    await expect.poll(() => heard("gus"), within).toHaveLength(1);
  });

  it("takes a press that comes again under new ids for one press", async () => {
    await fake.say("dora", "Where is my order?");
    await expect.poll(() => heard("dora"), within).toHaveLength(1);
    await fake.deliver({
      ...personalActivity("dora"),
      replyToId: (await heard("dora"))[0]?.activityId,
      value: { quickReply: "other", label: "What is your return policy?" },
    });
    await fake.faults({ duplicate: 1, duplicatePress: 1 });
    const [first] = await heard("dora");
    const press = {
      ...personalActivity("dora"),
      replyToId: first?.activityId,
      value: { quickReply: "again", label: "What is your return policy?" },
    };
    const { status } = await fake.deliver(press);
    await fake.faults({});
    expect(status).toBe(200);
    // On the other side of a minute, and from before.
    for (const ms of [59_000, -59_000])
      await fake.deliver({ ...press, timestamp: new Date(Date.now() + ms).toISOString() });
    const { rows } = await product.pool.query<{ n: string }>(
      "SELECT count(*) AS n FROM message WHERE conversation_id = $1 AND author = 'customer'",
      [(await conversationOf("dora"))?.id],
    );
    expect(Number(rows[0]?.n)).toBe(3);
  });

  it("answers everybody once while Microsoft duplicates, reorders, throttles and loses answers", async () => {
    const people = Array.from({ length: 12 }, (_, n) => `storm-${n}`);
    await fake.faults({
      duplicate: 0.3,
      duplicatePress: 0.3,
      reorder: 0.5,
      lostResponse: 0.2,
      serverError: 0.2,
      tooManyRequests: 0.2,
      unauthorized: 0.05,
      delayMs: 50,
    });
    await Promise.all(people.map((person) => fake.say(person, "What is your return policy?")));
    const open = async () => {
      const { rows } = await product.pool.query(
        `SELECT 1 FROM conversation c WHERE channel = 'teams' AND (owner = 'bot' OR EXISTS
          (SELECT 1 FROM delivery d WHERE d.conversation_id = c.id AND d.state IN ('pending', 'sending')))`,
      );
      return rows.length;
    };
    await expect.poll(open, { timeout: 40_000, interval: 100 }).toBe(0);
    await fake.faults({});
    for (const person of people) {
      const texts = (await heard(person)).map(({ text }) => text);
      expect(new Set(texts).size, person).toBe(texts.length);
      const { rows } = await product.pool.query<{ state: string }>(
        "SELECT state FROM delivery WHERE conversation_id = $1",
        [(await conversationOf(person))?.id],
      );
      // Delivered, or visibly in doubt; what was refused for good was refused with both tokens.
      expect(rows.length, person).toBeGreaterThan(0);
      for (const { state } of rows) expect(["sent", "unknown", "failed"], person).toContain(state);
      if (rows.every(({ state }) => state !== "failed")) expect(texts, person).toHaveLength(rows.length);
    }
    expect((await fake.state()).problems).toEqual([]);
  }, 60_000);

  it("lets an agent write first, to where the customer was last", async () => {
    const added = { ...personalActivity("fay"), type: "conversationUpdate", membersAdded: [{ id: BOT_ID }] };
    await fake.deliver(added);
    await expect.poll(async () => (await conversationOf("fay"))?.owner, within).toBe("customer");
    await expect.poll(async () => (await heard("fay")).length, within).toBe(1);
    const { rows } = await product.pool.query<{ address: Record<string, string> }>(
      "SELECT address FROM conversation WHERE thread_id = $1",
      [personalChat("fay")],
    );
    expect(rows[0]?.address).toMatchObject({ serviceUrl: fake.serviceUrl, botId: BOT_ID });

    const ada = visitor(product.url);
    const token = new URL(product.app.setupLink ?? "").searchParams.get("token");
    expect((await ada.post("/first-run", { ...ADA, token })).status).toBe(201);
    const id = (await conversationOf("fay"))?.id;
    expect((await ada.post(`/conversations/${id}/take-over`)).status).toBe(200);
    const text = "Good news: your parcel *arrived* <early>.";
    expect((await ada.post(`/conversations/${id}/reply`, { clientId: "client-0001", text })).status).toBe(200);
    // As Markdown, in which an agent's sign of less is an entity.
    const markdown = "Good news: your parcel *arrived* &lt;early&gt;.";
    await expect
      .poll(async () => (await heard("fay")).slice(1), within)
      .toMatchObject([{ text: markdown, card: false }]);
  });
});
