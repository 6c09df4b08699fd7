import type { PoolClient } from "pg";
import type { LinkRefusal, LinkResult } from "../core/contracts/console.ts";
import type { LinkingAgent, PeopleStore } from "../core/contracts/people-store.ts";
import { joinedByAgent, joinedByProof, type Known, rootOf, separatedByAgent } from "../core/people.ts";
import { type ConversationTx, type Db, inConversations } from "./conversation-transaction.ts";
import { systemLine } from "./system-line.ts";

interface Row {
  readonly id: string;
  readonly joinedInto: string | null;
  readonly joinedBy: string | null;
  readonly backofficeId: string | null;
  readonly keptApart: boolean;
  readonly createdAt: Date;
}

/** Everybody who is one person with one of these, or with somebody who proved to own the same account. */
const CONCERNED = `WITH named AS (SELECT id, person_id, backoffice_id FROM customer WHERE id = ANY($1)),
    seed AS (
      SELECT coalesce(person_id, id) AS person FROM named
      UNION SELECT coalesce(c.person_id, c.id) FROM customer c JOIN named n ON c.backoffice_id = n.backoffice_id),
    members AS (
      SELECT c.id FROM customer c JOIN seed s ON c.id = s.person
      UNION SELECT c.id FROM customer c JOIN seed s ON c.person_id = s.person)
  SELECT c.id, c.joined_into AS "joinedInto", c.joined_by AS "joinedBy", c.backoffice_id AS "backofficeId",
    c.kept_apart AS "keptApart", c.created_at AS "createdAt"
  FROM customer c JOIN members m USING (id) WHERE c.data_key IS NOT NULL ORDER BY c.created_at, c.id`;

const LINK = `UPDATE customer c SET joined_into = k.joined_into, joined_by = k.joined_by, person_id = k.person_id,
    joined_at = CASE WHEN k.joined_into IS NULL THEN NULL WHEN c.joined_into IS DISTINCT FROM k.joined_into THEN now() ELSE c.joined_at END,
    backoffice_id = k.backoffice_id, kept_apart = k.kept_apart
  FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bool[])
    AS k(id, joined_into, joined_by, person_id, backoffice_id, kept_apart) WHERE c.id = k.id`;

const UNPROVE = `UPDATE identity SET trust = least(trust, 1), proven_until = NULL WHERE customer_id = ANY($1)`;

/** The tokens stay, so that nothing else ever gets their names; each then stands for itself. */
const GIVE_BACK = `UPDATE personal_value SET sealed = $3, value_hash = token || ' of ' || adopted_from, adopted_from = NULL
  WHERE customer_id = $1 AND adopted_from = ANY($2)`;

/** One change of who is one person with whom. */
interface Change {
  readonly concerned: readonly string[];
  /** Answers how they are linked afterwards, or why nothing is to change. */
  readonly apply: (all: readonly Known[], txs: readonly ConversationTx[]) => readonly Known[] | LinkRefusal;
  readonly by: Readonly<Record<string, unknown>>;
  /** The conversation in which it happened: agents read it there. */
  readonly toldIn?: string;
}

/**
 * Who is one person. A change locks all conversations of everybody concerned, so that each audit chain tells of it; no
 * sealed row moves, since each customer keeps its key. Running one again changes nothing.
 */
