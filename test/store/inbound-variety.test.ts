import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ClaimedTurn, TurnStore } from "../../src/core/contracts/store.ts";
import type { InboundEvent, MessageContent } from "../../src/core/message.ts";
import { turnAnswered } from "../../src/core/ownership.ts";
import { createDeliveryStore } from "../../src/store/delivery-store.ts";
import { createInboxStore } from "../../src/store/inbox-store.ts";
import { createConversationMemory, createTranscript } from "../../src/store/transcript-store.ts";
import { createTurnStore } from "../../src/store/turn-store.ts";
import { freshStore, messageEvent, replyOf, testRules } from "../support/store.ts";

let store: Awaited<ReturnType<typeof freshStore>>;
beforeAll(async () => {
  store = await freshStore();
});
afterAll(() => store[Symbol.asyncDispose]());

type Kind<K extends InboundEvent["kind"]> = Extract<InboundEvent, { kind: K }>;

/** A customer's thread and what the product holds of it. */
function customer(thread = randomUUID()) {
  const inbox = createInboxStore(store.db, () => testRules);
  const turns = createTurnStore(store.db, () => testRules, "worker");
  const sender = { externalId: thread, trust: 1 as const };
  // A platform's ids are its own for ever.
  const own = (id: string) => `${thread}:${id}`;
  const base = () => ({ platformId: randomUUID(), threadId: thread, sender, at: new Date() });
  const send = (event: InboundEvent) => inbox.accept("telegram", "default", event);
  return {
    inbox,
    turns,
    send,
    says: (text: string, platformId: string, more: Partial<Kind<"message">> = {}) =>
      send({ ...(messageEvent(thread, text, own(platformId)) as Kind<"message">), ...more }),
    edits: (target: string, text: string, at = new Date()) =>
      send({ ...base(), at, kind: "edit", target: own(target), text }),
    deletes: (target: string) => send({ ...base(), kind: "deletion", target: own(target) }),
    reacts: (target: string, emoji: string, at = new Date()) =>
      send({ ...base(), at, kind: "reaction", target: own(target), emoji }),
    blocks: () => send({ ...base(), kind: "blocked" }),
    async shown(conversationId: string) {
      const rows = await createTranscript(store.db).after(conversationId, 0, { limit: 50, includeNotes: true });
      return rows.map(({ author, content, edited, deleted }) => ({ author, ...content, edited, deleted }));
    },
    async audited(conversationId: string): Promise<readonly { kind: string; data: Record<string, unknown> }[]> {
      const { rows } = await store.db.pool.query(
        "SELECT kind, data FROM audit_entry WHERE chain = $1 ORDER BY sequence",
        [conversationId],
      );
      return rows;
    },
    async kept(conversationId: string): Promise<readonly string[]> {
      const { rows } = await store.db.pool.query<{ sealed: Buffer; customer: string }>(
        `SELECT v.sealed, c.customer_id AS customer FROM message_version v JOIN message m ON m.id = v.message_id
         JOIN conversation c ON c.id = m.conversation_id WHERE c.id = $1 ORDER BY v.id`,
        [conversationId],
      );
      return Promise.all(
        rows.map(
          async (row) => ((await store.db.sealing.forCustomer(row.customer)).open(row.sealed) as MessageContent).text,
        ),
      );
    },
  };
}

async function claimed(turns: TurnStore, conversationId: string): Promise<ClaimedTurn> {
  const claim = await turns.claim(conversationId);
  if (claim.claim !== "claimed") throw new Error(`expected to claim, got ${claim.claim}`);
  return claim.turn;
}

async function answered(turns: TurnStore, conversationId: string, masked: Record<number, string> = {}) {
  const turn = await claimed(turns, conversationId);
  const current = { owner: "bot" as const, epoch: turn.conversation.epoch, priority: 0, handoffs: 0 };
  const result = await turns.commit(
    {
      turn,
      startedAt: new Date(),
      state: turn.state,
      language: "en",
      masked: { ...Object.fromEntries(turn.messages.map(({ sequence, text }) => [sequence, text])), ...masked },
      reply: replyOf("answered"),
      ownership: turnAnswered(current, new Date(), testRules),
      outcome: "answered",
      summary: { trace: [] },
      audit: [],
    },
    false,
  );
  expect(result.result).toBe("committed");
  return turn;
}

