import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { InboundEvent } from "../../src/core/message.ts";
import { createInboxStore } from "../../src/store/inbox-store.ts";
import { freshStore, messageEvent, testRules } from "../support/store.ts";

type Store = Awaited<ReturnType<typeof freshStore>>;
let store: Store;
beforeAll(async () => {
  store = await freshStore();
});
afterAll(() => store[Symbol.asyncDispose]());

/** Two processes, each with what it has seen itself. */
const processes = () => [0, 1].map(() => createInboxStore(store.db, () => testRules));
const from = (id: string, aliases: readonly string[] = []): InboundEvent => {
  const event = messageEvent(id, "hello");
  return { ...event, sender: { ...event.sender, aliases } };
};
const moved = (previous: string, now: string, aliases: readonly string[] = []): InboundEvent => ({
  ...from(now, aliases),
  kind: "moved",
  platformId: `${previous}>${now}`,
  previous: { threadId: previous, externalId: previous },
});

async function people(...threads: readonly string[]) {
  const { rows } = await store.db.pool.query<{ conversations: string; customers: string }>(
    `SELECT count(DISTINCT c.id) AS conversations, count(DISTINCT coalesce(p.person_id, p.id)) AS customers
     FROM conversation c JOIN identity i ON i.id = c.identity_id JOIN customer p ON p.id = i.customer_id WHERE c.channel = 'telegram' AND c.thread_id = ANY($1)`,
    [threads],
  );
  return { conversations: Number(rows[0]?.conversations), customers: Number(rows[0]?.customers) };
}

describe("a customer whose platform changes their id", () => {
  it("stays in one conversation: number, number and id, id alone, another number, another id", async () => {
    const [a, b] = processes();
    const seen = new Set<string>();
    const say = async (inbox: typeof a, event: InboundEvent) => {
      seen.add((await inbox?.accept("telegram", "default", event))?.conversationId ?? "");
    };
    await say(a, from("+491"));
    await say(b, from("US.1", ["+491"]));
    await say(a, from("US.1"));
    await say(a, moved("US.1", "US.2", ["+492"]));
    await say(b, from("US.2"));
    // Late, and under names of before.
    await say(a, from("+491"));
    await say(b, from("US.1"));
    await say(b, from("+492"));
    await say(a, from("US.1", ["+491"]));
    expect(seen.size).toBe(1);
    expect(await people("US.2")).toEqual({ conversations: 1, customers: 1 });
    expect(await people("+491", "US.1", "+492")).toEqual({ conversations: 0, customers: 0 });
  });

  it("is one customer although they wrote under the new id before the change was told", async () => {
    const [a, b] = processes();
    await a?.accept("telegram", "default", from("US.5", ["+495"]));
    await b?.accept("telegram", "default", from("US.6"));
    expect(await people("US.5", "US.6")).toEqual({ conversations: 2, customers: 2 });
    await a?.accept("telegram", "default", moved("US.5", "US.6"));
    expect(await people("US.5", "US.6")).toEqual({ conversations: 2, customers: 1 });
  });

  it("is somebody else when only the name is like theirs", async () => {
    const [a] = processes();
    await a?.accept("telegram", "default", from("+4970"));
    await a?.accept("telegram", "default", from("+49701", ["+4971"]));
    expect(await people("+4970", "+49701")).toEqual({ conversations: 2, customers: 2 });
  });

  it("is somebody else under another id, although they have the number that was somebody's before", async () => {
    const [a, b] = processes();
    await a?.accept("telegram", "default", from("+498"));
    await a?.accept("telegram", "default", from("US.8", ["+498"]));
    // Years later the number belongs to another person, who writes here too, and then changes it.
    const first = await b?.accept("telegram", "default", from("US.80", ["+498"]));
    expect(await people("US.8", "US.80")).toEqual({ conversations: 2, customers: 2 });
    await b?.accept("telegram", "default", moved("+498", "US.81", ["+4980"]));
    expect(await people("US.8", "US.81")).toEqual({ conversations: 2, customers: 2 });
    const later = await a?.accept("telegram", "default", from("US.81"));
    expect(later?.conversationId).toBe(first?.conversationId);
  });

  it("is one customer who wrote under the hidden number first, once the number is told", async () => {
    const [a, b] = processes();
    await a?.accept("telegram", "default", from("+499"));
    await b?.accept("telegram", "default", from("US.9"));
    await a?.accept("telegram", "default", from("US.9", ["+499"]));
    expect(await people("+499", "US.9")).toEqual({ conversations: 2, customers: 1 });
  });

  it("leaves the renaming in the audit", async () => {
    const { rows } = await store.db.pool.query("SELECT data FROM audit_entry WHERE kind = 'renamed' ORDER BY at");
    expect(rows.map(({ data }) => data)).toEqual(
      expect.arrayContaining([
        { from: "+491", to: "US.1" },
        { from: "US.1", to: "US.2" },
      ]),
    );
  });
});
