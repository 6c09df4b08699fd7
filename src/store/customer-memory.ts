import type { AboutCustomer, CustomerMemory, MemoryDesk } from "../core/contracts/customer-memory.ts";
import { AppError } from "../core/errors.ts";
import { type MemoryChange, readRemembered, shownTo } from "../core/memory/remembered.ts";
import { type Db, inConversation } from "./conversation-transaction.ts";
import { toJsonb } from "./jsonb.ts";

/**
 * What all customers of a person remember; each keeps what it learned, so that separating two of them leaves each its
 * own. `p` is the person's customer row in the query around it.
 */
export const REMEMBERED = `(SELECT jsonb_agg(r.value) FROM customer o, jsonb_each(o.profile->'remembered') AS r
  WHERE o.id = p.id OR o.person_id = p.id)`;

const LEARN = {
  name: "customer-learn",
  text: `UPDATE customer SET profile = jsonb_set(profile, '{remembered}', coalesce(profile->'remembered', '{}'::jsonb) || $2::jsonb)
    WHERE id = $1`,
};
const SAME_PERSON = `(id = $1 OR person_id = (SELECT coalesce(person_id, id) FROM customer WHERE id = $1)
    OR id = (SELECT person_id FROM customer WHERE id = $1))`;
const SETTLE = {
  name: "customer-settle",
  text: `UPDATE customer SET profile = jsonb_set(profile, '{remembered}', (profile->'remembered') - $2::text[])
    WHERE ${SAME_PERSON} AND profile->'remembered' ?| $2::text[]`,
};
/** Of this customer alone, unless they proved who they are. */
const FORGET = {
  name: "customer-forget",
  text: `UPDATE customer SET profile = profile - 'remembered' - 'timeZone' WHERE id = $1
    OR (${SAME_PERSON} AND EXISTS (SELECT 1 FROM identity i WHERE i.customer_id = $1 AND i.trust = 2
      AND (i.proven_until IS NULL OR i.proven_until > now())))`,
};
const ABOUT = {
  name: "customer-about",
  text: `SELECT c.id AS "customerId", coalesce(p.language, c.language) AS language, p.profile->>'timeZone' AS "timeZone",
      CASE WHEN i.trust = 2 AND i.proven_until < now() THEN 1 ELSE i.trust END AS trust, now() AS now, ${REMEMBERED} AS remembered
    FROM conversation v JOIN identity i ON i.id = v.identity_id JOIN customer c ON c.id = i.customer_id
      JOIN customer p ON p.id = coalesce(c.person_id, c.id) WHERE v.id = $1`,
};

interface AboutRow {
  readonly customerId: string;
  readonly language: string | null;
  readonly timeZone: string | null;
  readonly trust: number;
  readonly now: Date;
  readonly remembered: unknown;
}

/** The statements of a change, for the transaction that it belongs to. */
export function memoryChanges({ learned, settled, forget }: MemoryChange, customerId: string) {
  if (forget) return [{ ...FORGET, values: [customerId] }];
  const byKey = Object.fromEntries(learned.map((one) => [one.key, one]));
  return [
    ...(settled.length > 0 ? [{ ...SETTLE, values: [customerId, settled] }] : []),
    ...(learned.length > 0 ? [{ ...LEARN, values: [customerId, toJsonb(byKey)] }] : []),
  ];
}

async function rowOf({ pool }: Db, conversationId: string): Promise<AboutRow | undefined> {
  const { rows } = await pool.query<AboutRow>({ ...ABOUT, values: [conversationId] });
  return rows[0];
}

/** For the console. */
export function createMemoryDesk(db: Db): MemoryDesk {
  return {
    async about(conversationId) {
      const row = await rowOf(db, conversationId);
      return row && readRemembered(row.remembered, row.now);
    },

    forget: (conversationId, keys, { id, role }) =>
      inConversation(db, conversationId, async (tx) => {
        const isTheirs = tx.row.owner === "agent" && tx.row.agentId === id;
        if (!isTheirs && role !== "admin") return "not-in-charge" as const;
        for (const statement of memoryChanges({ learned: [], settled: keys }, tx.row.customerId)) tx.write(statement);
        tx.audit("memory-forgotten", { agentId: id, keys });
        return "forgotten" as const;
      }).catch((error: unknown) => {
        if (error instanceof AppError && error.kind === "not_found") return "not-found" as const;
        throw error;
      }),
  };
}

export function createCustomerMemory(db: Db): CustomerMemory {
  async function read(conversationId: string): Promise<AboutCustomer | undefined> {
    const row = await rowOf(db, conversationId);
    if (!row) return undefined;
    return {
      ...(row.language ? { language: row.language } : {}),
      ...(row.timeZone ? { timeZone: row.timeZone } : {}),
      remembered: shownTo(readRemembered(row.remembered, row.now), row),
    };
  }

  return {
    about: read,

    async forget(conversationId, key) {
      const known = await read(conversationId);
      if (!known || (key !== undefined && !known.remembered.some((one) => one.key === key))) return false;
      const change: MemoryChange =
        key === undefined ? { learned: [], settled: [], forget: true } : { learned: [], settled: [key] };
      await inConversation(db, conversationId, async (tx) => {
        for (const statement of memoryChanges(change, tx.row.customerId)) tx.write(statement);
        tx.audit("memory-forgotten", key === undefined ? {} : { key });
      });
      return true;
    },
  };
}