const window = async (conversationId: string) =>
  (await createConversationMemory(store.db).window(conversationId, 1_000, 20)).map(({ text }) => text);

describe("an edit", () => {
  it("of a message that waits is what gets answered, and its pictures stay", async () => {
    const ana = customer();
    const picture = { ref: "file-1", kind: "image" as const };
    const { conversationId } = await ana.says("where is oder 5", "m1", {
      attachments: [picture, { ref: "f", kind: "file" }],
    });
    await ana.edits("m1", "where is order 5");

    const turn = await claimed(ana.turns, conversationId);
    expect(turn.messages).toMatchObject([{ text: "where is order 5", attachments: [{ ref: "file-1" }, { ref: "f" }] }]);
    expect(await ana.shown(conversationId)).toMatchObject([{ text: "where is order 5", edited: true }]);
    expect(await ana.kept(conversationId)).toEqual(["where is oder 5"]);
  });

  it("of an answered message is not answered again; the engine knows the new words from the next turn on", async () => {
    const ana = customer();
    const { conversationId } = await ana.says("it is red", "m1");
    await answered(ana.turns, conversationId);
    const edit = await ana.edits("m1", "it is blue");

    expect(edit.wake).toBe(false);
    expect(await ana.turns.claim(conversationId)).toEqual({ claim: "nothing" });
    expect(await window(conversationId)).not.toContain("it is red");

    await ana.says("so which one is it?", "m2");
    const turn = await answered(ana.turns, conversationId, { 1: "it is blue" });
    expect(turn.messages).toHaveLength(1);
    expect(turn.edited).toEqual([{ sequence: 1, text: "it is blue" }]);
    expect(await window(conversationId)).toContain("it is blue");
    await ana.says("thanks", "m3");
    expect((await claimed(ana.turns, conversationId)).edited).toEqual([]);
  });

  it("leaves both wordings in the audit by their fingerprints, never by their words", async () => {
    const ana = customer();
    const { conversationId } = await ana.says("my secret wish", "m1");
    await ana.edits("m1", "another secret wish");
    const audit = await ana.audited(conversationId);
    const edited = audit.find(({ kind }) => kind === "edited");
    expect(edited?.data).toMatchObject({ sequence: 1 });
    expect(edited?.data["before"]).not.toBe(edited?.data["after"]);
    expect(JSON.stringify(audit)).not.toContain("secret");
  });

  it("that overtook its message is applied when the message comes, whichever of two edits came first", async () => {
    const ana = customer();
    const earlier = new Date(Date.now() - 60_000);
    await ana.edits("late", "third wording");
    await ana.edits("late", "second wording", earlier);
    const { conversationId, wake } = await ana.says("first wording", "late");

    expect(wake).toBe(true);
    expect((await claimed(ana.turns, conversationId)).messages).toMatchObject([{ text: "third wording" }]);
    expect(await ana.shown(conversationId)).toMatchObject([{ text: "third wording", edited: true }]);
    expect(await ana.kept(conversationId)).toEqual(["first wording"]);
  });

  it("that is older than the one we have changes nothing", async () => {
    const ana = customer();
    const { conversationId } = await ana.says("first", "m1");
    await ana.edits("m1", "third");
    await ana.edits("m1", "second", new Date(Date.now() - 60_000));
    expect(await ana.shown(conversationId)).toMatchObject([{ text: "third" }]);
  });
});

