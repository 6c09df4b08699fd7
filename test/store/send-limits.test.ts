import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Channel, SendLimit, SendResult } from "../../src/core/contracts/channel.ts";
import type { DeliveryStore, Quota } from "../../src/core/contracts/store.ts";
import { createOutbox } from "../../src/core/outbox.ts";
import { quotasOf } from "../../src/core/send-limits.ts";
import { createDeliveryStore } from "../../src/store/delivery-store.ts";
import { createInboxStore } from "../../src/store/inbox-store.ts";
import { createOwnershipStore } from "../../src/store/ownership-store.ts";
import { forgetSendLimits } from "../../src/store/send-limits.ts";
import { freshStore, messageEvent, replyOf, testRules } from "../support/store.ts";

let store: Awaited<ReturnType<typeof freshStore>>;
let secondPool: pg.Pool;
let stores: readonly [DeliveryStore, DeliveryStore];
beforeAll(async () => {
  store = await freshStore();
  // Another process has connections of its own; nothing else is shared but the database.
  secondPool = new pg.Pool({ connectionString: store.url, max: 12, pipeline: true });
  stores = [createDeliveryStore(store.db), createDeliveryStore({ ...store.db, pool: secondPool })];
});
afterAll(async () => {
  await secondPool.end();
  await store[Symbol.asyncDispose]();
});

const inbox = () => createInboxStore(store.db, () => testRules);

/** A conversation with messages of an agent that wait to be sent. */
async function conversationWith(channel: string, threadId: string, messages: number): Promise<string> {
  const { conversationId } = await inbox().accept(channel, "default", messageEvent(threadId, "hello"));
  const ownership = createOwnershipStore(store.db);
  await ownership.change(conversationId, (next) => ({
    next,
    messages: Array.from({ length: messages }, (_, n) => replyOf(`${n}`, "agent")),
    audit: [],
    holdBotDeliveries: false,
  }));
  return conversationId;
}

const perThread =
  (quotas: Partial<SendLimit>[]) =>
  (where: { threadId: string }): readonly Quota[] =>
    quotasOf(
      {
        limits: () => quotas.map((one) => ({ scope: "account", count: 1, perMs: 1000, ...one })),
      } as unknown as Channel,
      where.threadId,
    );

/** What one process does with a conversation: claims, "sends", settles, waits as long as it is told, again. */
async function drain(
  deliveries: DeliveryStore,
  conversationId: string,
  quotas: (where: { threadId: string }) => readonly Quota[],
  sent: (at: number) => void,
): Promise<void> {
  for (;;) {
    const claim = await deliveries.claimNext(conversationId, quotas);
    if (claim.claim === "nothing" || claim.claim === "elsewhere") return;
    if (claim.claim === "later") {
      await new Promise((resolve) => setTimeout(resolve, claim.waitMs));
      continue;
    }
    sent(performance.now());
    await deliveries.settle(claim.delivery, { state: "sent", platformId: randomUUID() });
  }
}

/** The most messages in any time of this length. */
const most = (times: readonly number[], windowMs: number): number =>
  Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + windowMs).length));

