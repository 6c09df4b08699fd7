import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ClaimedTurn, TurnCommit } from "../../src/core/contracts/store.ts";
import { agentReplied, takenOver, turnAnswered } from "../../src/core/ownership.ts";
import { verifyAudit } from "../../src/store/audit-verification.ts";
import { createDeliveryStore } from "../../src/store/delivery-store.ts";
import { createInboxStore } from "../../src/store/inbox-store.ts";
import { createOwnershipStore } from "../../src/store/ownership-store.ts";
import { createTranscript } from "../../src/store/transcript-store.ts";
import { createTurnStore } from "../../src/store/turn-store.ts";
import { freshStore, messageEvent, replyOf, testRules } from "../support/store.ts";

let store: Awaited<ReturnType<typeof freshStore>>;
beforeAll(async () => {
  store = await freshStore();
});
afterAll(() => store[Symbol.asyncDispose]());

const parts = () => ({
  inbox: createInboxStore(store.db, () => testRules),
  turns: createTurnStore(store.db, () => testRules, "worker-1"),
  otherWorker: createTurnStore(store.db, () => testRules, "worker-2"),
  deliveries: createDeliveryStore(store.db),
  ownership: createOwnershipStore(store.db),
  transcript: createTranscript(store.db),
});

async function claimed(turns: ReturnType<typeof parts>["turns"], conversationId: string): Promise<ClaimedTurn> {
  const claim = await turns.claim(conversationId);
  if (claim.claim !== "claimed") throw new Error(`expected to claim, got ${claim.claim}`);
  return claim.turn;
}

function commitOf(turn: ClaimedTurn, text: string): TurnCommit {
  const current = { owner: "bot" as const, epoch: turn.conversation.epoch, priority: 0, handoffs: 0 };
  return {
    turn,
    startedAt: new Date(),
    state: turn.state,
    language: "en",
    masked: Object.fromEntries(turn.messages.map((message) => [message.sequence, message.text])),
    reply: replyOf(text),
    ownership: turnAnswered(current, new Date(), testRules),
    outcome: "answered",
    summary: { trace: [], intent: "greeting", confidence: 0.9 },
    audit: [],
  };
}

