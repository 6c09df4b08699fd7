import { randomUUID } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { InboundEvent } from "../core/message.ts";
import type { Db } from "./conversation-transaction.ts";
import { createPeopleStore } from "./people-store.ts";
import { createThreadNames } from "./thread-names.ts";
import { together } from "./together.ts";

/** Where an event belongs. */
export interface Thread {
  readonly conversationId: string;
  readonly customerId: string;
  readonly identityId: string;
}

const PROOF_LASTS = "24 hours";

const FIND = {
  name: "find-thread",
  text: `SELECT id AS "conversationId", customer_id AS "customerId", identity_id AS "identityId"
    FROM conversation WHERE channel = $1 AND account = $2 AND thread_id = $3`,
};

/** All three or, after a look at what came back, none. */
const CREATE = {
  name: "create-thread",
  text: `WITH i AS (
      INSERT INTO identity (id, customer_id, channel, account, external_id, trust, sealed_name)
      VALUES ($7, $5, $1, $2, $3, $8, $9) ON CONFLICT (channel, account, external_id) DO NOTHING RETURNING id
    ), c AS (
      INSERT INTO customer (id, data_key) SELECT $5, $6 FROM i
    ), v AS (
      INSERT INTO conversation (id, channel, account, thread_id, identity_id, customer_id)
      SELECT $10, $1, $2, $4, i.id, $5 FROM i ON CONFLICT (channel, account, thread_id) DO NOTHING RETURNING id
    )
    SELECT (SELECT id FROM i) AS "identityId", (SELECT id FROM v) AS "conversationId"`,
};

/** The first proof of an account is always followed up: another customer may prove the same one at this moment. */
const PROVE = {
  name: "prove-by-token",
  text: `WITH c AS (
      UPDATE customer c SET backoffice_id = $2, join_due = c.join_due OR c.backoffice_id IS NULL OR (NOT c.kept_apart AND EXISTS (
        SELECT 1 FROM customer o WHERE o.backoffice_id = $2 AND NOT o.kept_apart AND o.data_key IS NOT NULL
          AND coalesce(o.person_id, o.id) <> coalesce(c.person_id, c.id)))
      WHERE c.id = $1 AND (c.backoffice_id IS NULL OR c.backoffice_id = $2) RETURNING c.id, c.join_due
    ), i AS (
      UPDATE identity SET trust = 2, proven_until = now() + interval '${PROOF_LASTS}' WHERE id = $3 AND customer_id IN (SELECT id FROM c)
    )
    SELECT join_due AS due FROM c`,
};

/** Where the person is now: "tomorrow at three" is read there. */
const BE_IN_ZONE = {
  name: "customer-time-zone",
  text: `UPDATE customer SET profile = profile || jsonb_build_object('timeZone', $2::text)
    WHERE id = (SELECT coalesce(person_id, id) FROM customer WHERE id = $1) AND profile->>'timeZone' IS DISTINCT FROM $2`,
};

/**
 * Finds or makes the conversation of a thread, with its identity and customer. Unique keys, not locks, make ten first
 * messages at once become one conversation.
 */
export function createThreads(db: Db) {
  const known = new LRUCache<string, Thread>({ max: 50_000 });
  /** By customer: the time zone that their profile holds as far as this process knows. */
  const zones = new LRUCache<string, string>({ max: 50_000 });
  const people = createPeopleStore(db);
  const names = createThreadNames(db, people);

  async function find(channel: string, account: string, threadId: string): Promise<Thread | undefined> {
    const { rows } = await db.pool.query<Thread>({ ...FIND, values: [channel, account, threadId] });
    return rows[0];
  }

  async function create(channel: string, account: string, event: InboundEvent): Promise<Thread | undefined> {
    const client = await db.pool.connect();
    const customerId = randomUUID();
    const { wrapped, seal } = db.sealing.newDataKey(customerId);
    const { sender } = event;
    const [newIdentityId, conversationId] = [randomUUID(), randomUUID()];
    const sealedName = sender.name ? seal.seal(sender.name) : null;
    const values = [
      channel,
      account,
      sender.externalId,
      event.threadId,
      customerId,
      wrapped,
      newIdentityId,
      Math.min(sender.trust, 1),
      sealedName,
      conversationId,
    ];
    try {
      const [, created] = await together(client, ["BEGIN", { ...CREATE, values }]);
      const made: { identityId: string | null; conversationId: string | null } | undefined = created?.rows[0];
      await client.query(made?.conversationId ? "COMMIT" : "ROLLBACK");
      if (made?.conversationId) return { conversationId, customerId, identityId: newIdentityId };
      return made?.identityId
        ? await find(channel, account, event.threadId)
        : await joinKnownIdentity(channel, account, event);
    } catch (error) {
      await client.query("ROLLBACK").catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  }

  /** The same person in another thread of the same account. */
  async function joinKnownIdentity(channel: string, account: string, event: InboundEvent): Promise<Thread | undefined> {
    const { rows } = await db.pool.query<{ identityId: string; customerId: string }>(
      `SELECT id AS "identityId", customer_id AS "customerId" FROM identity WHERE channel = $1 AND account = $2 AND external_id = $3`,
      [channel, account, event.sender.externalId],
    );
    if (!rows[0]) return undefined;
    const thread = { conversationId: randomUUID(), ...rows[0] };
    const made = await insertConversation(db.pool, channel, account, event.threadId, thread);
    return made ? thread : await find(channel, account, event.threadId);
  }

  async function beInZone({ customerId }: Thread, timeZone: string | undefined): Promise<void> {
    if (!timeZone || zones.get(customerId) === timeZone) return;
    await db.pool.query({ ...BE_IN_ZONE, values: [customerId, timeZone] });
    zones.set(customerId, timeZone);
  }

  return {
    async of(channel: string, account: string, event: InboundEvent): Promise<Thread> {
      const key = `${channel}\n${account}\n${event.threadId}`;
      let thread =
        known.get(key) ??
        (await find(channel, account, event.threadId)) ??
        (await names.goesOn(channel, account, event));
      for (let attempt = 0; !thread && attempt < 5; attempt++) thread = await create(channel, account, event);
      if (!thread) throw new Error("a conversation could not be created in five tries");
      known.set(key, thread);
      await names.remember(channel, account, event, thread);
      await beInZone(thread, event.sender.timeZone);
      if (event.sender.trust === 2 && event.sender.backofficeId && (await prove(db, thread, event.sender.backofficeId)))
        // Should it fail, the sweeper does it.
        await people.joinByProof(thread.customerId, "signed token", thread.conversationId).catch(() => undefined);
      return thread;
    },
  };
}

async function insertConversation(
  on: { query: Db["pool"]["query"] },
  channel: string,
  account: string,
  threadId: string,
  thread: Thread,
): Promise<boolean> {
  const { rowCount } = await on.query(
    `INSERT INTO conversation (id, channel, account, thread_id, identity_id, customer_id)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (channel, account, thread_id) DO NOTHING`,
    [thread.conversationId, channel, account, threadId, thread.identityId, thread.customerId],
  );
  return rowCount === 1;
}

/**
 * A signed token from the business's own site vouches for the customer. A token for somebody else proves nothing here.
 * Answers whether the account is known from elsewhere, or may be: then they are to be joined.
 */
async function prove(db: Db, thread: Thread, backofficeId: string): Promise<boolean> {
  const { rows } = await db.pool.query<{ due: boolean }>({
    ...PROVE,
    values: [thread.customerId, backofficeId, thread.identityId],
  });
  return rows[0]?.due === true;
}