export function createPeopleStore(db: Db): PeopleStore {
  async function change({ concerned, apply, by, toldIn }: Change): Promise<LinkResult> {
    return inConversations(
      db,
      async (client) => {
        await client.query("SELECT pg_advisory_xact_lock(hashtextextended('people', 0))");
        return conversationsOf(client, await load(client, concerned));
      },
      async (txs, client): Promise<LinkResult> => {
        const before = await load(client, concerned, "FOR NO KEY UPDATE OF c");
        const after = apply(before, txs);
        if (typeof after === "string") return { ok: false, refused: after };
        await client.query("UPDATE customer SET join_due = false WHERE id = ANY($1) AND join_due", [concerned]);
        const moved = after.filter((one, n) => one.joinedInto !== before[n]?.joinedInto);
        if (after.some((one, n) => one !== before[n])) await write(client, before, after);
        for (const tx of txs) {
          for (const one of moved) tx.audit(...fact(one, before, by));
          if (moved[0] && tx.row.id === toldIn)
            await tx.addMessage(systemLine(moved[0].joinedInto ? "customer-joined" : "customer-separated"));
        }
        return { ok: true, conversations: moved.length > 0 ? txs.map(({ row }) => row.id) : [] };
      },
    );
  }

  async function write(client: PoolClient, before: readonly Known[], after: readonly Known[]): Promise<void> {
    const persons = after.map(({ id }) => rootOf(after, id));
    await client.query(LINK, [
      after.map(({ id }) => id),
      after.map(({ joinedInto }) => joinedInto ?? null),
      after.map(({ joinedBy }) => joinedBy ?? null),
      after.map(({ id }, n) => (persons[n] === id ? null : persons[n])),
      after.map(({ backofficeId }) => backofficeId ?? null),
      after.map(({ keptApart }) => keptApart),
    ]);
    const unproven = after.filter(({ backofficeId }, n) => !backofficeId && before[n]?.backofficeId);
    if (unproven.length > 0) await client.query(UNPROVE, [unproven.map(({ id }) => id)]);
    // Values of one do not stay with the other.
    for (const { id } of after) {
      const apart = before.filter(
        (one) => rootOf(before, one.id) === rootOf(before, id) && rootOf(after, one.id) !== rootOf(after, id),
      );
      if (apart.length === 0) continue;
      const seal = await db.sealing.forCustomer(id);
      await client.query(GIVE_BACK, [id, apart.map((one) => one.id), seal.seal(null)]);
    }
  }

  return {
    async joinByProof(customerId, proof, conversationId) {
      await change({
        concerned: [customerId],
        apply: (all) => joinedByProof(all, customerId),
        by: { by: "proof", proof, provenBy: customerId },
        ...(conversationId ? { toldIn: conversationId } : {}),
      });
    },

    async joinOnPlatformsWord(conversationId, otherCustomerId) {
      const own = await customerOf(conversationId);
      if (!own) return;
      await change({
        concerned: [own, otherCustomerId],
        apply: (all) => joinedByAgent(all, own, otherCustomerId, "platform"),
        by: { by: "platform" },
        toldIn: conversationId,
      });
    },

    async due() {
      const { rows } = await db.pool.query<{ id: string }>("SELECT id FROM customer WHERE join_due LIMIT 100");
      return rows.map(({ id }) => id);
    },

    async join(conversationId, otherCustomerId, agent) {
      const own = await customerOf(conversationId);
      if (!own) return { ok: false, refused: "not-found" };
      return change({
        concerned: [own, otherCustomerId],
        apply: (all, txs) =>
          mayLink(txs, conversationId, agent) ? joinedByAgent(all, own, otherCustomerId, agent.id) : "not-in-charge",
        by: { by: "agent", agentId: agent.id },
        toldIn: conversationId,
      });
    },

    async separate(conversationId, customerId, agent) {
      const own = await customerOf(conversationId);
      if (!own) return { ok: false, refused: "not-found" };
      return change({
        concerned: [own],
        apply(all, txs) {
          if (!mayLink(txs, conversationId, agent)) return "not-in-charge";
          // Only somebody of this conversation's own person.
          const isKnown = all.some(({ id }) => id === customerId) && rootOf(all, customerId) === rootOf(all, own);
          return (isKnown ? separatedByAgent(all, customerId) : undefined) ?? "not-joined";
        },
        by: { by: "agent", agentId: agent.id },
        toldIn: conversationId,
      });
    },
  };

  async function customerOf(conversationId: string): Promise<string | undefined> {
    const { rows } = await db.pool.query<{ id: string }>("SELECT customer_id AS id FROM conversation WHERE id = $1", [
      conversationId,
    ]);
    return rows[0]?.id;
  }
}

/** Who has the conversation, and administrators. */
const mayLink = (txs: readonly ConversationTx[], conversationId: string, agent: LinkingAgent): boolean =>
  agent.role === "admin" ||
  txs.some(({ row }) => row.id === conversationId && row.owner === "agent" && row.agentId === agent.id);

function fact(one: Known, before: readonly Known[], by: Change["by"]): [string, Readonly<Record<string, unknown>>] {
  const from = before.find(({ id }) => id === one.id)?.joinedInto;
  return one.joinedInto
    ? ["customer-joined", { customer: one.id, into: one.joinedInto, from, ...by }]
    : ["customer-separated", { customer: one.id, from, ...by }];
}

async function load(client: PoolClient, ids: readonly string[], locked = ""): Promise<readonly Known[]> {
  const { rows } = await client.query<Row>(`${CONCERNED} ${locked}`, [ids]);
  return rows.map(({ joinedInto, joinedBy, backofficeId, ...row }) => ({
    ...row,
    joinedInto: joinedInto ?? undefined,
    joinedBy: joinedBy ?? undefined,
    backofficeId: backofficeId ?? undefined,
  }));
}

async function conversationsOf(client: PoolClient, all: readonly Known[]): Promise<readonly string[]> {
  const { rows } = await client.query<{ id: string }>(
    "SELECT id FROM conversation WHERE customer_id = ANY($1) ORDER BY id",
    [all.map(({ id }) => id)],
  );
  return rows.map(({ id }) => id);
}
