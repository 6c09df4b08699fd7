import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ClaimedTurn } from "../../src/core/contracts/store.ts";
import { joinProven } from "../../src/core/customer-links.ts";
import type { InboundEvent } from "../../src/core/message.ts";
import { takenOver } from "../../src/core/ownership.ts";
import { adoptProfile } from "../../src/core/turn/adopt-profile.ts";
import { verifyAudit } from "../../src/store/audit-verification.ts";
import { createConsoleReads } from "../../src/store/console-store.ts";
import { createIdentificationStore } from "../../src/store/identification-store.ts";
import { createInboxStore } from "../../src/store/inbox-store.ts";
import { createOwnershipStore } from "../../src/store/ownership-store.ts";
import { createPeopleStore } from "../../src/store/people-store.ts";
import { createTurnStore } from "../../src/store/turn-store.ts";
import { createVault } from "../../src/store/vault.ts";
import { freshStore, testMask, testRules } from "../support/store.ts";

let store: Awaited<ReturnType<typeof freshStore>>;
let account: string;
beforeAll(async () => {
  store = await freshStore();
});
beforeEach(() => {
  account = `account-${randomUUID()}`;
});
afterAll(() => store[Symbol.asyncDispose]());

const admin = { id: "agent-admin", name: "Ada", role: "admin" as const };
const agent = { id: "agent-ben", name: "Ben", role: "agent" as const };

/** Somebody who writes on one channel. */
async function writer(channel: string, text = "hello") {
  const thread = randomUUID();
  const inbox = createInboxStore(store.db, () => testRules);
  const write = (words: string, sender: Partial<InboundEvent["sender"]> = {}) =>
    inbox.accept(channel, "default", {
      kind: "message",
      platformId: randomUUID(),
      threadId: thread,
      sender: { externalId: thread, trust: 1, ...sender },
      at: new Date(),
      text: words,
      attachments: [],
    });
  const { conversationId } = await write(text);
  const { rows } = await store.db.pool.query<{ customerId: string; identityId: string }>(
    'SELECT customer_id AS "customerId", identity_id AS "identityId" FROM conversation WHERE id = $1',
    [conversationId],
  );
  const row = rows[0];
  if (!row) throw new Error("no conversation");
  return {
    ...row,
    conversationId,
    thread,
    write,
    showsToken: (backofficeId: string) => write("signed in", { trust: 2, backofficeId }),
    async redeemsCode(backofficeId: string) {
      const codes = createIdentificationStore(store.db);
      const { codeId } = await codes.saveCode({
        id: randomUUID(),
        conversationId,
        identityId: row.identityId,
        backofficeId,
        codeHash: "right",
        validMs: 60_000,
        limits: { perIdentity: 9, perAccount: 9, windowMs: 60_000 },
      });
      const tried = await codes.tryCode({
        codeId,
        conversationId,
        matches: (hash) => hash === "right",
        maxTries: 5,
        trustMs: 86_400_000,
      });
      expect(tried.result).toBe("ok");
    },
    /** What a turn is told of who asks, with the profile in this customer's own tokens. */
    async turn(): Promise<ClaimedTurn["customer"]> {
      await write("and now?");
      const turns = createTurnStore(store.db, () => testRules, "worker");
      const claim = await turns.claim(conversationId);
      if (claim.claim !== "claimed") throw new Error(claim.claim);
      await turns.fail(claim.turn, "only looked");
      return (await adoptProfile(claim.turn, createVault(store.db))).customer;
    },
    shown: async () => {
      const detail = await createConsoleReads(store.db, new Map(), testMask).conversation(conversationId);
      if (!detail) throw new Error("no detail");
      return detail;
    },
    async audited() {
      const { rows: entries } = await store.db.pool.query<{ kind: string; data: Record<string, unknown> }>(
        "SELECT kind, data FROM audit_entry WHERE chain = $1 AND kind LIKE 'customer-%' ORDER BY sequence",
        [conversationId],
      );
      return entries;
    },
  };
}
type Writer = Awaited<ReturnType<typeof writer>>;

const trustOf = async ({ identityId }: Writer) =>
  (await store.db.pool.query<{ trust: number }>("SELECT trust FROM identity WHERE id = $1", [identityId])).rows[0]
    ?.trust;

