import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { colleague, firstAgent, startConsole, type TestConsole } from "./support.ts";

let test: TestConsole;
let ada: Awaited<ReturnType<typeof firstAgent>>;
let ben: Awaited<ReturnType<typeof colleague>>;

beforeAll(async () => {
  test = await startConsole();
  ada = await firstAgent(test);
  ben = await colleague(test, ada);
});
afterAll(() => test?.[Symbol.asyncDispose]());

const DRAFT = "I would refund 612.00 EUR.";

/** A customer whose refund is over the limit: answered by the bot, then handed over. */
async function queued(thread: string, priority: 0 | 1 | 2 = 1): Promise<string> {
  const id = await test.customerWrites(thread, `I want my money back, I am ${thread}`);
  await test.botAnswers(id, "A colleague will look at this.", {
    priority,
    package: {
      detail: "612.00 EUR is over the limit",
      customerText: "money back",
      draft: { text: DRAFT, confidence: 0.4 },
    },
  });
  return id;
}

describe("the lists", () => {
  it("order the queue by priority, then by who waits longest, over pages without gaps or doubles", async () => {
    const ids = [];
    for (let n = 0; n < 45; n += 1) ids.push(await queued(`page-${n}`, 0));
    const urgent = await queued("page-urgent", 2);
    const seen: string[] = [];
    let after = "";
    do {
      const { answer } = await ada.get(`/conversations?view=queue${after && `&after=${after}`}`);
      seen.push(...answer.items.map((item: { id: string }) => item.id));
      after = answer.next ?? "";
    } while (after);
    expect(seen).toEqual([urgent, ...ids]);
    expect((await ada.get("/counts")).answer).toMatchObject({ queue: 46, mine: 0 });
    await test.db.pool.query("UPDATE conversation SET owner = 'nobody' WHERE owner = 'queue'");
  });

  it("show who waits since when and why, with the last words", async () => {
    const id = await queued("waiting");
    const { answer } = await ada.get("/conversations?view=queue");
    expect(answer.items).toMatchObject([
      {
        id,
        owner: "queue",
        priority: 1,
        handoffReason: "over-limit",
        lastMessage: { author: "bot", text: "A colleague will look at this." },
        deadline: { step: "remind-queue" },
      },
    ]);
    expect(answer.items[0].waitingSince).toBeDefined();
  });

  it("refuse a view or a page that does not exist, and say which field is wrong", async () => {
    expect(await ada.get("/conversations?view=nope")).toMatchObject({
      status: 400,
      answer: { error: { kind: "invalid_input" } },
    });
    expect(await ada.get("/conversations?view=queue&after=bm9wZQ")).toMatchObject({ status: 400 });
  });
});

describe("a conversation", () => {
  it("shows the transcript with sources, the trace, the package and the delivery of each message", async () => {
    const id = await queued("whole");
    await test.db.pool.query(
      "UPDATE delivery SET state = 'unknown', problem = 'no answer' WHERE conversation_id = $1",
      [id],
    );
    const { answer } = await ada.get(`/conversations/${id}`);
    expect(answer.messages).toMatchObject([
      { sequence: 1, author: "customer", content: { text: "I want my money back, I am whole" } },
      {
        sequence: 2,
        author: "bot",
        content: { citations: [{ sourceId: "returns", tier: "gold" }] },
        deliveries: [{ state: "unknown", problem: "no answer" }],
      },
    ]);
    expect(answer.turns).toMatchObject([
      {
        id: answer.messages[1].turnId,
        outcome: "handed-off",
        steps: [
          { stage: "guard-input" },
          { stage: "understand" },
          { stage: "respond", tokensIn: 210, costMicroUsd: 120 },
        ],
      },
    ]);
    expect(answer.conversation).toMatchObject({
      deliveryProblems: 1,
      handoffs: [{ reason: "over-limit", ticketId: "T-1", package: { draft: { text: DRAFT } } }],
    });
  });

  it("still opens after the customer was erased, without a word of theirs", async () => {
    const id = await queued("erased");
    const { rows } = await test.db.pool.query<{ customer_id: string }>(
      "SELECT customer_id FROM conversation WHERE id = $1",
      [id],
    );
    const customerId = rows[0]?.customer_id ?? "";
    await test.db.pool.query("UPDATE customer SET data_key = NULL WHERE id = $1", [customerId]);
    test.db.sealing.forget(customerId);
    const { status, answer } = await ada.get(`/conversations/${id}`);
    expect(status).toBe(200);
    expect(JSON.stringify(answer)).not.toContain("money back");
    expect(answer.messages).toHaveLength(2);
  });

  it("is 404 for an id that does not exist, whatever is asked of it", async () => {
    expect((await ada.get("/conversations/nope")).status).toBe(404);
    expect((await ada.get("/conversations/nope/audit")).status).toBe(404);
    expect(await ada.post("/conversations/nope/take-over")).toMatchObject({ status: 404 });
    expect((await ada.get("/conversations/nope/messages")).answer).toEqual({ messages: [], more: false });
  });

  it("gives earlier messages in pages", async () => {
    const id = await test.customerWrites("long", "message 1");
    for (let n = 2; n <= 130; n += 1) await test.customerWrites("long", `message ${n}`);
    const { answer } = await ada.get(`/conversations/${id}`);
    expect([answer.messages[0].sequence, answer.messages.length, answer.more]).toEqual([31, 100, true]);
    const earlier = await ada.get(`/conversations/${id}/messages?before=31`);
    expect([earlier.answer.messages[0].sequence, earlier.answer.messages.length, earlier.answer.more]).toEqual([
      1,
      30,
      false,
    ]);
  });
});