describe("a message from the inbox to the outbox", () => {
  it("keeps a redelivered message once, with the same sequence", async () => {
    const { inbox } = parts();
    const event = messageEvent("t-repeat", "hello");
    const answers = await Promise.all(Array.from({ length: 8 }, () => inbox.accept("telegram", "default", event)));
    expect(answers.filter((answer) => answer.outcome === "new")).toHaveLength(1);
    expect(new Set(answers.map((answer) => answer.sequence))).toEqual(new Set([1]));
  });

  it("makes one conversation of ten first messages at once", async () => {
    const { inbox } = parts();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        inbox.accept("telegram", "default", messageEvent("t-burst", `picture ${n}`)),
      ),
    );
    expect(new Set(answers.map((answer) => answer.conversationId)).size).toBe(1);
    expect(answers.map((answer) => answer.sequence).sort((a, b) => Number(a) - Number(b))).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
  });

  it("answers what is waiting, once, and hands the reply to the platform in order", async () => {
    const { inbox, turns, deliveries, transcript } = parts();
    const { conversationId } = await inbox.accept("telegram", "default", messageEvent("t-way", "first"));
    await inbox.accept("telegram", "default", messageEvent("t-way", "second"));
    const turn = await claimed(turns, conversationId);
    expect(turn.messages.map((message) => message.text)).toEqual(["first", "second"]);
    expect(await turns.claim(conversationId)).toMatchObject({ claim: "busy" });

    expect(await turns.commit(commitOf(turn, "both answered"), false)).toMatchObject({
      result: "committed",
      sequence: 3,
      moreWaiting: false,
    });
    expect(await turns.claim(conversationId)).toEqual({ claim: "nothing" });

    const claim = await deliveries.claimNext(conversationId, () => []);
    if (claim.claim !== "claimed") throw new Error("expected a delivery");
    expect(claim.delivery.part).toEqual({ text: "both answered" });
    expect(await deliveries.claimNext(conversationId, () => [])).toMatchObject({ claim: "later" });
    await deliveries.settle(claim.delivery, { state: "sent", platformId: "77" });
    expect(await deliveries.claimNext(conversationId, () => [])).toEqual({ claim: "nothing" });
    const rows = await transcript.after(conversationId, 0, { limit: 10, includeNotes: false });
    expect(rows.map((row) => [row.author, row.content.text, row.delivery?.state])).toEqual([
      ["customer", "first", undefined],
      ["customer", "second", undefined],
      ["bot", "both answered", "sent"],
    ]);
  });

  it("answers a message that holds half an emoji", async () => {
    const { inbox, turns } = parts();
    const { conversationId } = await inbox.accept("telegram", "default", messageEvent("t-half", "half \ud83d"));
    const turn = await claimed(turns, conversationId);
    const odd = commitOf(turn, "answered");
    const summary = {
      ...odd.summary,
      trace: [{ stage: "decide", ms: 1, decision: "half \ud83d \u0000" }],
      draft: { text: "\udc00" },
    };
    expect(
      await turns.commit({ ...odd, summary, audit: [{ kind: "odd", data: { text: "\ud83d" } }] }, false),
    ).toMatchObject({ result: "committed" });
    expect((await verifyAudit(store.db.pool, store.db.sealing.auditKey, [], conversationId)).faults).toEqual([]);
  });

  it("plans again when the customer wrote while the turn was thinking", async () => {
    const { inbox, turns } = parts();
    const { conversationId } = await inbox.accept("telegram", "default", messageEvent("t-stale", "where is my order"));
    const turn = await claimed(turns, conversationId);
    await inbox.accept("telegram", "default", messageEvent("t-stale", "sorry, the other one"));
    expect(await turns.commit(commitOf(turn, "too early"), false)).toEqual({ result: "stale" });
    const again = await turns.refresh(turn);
    expect(again?.messages.map((message) => message.text)).toEqual(["where is my order", "sorry, the other one"]);
    expect(await turns.commit(commitOf(again ?? turn, "now right"), true)).toMatchObject({ result: "committed" });
  });

  it("drops the draft of a worker whose lease another one took", async () => {
    const { inbox, turns, otherWorker } = parts();
    const { conversationId } = await inbox.accept("telegram", "default", messageEvent("t-fence", "hello"));
    const slow = await claimed(turns, conversationId);
    await store.db.pool.query("UPDATE conversation SET lease_until = 'epoch' WHERE id = $1", [conversationId]);
    const quick = await claimed(otherWorker, conversationId);
    expect(await otherWorker.commit(commitOf(quick, "quick"), false)).toMatchObject({ result: "committed" });
    expect(await turns.commit(commitOf(slow, "slow"), true)).toEqual({ result: "overruled" });
  });

  it("begins no bot message after a person took over", async () => {
    const { inbox, turns, deliveries, ownership } = parts();
    const { conversationId } = await inbox.accept("telegram", "default", messageEvent("t-takeover", "hello"));
    const turn = await claimed(turns, conversationId);
    await turns.commit(commitOf(turn, "bot's answer"), false);
    await ownership.change(conversationId, (current, now) => {
      const next = takenOver(current, now, testRules, "agent-1");
      return next && { next, messages: [], audit: [], holdBotDeliveries: true };
    });
    expect(await deliveries.claimNext(conversationId, () => [])).toEqual({ claim: "nothing" });
    const { rows } = await store.db.pool.query("SELECT state FROM delivery WHERE conversation_id = $1", [
      conversationId,
    ]);
    expect(rows).toEqual([{ state: "held" }]);
    const later = await inbox.accept("telegram", "default", messageEvent("t-takeover", "are you there?"));
    expect(later.wake).toBe(false);
    expect(await turns.claim(conversationId)).toEqual({ claim: "nothing" });
  });

  it("sends an agent's message once after a double click", async () => {
    const { inbox, ownership } = parts();
    const { conversationId } = await inbox.accept("telegram", "default", messageEvent("t-double", "hello"));
    const take = () =>
      ownership.change(conversationId, (current, now) => {
        const next = takenOver(current, now, testRules, "agent-1");
        return next && { next, messages: [], audit: [], holdBotDeliveries: true };
      });
    await take();
    const reply = () =>
      ownership.change(conversationId, (current, now) => {
        const next = agentReplied(current, now, testRules, "agent-1");
        return (
          next && {
            next,
            messages: [replyOf("I am on it", "agent")],
            audit: [],
            holdBotDeliveries: false,
            clientId: "click-1",
          }
        );
      });
    await Promise.all([reply(), reply(), reply()]);
    const { rows } = await store.db.pool.query("SELECT count(*)::int AS n FROM delivery WHERE conversation_id = $1", [
      conversationId,
    ]);
    expect(rows[0]?.n).toBe(1);
  });
});
