import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { startPushHook } from "../../src/channels/public-api/push-hook.ts";
import { createDeliveryStore } from "../../src/store/delivery-store.ts";
import { createInboxStore } from "../../src/store/inbox-store.ts";
import { createOwnershipStore } from "../../src/store/ownership-store.ts";
import { createPresence } from "../../src/store/presence.ts";
import { createPushStore } from "../../src/store/push-store.ts";
import { freshStore, messageEvent, replyOf, testRules } from "../support/store.ts";

let store: Awaited<ReturnType<typeof freshStore>>;
beforeAll(async () => {
  store = await freshStore();
});
afterAll(() => store[Symbol.asyncDispose]());
beforeEach(() => store.db.pool.query("DELETE FROM push").then(() => undefined));

const quotasOf = () => [];

/** A conversation with one reply whose delivery is under way. */
async function replied(threadId: string) {
  const accepted = await createInboxStore(store.db, () => testRules).accept(
    "api",
    "default",
    messageEvent(threadId, "?"),
  );
  await createOwnershipStore(store.db).change(accepted.conversationId, (next) => ({
    next,
    messages: [replyOf("Here is the answer.")],
    audit: [],
    holdBotDeliveries: false,
  }));
  const deliveries = createDeliveryStore(store.db, () => true);
  const claim = await deliveries.claimNext(accepted.conversationId, quotasOf);
  if (claim.claim !== "claimed") throw new Error("nothing to deliver");
  return { conversationId: accepted.conversationId, delivery: claim.delivery, deliveries };
}

const stateOf = async (conversationId: string) =>
  (await store.db.pool.query("SELECT state, problem FROM push WHERE conversation_id = $1", [conversationId])).rows[0];

it("what a dead process was sending goes out again where each reference is taken once, and nowhere else", async () => {
  const { conversationId, deliveries, delivery } = await replied("died");
  await store.db.pool.query("UPDATE delivery SET sending_at = now() - interval '1 minute' WHERE id = $1", [
    delivery.id,
  ]);
  expect(await deliveries.claimNext(conversationId, quotasOf)).toMatchObject({
    claim: "claimed",
    delivery: { reference: delivery.reference, attempt: 2 },
  });
  await store.db.pool.query("UPDATE delivery SET sending_at = now() - interval '1 minute' WHERE id = $1", [
    delivery.id,
  ]);
  expect(await createDeliveryStore(store.db).claimNext(conversationId, quotasOf)).toEqual({ claim: "nothing" });
});

it("two workers never send the same push, and a reply is remembered once", async () => {
  const { conversationId, delivery } = await replied("twice");
  const pushes = createPushStore(store.db);
  await Promise.all([pushes.remember(delivery.reference), pushes.remember(delivery.reference)]);
  await store.db.pool.query("UPDATE push SET next_attempt_at = now()");
  const claimed = (await Promise.all([pushes.claim(10), pushes.claim(10), pushes.claim(10)])).flat();
  expect(claimed.filter((push) => push.conversationId === conversationId)).toHaveLength(1);
});

it("a reader in another process counts, until that process dies", async () => {
  const { conversationId, delivery } = await replied("watched");
  const pushes = createPushStore(store.db);
  const elsewhere = createPresence(store.db.pool, () => undefined);
  elsewhere.open(conversationId, 0);
  await pushes.remember(delivery.reference);
  await expect.poll(async () => (await store.db.pool.query("SELECT 1 FROM presence")).rowCount).toBe(1);
  await store.db.pool.query("UPDATE push SET next_attempt_at = now()");
  expect(await pushes.claim(10)).toEqual([]);

  await store.db.pool.query("UPDATE presence SET expires_at = now()");
  await store.db.pool.query("UPDATE push SET next_attempt_at = now() WHERE state = 'pending'");
  expect(await pushes.claim(10)).toMatchObject([{ conversationId, text: "Here is the answer." }]);
  await elsewhere[Symbol.asyncDispose]();
});

it("a push that failed for a day is given up, and the channel's health says why", async () => {
  const { conversationId, delivery } = await replied("given-up");
  const pushes = createPushStore(store.db);
  await pushes.remember(delivery.reference);
  await store.db.pool.query("UPDATE push SET next_attempt_at = now(), created_at = now() - interval '24 hours'");
  const problems: (string | undefined)[] = [];
  await using _hook = startPushHook({
    settings: { url: "http://127.0.0.1:2/pushes", secret: "s".repeat(32), withText: false },
    store: pushes,
    activity: { received: () => undefined, sent: (_channel, _account, _at, problem) => void problems.push(problem) },
    clock: { now: () => new Date() },
    log: () => undefined,
  });
  await expect
    .poll(() => stateOf(conversationId), { timeout: 10_000 })
    .toEqual({ state: "failed", problem: expect.stringContaining("for a day; given up") });
  expect(problems).toContainEqual(expect.stringContaining("ECONNREFUSED"));
});