describe("what agents do", () => {
  it("takes over, answers once for a double click, hands back", async () => {
    const id = await queued("way");
    expect((await ada.post(`/conversations/${id}/take-over`)).status).toBe(200);
    const message = { clientId: "client-id-1", text: "Hello, this is Ada." };
    const clicks = await Promise.all([1, 2, 3].map(() => ada.post(`/conversations/${id}/reply`, message)));
    expect(clicks.map((click) => click.status)).toEqual([200, 200, 200]);
    await ada.post(`/conversations/${id}/note`, { clientId: "client-id-2", text: "knows us" });
    expect((await ada.post(`/conversations/${id}/hand-back`, { note: "checked" })).status).toBe(200);

    const { answer } = await ada.get(`/conversations/${id}`);
    expect(
      answer.messages
        .slice(2)
        .map(({ author, content, agentName }: { author: string; content: { text: string }; agentName: string }) => [
          author,
          content.text,
          agentName,
        ]),
    ).toEqual([
      ["agent", "Hello, this is Ada.", "Ada"],
      ["note", "knows us", "Ada"],
      ["note", "checked", "Ada"],
    ]);
    expect(answer.conversation).toMatchObject({ owner: "customer", handoffs: [{ takenBy: "Ada" }] });
    expect(answer.conversation.handoffs[0].closedAt).toBeDefined();
  });

  it("refuses what another agent owns, and names them", async () => {
    const id = await queued("owned");
    await ada.post(`/conversations/${id}/take-over`);
    for (const [action, body] of [
      ["take-over", {}],
      ["reply", { clientId: "client-id-3", text: "me too" }],
      ["resolve", { reason: "done" }],
      ["hand-back", {}],
      ["to-queue", {}],
    ] as const) {
      expect(await ben.post(`/conversations/${id}/${action}`, body), action).toMatchObject({
        status: 409,
        answer: { error: { refusal: { refused: "owned-by" } } },
      });
    }
    const { answer } = await ben.get(`/conversations/${id}`);
    expect(answer.conversation.agent.name).toBe("Ada");
    expect(answer.messages).toHaveLength(2);
  });

  it("lets only one of two agents take it at the same moment", async () => {
    const id = await queued("race");
    const both = await Promise.all([
      ada.post(`/conversations/${id}/take-over`),
      ben.post(`/conversations/${id}/take-over`),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it("asks to take over before a reply, and for words before sending or resolving", async () => {
    const id = await queued("unowned");
    expect(await ada.post(`/conversations/${id}/reply`, { clientId: "client-id-4", text: "hi" })).toMatchObject({
      status: 409,
      answer: { error: { refusal: { refused: "not-yours", owner: "queue" } } },
    });
    await ada.post(`/conversations/${id}/take-over`);
    expect((await ada.post(`/conversations/${id}/reply`, { clientId: "client-id-5", text: "  " })).status).toBe(400);
    expect((await ada.post(`/conversations/${id}/resolve`, { reason: "" })).status).toBe(400);
    expect((await ada.post(`/conversations/${id}/resolve`, { reason: "answered" })).status).toBe(200);
    expect((await ada.get(`/conversations/${id}`)).answer.conversation.owner).toBe("nobody");
    expect(await ada.post(`/conversations/${id}/resolve`, { reason: "again" })).toMatchObject({ status: 409 });
  });

  it("takes the agent from the session, never from the body", async () => {
    const id = await queued("forged");
    const forged = await ben.post(`/conversations/${id}/note`, {
      clientId: "client-id-6",
      text: "hi",
      agentId: "ada",
      agent: { id: "ada" },
    });
    expect(forged.status).toBe(400);
  });

  it("reaches a colleague's open page as a hint", async () => {
    const id = await queued("hinted");
    const page = await ben.listen();
    await ada.post(`/conversations/${id}/take-over`);
    await expect.poll(() => page.heard).toContainEqual(expect.objectContaining({ conversationId: id }));
    page.socket.close();
  });
});

describe("what runs beside", () => {
  it("shows notices, channels with the reason they are off, and the audit chain with its check", async () => {
    const { pool, sealing } = test.db;
    await pool.query("INSERT INTO notice (id, medium, sealed) VALUES ('n1', 'email', $1)", [
      sealing.service.seal({ to: "ana@example.com", subject: "Code", body: "123456" }),
    ]);
    expect((await ada.get("/notices")).answer.items).toMatchObject([
      { to: "ana@example.com", body: "123456", state: "pending" },
    ]);

    expect((await ada.get("/channels")).answer.switches).toContainEqual({
      channel: "teams",
      on: false,
      why: "set TEAMS_APP_ID to switch it on",
    });

    const id = await queued("audited");
    test.checks.set(id, { ok: false, brokenAt: 2, problem: "changed" });
    const { answer } = await ada.get(`/conversations/${id}/audit`);
    expect(answer.check).toEqual({ ok: false, brokenAt: 2, problem: "changed" });
    expect(answer.entries.map((entry: { sequence: number }) => entry.sequence)).toEqual(
      answer.entries.map((_: unknown, n: number) => n + 1),
    );
    expect(answer.entries.length).toBeGreaterThan(1);
  });

  it("shows the health of each account: problems, limits, pauses, and in how many conversations the window is over", async () => {
    const { pool } = test.db;
    const open = await test.customerWrites("+34600", "hola", "whatsapp-twilio");
    const closed = await test.customerWrites("+34601", "hola", "whatsapp-twilio");
    await pool.query("UPDATE conversation SET last_inbound_at = now() - interval '25 hours' WHERE id = $1", [closed]);
    await test.botAnswers(open, "Hola");
    await pool.query("UPDATE delivery SET state = 'failed', problem = 'refused' WHERE conversation_id = $1", [open]);
    await pool.query(
      "INSERT INTO send_limit (channel, account, key, tat) VALUES ('whatsapp-twilio', 'default', 'pause', now() + interval '1 minute')",
    );
    const { answer } = await ada.get("/channels");
    const health = answer.health.find(({ channel }: { channel: string }) => channel === "whatsapp-twilio");
    expect(health).toMatchObject({
      account: "default",
      failedToday: 1,
      unknownToday: 0,
      closedWindows: 1,
      pausedUntil: expect.any(String),
      declared: {
        limits: [{ scope: "account", count: 80, perMs: 1000 }],
        window: { template: true },
        shows: { quickReplies: 0 },
      },
    });

    const windowOf = async (id: string) => (await ada.get(`/conversations/${id}`)).answer.conversation.window;
    expect(Date.parse((await windowOf(open)).openUntil)).toBeGreaterThan(Date.now());
    expect(Date.parse((await windowOf(closed)).openUntil)).toBeLessThan(Date.now());
    expect(await windowOf(await queued("no-window"))).toBeUndefined();
  });

  it("links each channel's page of the documentation, as plain text", async () => {
    expect((await ada.get("/channels")).answer.documented).toContain("telegram");
    const page = await fetch(`${test.url}/console/api/docs/channels/telegram.md`);
    expect(page.headers.get("content-type")).toMatch(/^text\/plain/);
    expect(await page.text()).toContain("TELEGRAM_BOT_TOKEN");
    expect((await fetch(`${test.url}/console/api/docs/channels/..%2f..%2fpackage.json`)).status).toBe(404);
  });

  it("answers malformed and oversized requests with what is wrong", async () => {
    const headers = { "x-switchboard-console": "1", "content-type": "application/json", cookie: ada.cookie() };
    const broken = await fetch(`${test.url}/console/api/conversations/x/note`, { method: "POST", headers, body: "{" });
    expect(broken.status).toBe(400);
    const large = await fetch(`${test.url}/console/api/conversations/x/note`, {
      method: "POST",
      headers,
      body: JSON.stringify({ text: "x".repeat(70_000) }),
    });
    expect(large.status).toBe(413);
  });
});