/** Ana, proven on Telegram, with a profile that holds her e-mail as a token. */
async function ana() {
  const on = await writer("telegram", "my lamp is broken");
  await on.redeemsCode(account);
  const [token] = await createVault(store.db).tokenize(on.customerId, [{ kind: "email", value: "ana@example.com" }]);
  await store.db.pool.query("UPDATE customer SET profile = $2, language = 'es' WHERE id = $1", [
    on.customerId,
    { likes: "green", mail: token },
  ]);
  return on;
}

describe("before anything is proven", () => {
  it("nothing of one customer is seen by or beside the other, although they may be the same", async () => {
    const a = await ana();
    const b = await writer("whatsapp", "it is me, Ana, customer of the broken lamp");
    expect(await b.turn()).toMatchObject({ trust: 1, profile: {} });
    const detail = JSON.stringify(await b.shown());
    for (const secret of [a.thread, a.conversationId, a.customerId, account, "my lamp is broken", "green"])
      expect(detail).not.toContain(secret);
    expect((await b.shown()).elsewhere).toEqual([]);
  });
});

describe("a proof", () => {
  it.each(["code", "token"] as const)("by %s makes them one person with one profile and one history", async (how) => {
    const a = await ana();
    const b = await writer("whatsapp");
    // The same token there means something else.
    await createVault(store.db).tokenize(b.customerId, [{ kind: "email", value: "shop@example.com" }]);
    await (how === "code" ? b.redeemsCode(account) : b.showsToken(account));

    const { profile, language, trust } = await b.turn();
    expect({ language, trust, likes: profile["likes"] }).toEqual({ language: "es", trust: 2, likes: "green" });
    expect(profile["mail"]).toBe("⟨EMAIL_2⟩");
    expect(await createVault(store.db).reveal(b.customerId, "⟨EMAIL_1⟩ ⟨EMAIL_2⟩")).toBe(
      "shop@example.com ana@example.com",
    );
    const [ofA, ofB] = await Promise.all([a.shown(), b.shown()]);
    expect(ofB.elsewhere).toMatchObject([{ id: a.conversationId, lastMessage: { text: "my lamp is broken" } }]);
    expect(ofA.elsewhere).toMatchObject([{ id: b.conversationId }]);
    expect(ofB.identities.map(({ externalId, joined }) => [externalId, joined?.by])).toEqual([
      [a.thread, undefined],
      [b.thread, "proof"],
    ]);
    for (const one of [a, b])
      expect(await one.audited()).toMatchObject([
        { kind: "customer-joined", data: { customer: b.customerId, into: a.customerId, by: "proof" } },
      ]);
    const { faults } = await verifyAudit(store.db.pool, store.db.sealing.auditKey, []);
    expect(faults).toEqual([]);
  });

  it("that ten channels give at the same moment makes one person, without a deadlock", async () => {
    const all = await Promise.all(Array.from({ length: 10 }, (_, n) => writer(`channel-${n}`)));
    await Promise.all(all.map((one, n) => (n % 2 ? one.redeemsCode(account) : one.showsToken(account))));
    await joinProven(createPeopleStore(store.db));
    const { rows } = await store.db.pool.query<{ person: string }>(
      "SELECT DISTINCT coalesce(person_id, id) AS person FROM customer WHERE backoffice_id = $1",
      [account],
    );
    expect(rows).toHaveLength(1);
  });

  it("that a crash left without its consequence is followed up", async () => {
    const a = await ana();
    const b = await writer("teams");
    await store.db.pool.query("UPDATE customer SET backoffice_id = $2, join_due = true WHERE id = $1", [
      b.customerId,
      account,
    ]);
    const people = createPeopleStore(store.db);
    await joinProven(people);
    await joinProven(people);
    expect((await b.shown()).elsewhere).toMatchObject([{ id: a.conversationId }]);
    expect(await b.audited()).toHaveLength(1);
  });

  it("of another account takes a customer out of the person that an agent thought it was", async () => {
    const a = await ana();
    const b = await writer("whatsapp");
    const people = createPeopleStore(store.db);
    expect(await people.join(b.conversationId, a.customerId, admin)).toMatchObject({ ok: true });
    await b.redeemsCode(`${account}-other`);
    expect(await b.turn()).toMatchObject({ profile: {}, backofficeId: `${account}-other` });
    expect((await a.shown()).elsewhere).toEqual([]);
  });
});

