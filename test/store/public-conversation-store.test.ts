import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { createInboxStore } from "../../src/store/inbox-store.ts";
import { createPublicConversations } from "../../src/store/public-conversation-store.ts";
import { createTurnStore } from "../../src/store/turn-store.ts";
import { freshStore, messageEvent, replyOf, testRules } from "../support/store.ts";

const visitor = { externalId: "anonymous:1", trust: 0 } as const;

async function open() {
  const store = await freshStore();
  const conversations = createPublicConversations(store.db);
  const inbox = createInboxStore(store.db, () => testRules);
  const { conversationId } = await conversations.open("widget", "default", "thread-1", visitor);
  const say = (text: string) =>
    inbox.accept("widget", "default", { ...messageEvent("thread-1", text), sender: visitor });
  return {
    ...store,
    conversations,
    inbox,
    conversationId,
    say,
    turns: createTurnStore(store.db, () => testRules, randomUUID()),
  };
}

it("opens a conversation without a word being said, and finds it again", async () => {
  await using store = await open();
  const again = await store.conversations.open("widget", "default", "thread-1", visitor);

  expect(again.conversationId).toBe(store.conversationId);
  expect(await store.conversations.standing(store.conversationId)).toEqual({ owner: "bot", lastSequence: 0 });
  expect((await store.say("hello")).conversationId).toBe(store.conversationId);
});

it("knows nothing of a conversation that does not exist", async () => {
  await using store = await open();
  expect(await store.conversations.standing("nowhere")).toBeUndefined();
  expect(await store.conversations.answerTo("nowhere", 1)).toBeUndefined();
  await expect(store.conversations.rate("nowhere", { score: 3, comment: "?" })).rejects.toMatchObject({
    kind: "not_found",
  });
});

it("tells the answer to a message once its turn is committed, with intent, confidence and trace", async () => {
  await using store = await open();
  await store.say("when are you open?");
  expect(await store.conversations.answerTo(store.conversationId, 1)).toBeUndefined();

  const claim = await store.turns.claim(store.conversationId);
  if (claim.claim !== "claimed") throw new Error(`not claimed: ${claim.claim}`);
  const intent = {
    primary: "opening_hours",
    secondary: "address",
    confidence: 0.93,
    category: "visit",
    kind: "question",
    outOfScope: 0.01,
    wantsPerson: 0,
  };
  await store.turns.commit(
    {
      turn: claim.turn,
      startedAt: new Date(),
      state: claim.turn.state,
      language: "en",
      masked: { 1: "when are you open?" },
      reply: replyOf("From 9 to 5."),
      ownership: { owner: "customer", epoch: 0, priority: 0, handoffs: 0 },
      outcome: "answered",
      summary: {
        intent: intent.primary,
        confidence: 0.93,
        trace: [{ stage: "understand", ms: 4, decision: "opening_hours 0.93", tokensIn: 7 }],
        draft: { confidence: 0.91, intent },
      },
      audit: [],
    },
    false,
  );

  const answer = await store.conversations.answerTo(store.conversationId, 1);
  expect(answer).toMatchObject({
    replySequence: 2,
    language: "en",
    outcome: "answered",
    confidence: 0.91,
    intent: { primary: "opening_hours", secondary: "address", confidence: 0.93, category: "visit", kind: "question" },
  });
  expect(answer?.handoff).toBeUndefined();
  const trace = await store.conversations.trace(answer?.turnId ?? "");
  expect(trace).toMatchObject({
    tokensIn: 7,
    toolCalls: [],
    maskedText: "when are you open?",
    stages: [{ stage: "understand", decision: "opening_hours 0.93" }],
  });
});

it("keeps the last rating, its comment sealed", async () => {
  await using store = await open();
  await store.conversations.rate(store.conversationId, { score: 2, comment: "slow" });
  await store.conversations.rate(store.conversationId, { score: 5, comment: "quick after all" });

  const { rows } = await store.db.pool.query<{ score: number; sealed: Buffer }>(
    "SELECT score, sealed_comment AS sealed FROM rating",
  );
  expect(rows.map((row) => row.score)).toEqual([5]);
  expect(rows[0]?.sealed.toString("latin1")).not.toContain("quick");
});
