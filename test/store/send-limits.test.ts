import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SendLimit } from "../../src/core/contracts/channel.ts";
import type { ClaimedDelivery } from "../../src/core/contracts/store.ts";
import { inConversation } from "../../src/store/conversation-transaction.ts";
import { createDeliveryStore } from "../../src/store/delivery-store.ts";
import { createInboxStore } from "../../src/store/inbox-store.ts";
import { freshStore, messageEvent, replyOf, testRules } from "../support/store.ts";

type Store = Awaited<ReturnType<typeof freshStore>>;
let store: Store;
beforeAll(async () => {
  store = await freshStore();
});
afterAll(() => store[Symbol.asyncDispose]());

/** A conversation in which so many agent's messages wait to be sent. */
async function waiting(threadId: string, count: number): Promise<string> {
  const inbox = createInboxStore(store.db, () => testRules);
  const { conversationId } = await inbox.accept("telegram", "default", messageEvent(threadId, "hello"));
  await inConversation(store.db, conversationId, async (tx) => {
    for (let n = 0; n < count; n++) await tx.addMessage(replyOf(`message ${n}`, "agent"));
  });
  return conversationId;
}

const limits: readonly SendLimit[] = [
  { scope: "account", count: 50, perMs: 1000, burst: 5 },
  { scope: "thread", count: 5, perMs: 1000, burst: 2 },
];

/** Sends like a process does: claims, "sends" at once, settles; waits when it is told to. Says when each message left. */
async function work(conversationIds: readonly string[], until: number): Promise<readonly { id: string; at: number }[]> {
  const deliveries = createDeliveryStore(store.db);
  const sent: { id: string; at: number }[] = [];
  await Promise.all(
    conversationIds.map(async (id) => {
      for (;;) {
        const claim = await deliveries.claimNext(id, () => limits);
        if (claim.claim === "nothing" || Date.now() > until) return;
        if (claim.claim === "later") {
          await new Promise((resolve) => setTimeout(resolve, Math.min(claim.waitMs, until - Date.now())));
          continue;
        }
        sent.push({ id, at: performance.now() });
        await deliveries.settle(claim.delivery, { state: "sent", platformId: String(claim.delivery.id) });
      }
    }),
  );
  return sent;
}

function mostIn(ms: number, times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return Math.max(...sorted.map((from) => sorted.filter((at) => at >= from && at < from + ms).length));
}

describe("a platform's limits", () => {
  it("are kept by two processes together, and one flooded chat does not delay the others", async () => {
    const flooded = await waiting("flood", 40);
    const others = await Promise.all(Array.from({ length: 20 }, (_, n) => waiting(`quiet-${n}`, 1)));
    const began = performance.now();
    const until = Date.now() + 3_000;
    const [one, two] = await Promise.all([
      work([flooded, ...others.slice(0, 10)], until),
      work([flooded, ...others.slice(10)], until),
    ]);
    const sent = [...one, ...two];
    const quiet = sent.filter(({ id }) => id !== flooded);
    expect(quiet).toHaveLength(20);
    expect(Math.max(...quiet.map(({ at }) => at - began))).toBeLessThan(2_000);
    expect(
      mostIn(
        1000,
        sent.filter(({ id }) => id === flooded).map(({ at }) => at),
      ),
    ).toBeLessThanOrEqual(7 + 1);
    expect(
      mostIn(
        1000,
        sent.map(({ at }) => at),
      ),
    ).toBeLessThanOrEqual(55 + 1);
  });

  it("an account that was asked to wait waits in every process", async () => {
    const id = await waiting("paused", 1);
    const [one, two] = [createDeliveryStore(store.db), createDeliveryStore(store.db)];
    await one.pauseAccount("telegram", "default", 1_200);
    const claim = await two.claimNext(id, () => limits);
    expect(claim).toMatchObject({ claim: "later" });
    expect(claim.claim === "later" && claim.waitMs > 900).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 1_300));
    expect(await two.claimNext(id, () => limits)).toMatchObject({ claim: "claimed" });
  });

  it("cost a channel without limits nothing: no row is written", async () => {
    const id = await waiting("free", 1);
    expect(await createDeliveryStore(store.db).claimNext(id, () => [])).toMatchObject({ claim: "claimed" });
    const { rows } = await store.db.pool.query("SELECT 1 FROM send_limit WHERE scope LIKE 'thread free%'");
    expect(rows).toEqual([]);
  });
});

describe("a group that became a supergroup", () => {
  const claimed = async (id: string): Promise<ClaimedDelivery> => {
    const claim = await createDeliveryStore(store.db).claimNext(id);
    if (claim.claim !== "claimed") throw new Error(`nothing to claim: ${claim.claim}`);
    return claim.delivery;
  };
  const moved = (movedTo: string) => ({ state: "retry", afterMs: 0, problem: "moved", movedTo }) as const;

  it("keeps its conversation, under the new id and the old", async () => {
    const id = await waiting("-1/7", 1);
    const deliveries = createDeliveryStore(store.db);
    await deliveries.settle(await claimed(id), moved("-1001/7"));
    expect((await claimed(id)).to.threadId).toBe("-1001/7");
    const inbox = createInboxStore(store.db, () => testRules);
    for (const thread of ["-1001/7", "-1/7"])
      expect((await inbox.accept("telegram", "default", messageEvent(thread, "again"))).conversationId).toBe(id);
  });

  it("where the customer has begun anew under the new id, the old message is failed and shown, not sent into nowhere", async () => {
    const id = await waiting("-2/7", 1);
    await waiting("-1002/7", 0);
    await createDeliveryStore(store.db).settle(await claimed(id), moved("-1002/7"));
    const { rows } = await store.db.pool.query("SELECT state, problem FROM delivery WHERE conversation_id = $1", [id]);
    expect(rows).toEqual([{ state: "failed", problem: "the conversation goes on in another thread" }]);
  });
});