describe("a platform's send limits", () => {
  it("hold for an account when two processes send to many chats at once", async () => {
    const quotas = perThread([{ count: 20, perMs: 1000, burst: 2 }]);
    const ids = await Promise.all(Array.from({ length: 30 }, (_, n) => conversationWith("busy", `a${n}`, 1)));
    const times: number[] = [];
    const started = performance.now();
    await Promise.all(ids.map((id, n) => drain(stores[n % 2 === 0 ? 0 : 1], id, quotas, (at) => void times.push(at))));
    expect(times).toHaveLength(30);
    // Two at once, then one each 50 ms: 28 of them take 1,400 ms. Without a limit it took a fraction of that.
    expect(performance.now() - started).toBeGreaterThan(1_350);
    // 2 + 10 are due in half a second; the clock of this process, and when it gets to run, add some noise.
    expect(most(times, 500)).toBeLessThanOrEqual(15);
  });

  it("let one flooded chat wait alone: twenty others are answered as if it were not there", async () => {
    const quotas = perThread([
      { scope: "account", count: 30, perMs: 1000, burst: 30 },
      { scope: "thread", count: 1, perMs: 1000, burst: 3 },
    ]);
    const flooded = await conversationWith("fair", "flooded", 50);
    const others = await Promise.all(Array.from({ length: 20 }, (_, n) => conversationWith("fair", `o${n}`, 1)));
    const toFlooded: number[] = [];
    const toOthers: number[] = [];
    const started = performance.now();
    // Never waits itself: what is told to come later gives its place to others at once.
    const flood = async (): Promise<void> => {
      for (;;) {
        const claim = await stores[0].claimNext(flooded, quotas);
        if (claim.claim !== "claimed") return;
        toFlooded.push(performance.now());
        await stores[0].settle(claim.delivery, { state: "sent", platformId: randomUUID() });
      }
    };
    await flood();
    await Promise.all(
      others.map((id, n) => drain(stores[n % 2 === 0 ? 0 : 1], id, quotas, (at) => void toOthers.push(at))),
    );
    expect(toFlooded).toHaveLength(3);
    expect(toOthers).toHaveLength(20);
    expect(Math.max(...toOthers) - started).toBeLessThan(1_500);
    const claim = await stores[1].claimNext(flooded, quotas);
    expect(claim.claim === "later" ? claim.waitMs : -1).toBeGreaterThan(0);
    expect(claim.claim === "later" ? claim.waitMs : 5_000).toBeLessThanOrEqual(1_000);
  });

  it("count a group once, whichever of its members is answered", async () => {
    const quotas = perThread([{ scope: "thread", count: 1, perMs: 60_000, key: "-100" }]);
    const [first, second] = [
      await conversationWith("group", "-100/1", 1),
      await conversationWith("group", "-100/2", 1),
    ];
    expect(await stores[0].claimNext(first, quotas)).toMatchObject({ claim: "claimed" });
    expect(await stores[1].claimNext(second, quotas)).toMatchObject({ claim: "later" });
  });

  it("cost nothing, not even a row, where a channel declares none", async () => {
    const id = await conversationWith("free", "f1", 5);
    await drain(
      stores[0],
      id,
      () => [],
      () => undefined,
    );
    const { rows } = await store.db.pool.query("SELECT 1 FROM send_limit WHERE channel = 'free'");
    expect(rows).toEqual([]);
  });

  it("are forgotten once they say nothing any more", async () => {
    await store.db.pool.query(
      "INSERT INTO send_limit (channel, account, key, tat) VALUES ('old', 'default', 'k', now() - interval '1 hour'), ('old', 'default', 'pause', now() + interval '1 minute')",
    );
    await forgetSendLimits(store.db.pool);
    const { rows } = await store.db.pool.query("SELECT key FROM send_limit WHERE channel = 'old'");
    expect(rows).toEqual([{ key: "pause" }]);
  });
});

