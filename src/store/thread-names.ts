import { LRUCache } from "lru-cache";
import type { PeopleStore } from "../core/contracts/people-store.ts";
import type { InboundEvent } from "../core/message.ts";
import { type Db, inConversation } from "./conversation-transaction.ts";
import type { Thread } from "./threads.ts";

/**
 * The thread of any of these names, be it the one in use or one of before. `$3` are the names, the most telling first.
 */
const FIND_BY_NAME = `SELECT c.id AS "conversationId", c.customer_id AS "customerId", c.identity_id AS "identityId"
  FROM unnest($3::text[]) WITH ORDINALITY AS n(name, place)
  JOIN conversation c ON c.channel = $1 AND c.account = $2 AND (c.thread_id = n.name
    OR c.id = (SELECT a.conversation_id FROM thread_alias a WHERE a.channel = $1 AND a.account = $2 AND a.alias = n.name))
  ORDER BY n.place LIMIT 1`;

/**
 * The thread that is in use under one of these names. Numbers are given to somebody else after a while: one that a thread
 * had beside its own name, or had before, says nothing about who writes under it now.
 */
const FIND_IN_USE = `SELECT c.id AS "conversationId", c.customer_id AS "customerId", c.identity_id AS "identityId"
  FROM unnest($3::text[]) WITH ORDINALITY AS n(name, place)
  JOIN conversation c ON c.channel = $1 AND c.account = $2 AND c.thread_id = n.name ORDER BY n.place LIMIT 1`;

/** An identity that is known under the new id keeps it: two identities of one person stay two. */
const RENAME = `WITH v AS (UPDATE conversation SET thread_id = $2 WHERE id = $1 RETURNING channel, account)
  UPDATE identity i SET external_id = $4 FROM v WHERE i.id = $3 AND NOT EXISTS (
    SELECT 1 FROM identity o WHERE o.channel = v.channel AND o.account = v.account AND o.external_id = $4)`;

/** Who was seen last under a name has it. */
const REMEMBER = `INSERT INTO thread_alias (channel, account, alias, conversation_id)
  SELECT DISTINCT $1, $2, name, $4 FROM unnest($3::text[]) AS name ORDER BY name
  ON CONFLICT (channel, account, alias) DO UPDATE SET conversation_id = excluded.conversation_id`;

/** Other ids by which a platform knows the same person, and what follows when it says so. */
export function createThreadNames(db: Db, people: PeopleStore) {
  const remembered = new LRUCache<string, true>({ max: 50_000 });

  /** Undefined for events that tell no change: the name that the platform itself says was this customer's before. */
  const previousName = (event: InboundEvent): string | undefined =>
    event.kind === "moved" ? event.previous.threadId : undefined;

  async function find(
    which: string,
    channel: string,
    account: string,
    names: readonly (string | undefined)[],
  ): Promise<Thread | undefined> {
    const given = names.filter((name) => name !== undefined);
    if (given.length === 0) return undefined;
    const { rows } = await db.pool.query<Thread>(which, [channel, account, given]);
    return rows[0];
  }

  return {
    /** For a thread that is not known by its name: the one that was begun under another. It goes on under the new one. */
    async goesOn(channel: string, account: string, event: InboundEvent): Promise<Thread | undefined> {
      // A name of before, used late, is no reason to rename anything back.
      const late = await find(FIND_BY_NAME, channel, account, [event.threadId]);
      if (late) return late;
      const thread =
        (await find(FIND_BY_NAME, channel, account, [previousName(event)])) ??
        (await find(FIND_IN_USE, channel, account, event.sender.aliases ?? []));
      if (!thread) return undefined;
      await inConversation(db, thread.conversationId, async (tx) => {
        const before = tx.row.threadId;
        if (before === event.threadId) return;
        await tx.client.query(RENAME, [
          thread.conversationId,
          event.threadId,
          thread.identityId,
          event.sender.externalId,
        ]);
        await tx.client.query(REMEMBER, [channel, account, [before], thread.conversationId]);
        tx.audit("renamed", { from: before, to: event.threadId });
      });
      return thread;
    },

    /** Keeps the other names of a thread; one that another thread has says that both are the same person. */
    async remember(channel: string, account: string, event: InboundEvent, thread: Thread): Promise<void> {
      const previous = previousName(event);
      const key = (name: string): string => `${channel}\n${account}\n${name}\n${thread.conversationId}`;
      const names = [...(previous ? [previous] : []), ...(event.sender.aliases ?? [])];
      const news = names.filter((name) => !remembered.has(key(name)));
      for (const name of news) {
        const other = await find(name === previous ? FIND_BY_NAME : FIND_IN_USE, channel, account, [name]);
        if (other && other.conversationId !== thread.conversationId)
          await people.joinOnPlatformsWord(thread.conversationId, other.customerId);
      }
      if (news.length > 0) await db.pool.query(REMEMBER, [channel, account, news, thread.conversationId]);
      for (const name of news) remembered.set(key(name), true);
    },
  };
}