describe("an agent", () => {
  it("joins two customers without proving anything: the profile is shared, the account is not", async () => {
    const a = await ana();
    const b = await writer("whatsapp");
    const result = await createPeopleStore(store.db).join(b.conversationId, a.customerId, admin);
    expect(result).toMatchObject({ ok: true });
    const customer = await b.turn();
    expect(customer).toMatchObject({ trust: 1, profile: { likes: "green" } });
    expect(customer.backofficeId).toBeUndefined();
    expect(await trustOf(b)).toBe(1);
    expect(await b.audited()).toMatchObject([{ data: { by: "agent", agentId: admin.id } }]);
  });

  it("separates them again: nothing stays with the other, and only an agent joins them again", async () => {
    const a = await ana();
    const b = await writer("whatsapp");
    const people = createPeopleStore(store.db);
    await b.showsToken(account);
    const { profile } = await b.turn();
    expect(await people.separate(a.conversationId, b.customerId, admin)).toMatchObject({ ok: true });

    expect(await b.turn()).toMatchObject({ trust: 1, profile: {} });
    expect(await trustOf(b)).toBe(1);
    expect(await trustOf(a)).toBe(2);
    expect(await createVault(store.db).reveal(b.customerId, `${profile["mail"]}`)).toBe(profile["mail"]);
    expect(JSON.stringify(await b.shown())).not.toContain(a.conversationId);
    expect((await a.shown()).elsewhere).toEqual([]);
    expect((await a.audited()).map(({ kind }) => kind)).toEqual(["customer-joined", "customer-separated"]);

    await b.showsToken(account);
    await joinProven(people);
    expect(await b.turn()).toMatchObject({ trust: 2, profile: {} });
    expect(await people.join(b.conversationId, a.customerId, admin)).toMatchObject({ ok: true });
    expect(await b.turn()).toMatchObject({ profile: { likes: "green" } });
  });

  it("takes those along who were joined to the one that goes", async () => {
    const [a, b, c] = [await ana(), await writer("whatsapp"), await writer("teams")];
    const people = createPeopleStore(store.db);
    await people.join(c.conversationId, b.customerId, admin);
    await people.join(b.conversationId, a.customerId, admin);
    expect((await c.turn()).profile).toMatchObject({ likes: "green" });
    await people.separate(b.conversationId, b.customerId, admin);
    expect((await c.turn()).profile).toEqual({});
    expect((await c.shown()).elsewhere.map(({ id }) => id)).toEqual([b.conversationId]);
  });

  it("may do so only with a conversation of their own; administrators with any", async () => {
    const [a, b] = [await ana(), await writer("whatsapp")];
    const people = createPeopleStore(store.db);
    const wish = () => people.join(b.conversationId, a.customerId, agent);
    expect(await wish()).toEqual({ ok: false, refused: "not-in-charge" });
    await createOwnershipStore(store.db).change(b.conversationId, (current, now) => {
      const next = takenOver(current, now, testRules, agent.id);
      return next && { next, messages: [], audit: [], holdBotDeliveries: true };
    });
    expect(await wish()).toMatchObject({ ok: true });
    expect(await wish()).toEqual({ ok: false, refused: "same-person" });
    expect(await people.separate(b.conversationId, a.customerId, agent)).toEqual({ ok: false, refused: "not-joined" });
  });

  it("cannot make one person of two who proved to be two", async () => {
    const [a, b] = [await ana(), await writer("whatsapp")];
    await b.redeemsCode(`${account}-other`);
    const result = await createPeopleStore(store.db).join(b.conversationId, a.customerId, admin);
    expect(result).toEqual({ ok: false, refused: "different-accounts" });
  });

  it("finds a customer by a whole id only", async () => {
    const a = await ana();
    const reads = createConsoleReads(store.db, new Map(), testMask);
    for (const whole of [a.conversationId, a.customerId, account, a.thread])
      expect(await reads.findCustomers(whole)).toMatchObject([{ id: a.customerId, backofficeId: account }]);
    for (const part of [a.customerId.slice(0, 12), "%", "account-"])
      expect(await reads.findCustomers(part)).toEqual([]);
  });
});