describe("a deletion", () => {
  it("takes the words from the engine and leaves the line for agents", async () => {
    const ana = customer();
    const { conversationId } = await ana.says("my card is lost", "m1");
    await answered(ana.turns, conversationId);
    await ana.deletes("m1");
    expect(await window(conversationId)).toEqual(["answered"]);
    expect((await ana.shown(conversationId))[0]).toMatchObject({ author: "customer", text: "", deleted: true });
    expect(await ana.kept(conversationId)).toEqual(["my card is lost"]);
  });

  it("that overtook its message leaves nothing to answer", async () => {
    const ana = customer();
    await ana.deletes("late");
    const { conversationId, wake } = await ana.says("forget this", "late");
    expect(wake).toBe(false);
    expect(await ana.turns.claim(conversationId)).toEqual({ claim: "nothing" });
    expect(await ana.shown(conversationId)).toMatchObject([{ text: "", deleted: true }]);
    await ana.edits("late", "once more");
    expect(await ana.shown(conversationId)).toMatchObject([{ text: "", deleted: true }]);
  });
});

describe("a reaction", () => {
  it("is kept once for each who reacts, the newest wins, and nobody has to answer it", async () => {
    const ana = customer();
    const { conversationId } = await ana.says("hello", "m1");
    await answered(ana.turns, conversationId);
    const standing = () =>
      store.db.pool.query("SELECT owner, deadline_at, version FROM conversation WHERE id = $1", [conversationId]);
    const before = (await standing()).rows;

    await ana.reacts("reply-1", "👍");
    const { wake } = await ana.reacts("reply-1", "");
    await ana.reacts("reply-1", "😡", new Date(Date.now() - 60_000));

    expect(wake).toBe(false);
    expect((await standing()).rows).toEqual(before);
    const { rows } = await store.db.pool.query<{ sealed: Buffer; customer: string }>(
      "SELECT r.sealed, c.customer_id AS customer FROM reaction r JOIN conversation c ON c.id = r.conversation_id WHERE c.id = $1",
      [conversationId],
    );
    expect(rows).toHaveLength(1);
    const seal = await store.db.sealing.forCustomer(rows[0]?.customer ?? "");
    expect(seal.open(rows[0]?.sealed ?? Buffer.alloc(0))).toBe("");
  });
});

describe("what agents are told", () => {
  it("says that the customer blocked us, and that a message found nobody", async () => {
    const ana = customer();
    const { conversationId } = await ana.says("hello", "m1");
    await answered(ana.turns, conversationId);
    const deliveries = createDeliveryStore(store.db);
    const claim = await deliveries.claimNext(conversationId, () => []);
    if (claim.claim !== "claimed") throw new Error(claim.claim);
    await deliveries.settle(claim.delivery, { state: "failed", problem: "blocked", unreachable: true });
    await ana.blocks();

    const lines = (await ana.shown(conversationId)).filter(({ author }) => author === "system");
    expect(lines.map(({ notice }) => notice)).toEqual(["unreachable", "blocked"]);
    const forCustomer = await createTranscript(store.db).after(conversationId, 0, { limit: 9, includeNotes: false });
    expect(forCustomer.map(({ author }) => author)).toEqual(["customer", "bot"]);
  });
});

describe("an album", () => {
  const picture = (n: number) => ({ attachments: [{ ref: `file-${n}`, kind: "image" as const }] });

  it("waits until no more pictures come, and is then one turn", async () => {
    const ana = customer();
    const { conversationId } = await ana.says("", "p1", picture(1));
    const first = await ana.turns.claim(conversationId);
    expect(first).toMatchObject({ claim: "busy" });
    await ana.says("", "p2", picture(2));
    expect(await ana.turns.claim(conversationId)).toMatchObject({ claim: "busy" });
    await store.db.pool.query("UPDATE inbound_event SET received_at = received_at - interval '1300 ms'");
    expect((await claimed(ana.turns, conversationId)).messages).toHaveLength(2);
  });

  it("waits four seconds at most, however many pictures come", async () => {
    const ana = customer();
    const { conversationId } = await ana.says("", "p1", picture(1));
    await store.db.pool.query("UPDATE inbound_event SET received_at = received_at - interval '4 s'");
    await ana.says("", "p2", picture(2));
    expect((await claimed(ana.turns, conversationId)).messages).toHaveLength(2);
  });

  it("does not hold up words", async () => {
    const ana = customer();
    const { conversationId } = await ana.says("", "p1", picture(1));
    await ana.says("that is the broken one", "m2");
    expect((await claimed(ana.turns, conversationId)).messages).toHaveLength(2);
  });
});