describe("what a platform asks for", () => {
  /** Two outboxes as two processes have them, on one scripted channel. */
  function processes(name: string, answers: SendResult[], limits: readonly SendLimit[] = []) {
    const sent: string[] = [];
    const channel = {
      name,
      account: "default",
      limits: () => limits,
      async send({ threadId }: { threadId: string }): Promise<SendResult> {
        sent.push(threadId);
        return answers.shift() ?? { outcome: "sent", platformId: randomUUID() };
      },
    } as unknown as Channel;
    const build = (deliveries: DeliveryStore) =>
      createOutbox({
        channels: new Map([[name, channel]]),
        store: deliveries,
        bus: { publish: () => undefined } as never,
        log: () => undefined,
        clock: { now: () => new Date() },
        activity: { received: () => undefined, sent: () => undefined },
      });
    return { sent, deliver: [build(stores[0]), build(stores[1])] as const };
  }

  it("for one chat holds back that chat, in every process, and no other", async () => {
    const slow: SendResult = { outcome: "retry", retryAfterMs: 30_000, problem: "429" };
    const { deliver, sent } = processes("asks-chat", [slow]);
    const [held, other] = [
      await conversationWith("asks-chat", "held", 2),
      await conversationWith("asks-chat", "other", 1),
    ];
    expect(await deliver[0](held)).toEqual({ again: 30_000 });
    const again = await deliver[1](held);
    expect(again === "done" ? 0 : again.again).toBeGreaterThan(29_000);
    expect(await deliver[1](other)).toBe("done");
    expect(sent).toEqual(["held", "other"]);
  });

  it("for a group holds back the threads of all its members", async () => {
    const slow: SendResult = { outcome: "retry", retryAfterMs: 30_000, problem: "429" };
    const { deliver, sent } = processes(
      "asks-group",
      [slow],
      [{ scope: "thread", count: 1, perMs: 1000, burst: 3, key: "-7" }],
    );
    const [one, two] = [
      await conversationWith("asks-group", "-7/1", 1),
      await conversationWith("asks-group", "-7/2", 1),
    ];
    await deliver[0](one);
    const later = await deliver[1](two);
    expect(later === "done" ? 0 : later.again).toBeGreaterThan(29_000);
    expect(sent).toEqual(["-7/1"]);
  });

  it("for the whole account holds back all of it, in every process, until the time is over", async () => {
    const slow: SendResult = { outcome: "retry", retryAfterMs: 600, wholeAccount: true, problem: "429" };
    const { deliver, sent } = processes("asks-account", [slow]);
    const ids = await Promise.all(["x", "y"].map((thread) => conversationWith("asks-account", thread, 1)));
    expect(await deliver[0](ids[0] ?? "")).toEqual({ again: 600 });
    expect(await deliver[1](ids[1] ?? "")).toMatchObject({ again: expect.any(Number) });
    expect(sent).toEqual(["x"]);
    await new Promise((resolve) => setTimeout(resolve, 650));
    expect(await Promise.all(ids.map((id, n) => deliver[n === 0 ? 1 : 0](id)))).toEqual(["done", "done"]);
  });
});

describe("a thread that got another id", () => {
  const build = (name: string, movedTo: string) => {
    const sent: string[] = [];
    const channel = {
      name,
      account: "default",
      async send({ threadId }: { threadId: string }): Promise<SendResult> {
        sent.push(threadId);
        if (threadId !== movedTo) return { outcome: "retry", movedTo, problem: "it moved" };
        return { outcome: "sent", platformId: randomUUID() };
      },
    } as unknown as Channel;
    const deliver = createOutbox({
      channels: new Map([[name, channel]]),
      store: stores[0],
      bus: { publish: () => undefined } as never,
      log: () => undefined,
      clock: { now: () => new Date() },
      activity: { received: () => undefined, sent: () => undefined },
    });
    return { sent, deliver };
  };

  it("is written to under the new one at once, and goes on as the same conversation", async () => {
    const { sent, deliver } = build("moving", "-100200/7");
    const id = await conversationWith("moving", "-200/7", 1);
    expect(await deliver(id)).toBe("done");
    expect(sent).toEqual(["-200/7", "-100200/7"]);
    expect((await inbox().accept("moving", "default", messageEvent("-100200/7", "hi"))).conversationId).toBe(id);
    expect((await inbox().accept("moving", "default", messageEvent("-200/7", "late"))).conversationId).toBe(id);
    const { rows } = await store.db.pool.query(
      "SELECT author FROM message WHERE conversation_id = $1 ORDER BY sequence",
      [id],
    );
    expect(rows.map(({ author }) => author)).toEqual(["customer", "agent", "system", "customer", "customer"]);
    const audit = await store.db.pool.query("SELECT 1 FROM audit_entry WHERE chain = $1 AND kind = 'moved'", [id]);
    expect(audit.rowCount).toBe(1);
  });

  it("is written to there also when the customer was quicker and began anew", async () => {
    const { sent, deliver } = build("raced", "-100300/7");
    const id = await conversationWith("raced", "-300/7", 2);
    const newer = await inbox().accept("raced", "default", messageEvent("-100300/7", "hi"));
    expect(newer.conversationId).not.toBe(id);
    expect(await deliver(id)).toBe("done");
    expect(sent).toEqual(["-300/7", "-100300/7", "-100300/7"]);
  });
});
