import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { createHealth } from "../../src/store/health.ts";
import { createInboxStore } from "../../src/store/inbox-store.ts";
import { readOperatorMetrics } from "../../src/store/operator-reads.ts";
import { freshStore, messageEvent, testRules } from "../support/store.ts";

const now = new Date("2026-06-30T12:00:00Z");
const daysAgo = (days: number, ms = 0) => new Date(now.getTime() - days * 86_400_000 + ms);

async function storeWithTurns() {
  const store = await freshStore();
  const { prisma } = store.db;
  const inbox = createInboxStore(store.db, () => testRules);
  const { conversationId } = await inbox.accept("telegram", "main", messageEvent("7", "hello"));
  const turn = (days: number, ms: number, outcome: string) => ({
    id: randomUUID(),
    conversationId,
    fence: 1,
    outcome,
    trace: [],
    tokensIn: 10,
    tokensOut: 5,
    costMicroUsd: 250_000,
    startedAt: daysAgo(days),
    finishedAt: daysAgo(days, ms),
  });
  await prisma.turn.createMany({
    data: [turn(1, 100, "answered"), turn(2, 300, "answered"), turn(3, 200, "handed-off"), turn(40, 900, "handed-off")],
  });
  const handoff = (epoch: number, reason: string, days: number) => ({
    id: randomUUID(),
    conversationId,
    epoch,
    reason,
    priority: 0,
    sealedPackage: Buffer.of(1),
    createdAt: daysAgo(days),
  });
  await prisma.handoff.createMany({
    data: [handoff(1, "anger", 3), handoff(2, "no-answer", 3), handoff(3, "no-answer", 4), handoff(4, "safety", 40)],
  });
  await prisma.rating.create({ data: { conversationId, score: 4, createdAt: daysAgo(1) } });
  return store;
}

test("figures cover the last 30 days", async () => {
  await using store = await storeWithTurns();
  expect(await readOperatorMetrics(store.db.prisma, now, {})).toEqual({
    turns: 3,
    handedOff: 1,
    automationRate: 0.6667,
    turnMsP50: 200,
    turnMsP95: 290,
    tokensIn: 30,
    tokensOut: 15,
    costUsd: 0.75,
    handoffReasons: { "no-answer": 2, anger: 1 },
    knowledgeAnswers: 0,
    preparedAnswers: 0,
    preparedShare: null,
    preparedByDay: [],
    ratings: 1,
    averageRating: 4,
  });
});

test("figures cover the range that is asked for", async () => {
  await using store = await storeWithTurns();
  const figures = await readOperatorMetrics(store.db.prisma, now, { from: daysAgo(50), to: daysAgo(30) });
  expect(figures).toMatchObject({ turns: 1, automationRate: 0, handoffReasons: { safety: 1 }, ratings: 0 });
  expect(figures["averageRating"]).toBeNull();
});

test("what waits is counted by state, and a queue that is away hides nothing else", async () => {
  await using store = await freshStore();
  const inbox = createInboxStore(store.db, () => testRules);
  await inbox.accept("telegram", "main", messageEvent("7", "hello"));
  const health = createHealth({
    ...store.db,
    queue: {
      wake: () => undefined,
      rewake: () => undefined,
      process: () => Promise.reject(new Error("not used")),
      waiting: () => Promise.reject(new Error("away")),
      ping: async () => false,
    },
    clock: { now: () => new Date() },
    isPlaybookServing: () => true,
  });
  expect((await health.samples()).map(({ name, labels, value }) => ({ name, labels, value }))).toEqual([
    { name: "switchboard_inbound_events", labels: { state: "pending" }, value: 1 },
    { name: "switchboard_conversations", labels: { owner: "bot" }, value: 1 },
    { name: "switchboard_model_spent_usd", labels: undefined, value: 0 },
  ]);
  expect((await health.ready()).map(({ ok }) => ok)).toEqual([true, false, true]);
});
