import type { ConsoleIdentity, ConsoleReads, ConversationSummary, CustomerCard } from "../core/contracts/console.ts";
import type { AgentMask } from "../core/safety/mask-for-agents.ts";
import { openerFor, present } from "./console-opening.ts";
import { SUMMARY_COLUMNS, SUMMARY_JOINS, type SummaryRow, toSummary } from "./console-summary.ts";
import type { Db } from "./conversation-transaction.ts";

const MOST_ELSEWHERE = 20;
const MOST_FOUND = 5;

interface IdentityRow {
  readonly customerId: string;
  readonly channel: string;
  readonly account: string;
  readonly externalId: string;
  readonly unreachable: boolean;
  readonly proven: boolean;
  readonly joinedBy: string | null;
  readonly joinedAt: Date | null;
  readonly sealedName: Buffer | null;
}

interface CardRow {
  readonly id: string;
  readonly personId: string;
  readonly backofficeId: string | null;
  readonly lastConversationId: string | null;
}

/** Everybody who is one person: whoever `$1` names as its root, and who was joined into it. */
const MEMBERS = "(k.id = $1 OR k.person_id = $1)";

async function identityRows({ pool }: Db, personId: string): Promise<readonly IdentityRow[]> {
  const { rows } = await pool.query<IdentityRow>(
    `SELECT i.customer_id AS "customerId", i.channel, i.account, i.external_id AS "externalId",
       i.unreachable_since IS NOT NULL AS unreachable, i.trust = 2 AND coalesce(i.proven_until > now(), false) AS proven,
       coalesce(a.name, k.joined_by) AS "joinedBy", k.joined_at AS "joinedAt", i.sealed_name AS "sealedName"
     FROM identity i JOIN customer k ON k.id = i.customer_id LEFT JOIN agent a ON a.id = k.joined_by
     WHERE ${MEMBERS} ORDER BY i.created_at, i.id`,
    [personId],
  );
  return rows;
}

const toIdentity = ({ joinedBy, joinedAt, sealedName: _, ...rest }: IdentityRow): ConsoleIdentity => ({
  ...rest,
  ...present({ joined: joinedBy && joinedAt ? { by: joinedBy, at: joinedAt } : undefined }),
});

export const identitiesOf = async (db: Db, personId: string): Promise<readonly ConsoleIdentity[]> =>
  (await identityRows(db, personId)).map(toIdentity);

/** The person's other conversations, each opened with the key of its own customer. */
export async function conversationsElsewhere(
  db: Db,
  personId: string,
  conversationId: string,
  mask: AgentMask,
): Promise<readonly ConversationSummary[]> {
  const { rows } = await db.pool.query<SummaryRow>(
    `SELECT ${SUMMARY_COLUMNS} FROM conversation c ${SUMMARY_JOINS} JOIN customer k ON k.id = c.customer_id
     WHERE ${MEMBERS} AND c.id <> $2 ORDER BY c.updated_at DESC LIMIT ${MOST_ELSEWHERE}`,
    [personId, conversationId],
  );
  return Promise.all(rows.map((row) => toSummary(db.sealing, row, mask)));
}

/** Whole ids only: nobody finds customers by guessing at parts. */
export function createConsolePeople(db: Db): Pick<ConsoleReads, "findCustomers"> {
  return {
    async findCustomers(query) {
      const { rows } = await db.pool.query<CardRow>(
        `WITH named AS (
           SELECT customer_id AS id FROM conversation WHERE id = $1
           UNION SELECT id FROM customer WHERE id = $1
           UNION SELECT id FROM customer WHERE backoffice_id = $1
           UNION SELECT customer_id FROM identity WHERE external_id = $1)
         SELECT k.id, coalesce(k.person_id, k.id) AS "personId", k.backoffice_id AS "backofficeId",
           (SELECT v.id FROM conversation v WHERE v.customer_id = k.id ORDER BY v.updated_at DESC LIMIT 1) AS "lastConversationId"
         FROM customer k JOIN named USING (id) WHERE k.data_key IS NOT NULL ORDER BY k.created_at, k.id LIMIT ${MOST_FOUND}`,
        [query],
      );
      return Promise.all(
        rows.map(async ({ id, personId, backofficeId, lastConversationId }): Promise<CustomerCard> => {
          const identities = await identityRows(db, personId);
          const opener = await openerFor(db.sealing, id);
          const own = identities.find(({ customerId, sealedName }) => customerId === id && sealedName);
          return {
            id,
            identities: identities.map(toIdentity),
            ...present({ backofficeId, lastConversationId, name: opener.name(own?.sealedName ?? null) }),
          };
        }),
      );
    },
  };
}
