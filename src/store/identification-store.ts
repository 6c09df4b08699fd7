import type { IdentificationStore } from "../core/contracts/identification-store.ts";
import { type ConversationTx, type Db, inConversation } from "./conversation-transaction.ts";
import { queueNotice } from "./notice-store.ts";
import { createPeopleStore } from "./people-store.ts";

interface CodeRow {
  readonly backofficeId: string | null;
  readonly codeHash: string;
  readonly tries: number;
  readonly ended: boolean;
  readonly used: boolean;
}

/** One-time codes. A redeemed one raises the identity's trust and links the account, all in one transaction. */
export function createIdentificationStore(db: Db): IdentificationStore {
  const people = createPeopleStore(db);

  return {
    saveCode(code) {
      return inConversation(db, code.conversationId, async (tx) => {
        await tx.client.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`code:${code.identityId}`]);
        const window = `now() - make_interval(secs => $2::float8 / 1000)`;
        const { rows } = await tx.client.query<{ id: string }>(
          `SELECT id FROM one_time_code WHERE identity_id = $1 AND created_at > ${window} ORDER BY created_at DESC, id`,
          [code.identityId, code.limits.windowMs],
        );
        const latest = rows[0];
        if (latest && rows.length >= code.limits.perIdentity) {
          tx.audit("code.limited", { codeId: latest.id });
          return { codeId: latest.id };
        }
        // Many identities asking for one account must not flood its owner's mailbox: saved as usual, but not sent.
        const flooded =
          code.backofficeId !== undefined &&
          (await sentTo(tx, code.backofficeId, code.limits.windowMs)) >= code.limits.perAccount;
        await tx.client.query(
          "UPDATE one_time_code SET expires_at = now() - interval '1 ms' WHERE identity_id = $1 AND used_at IS NULL AND expires_at > now()",
          [code.identityId],
        );
        await tx.client.query(
          `INSERT INTO one_time_code (id, conversation_id, identity_id, backoffice_id, code_hash, expires_at)
           VALUES ($1, $2, $3, $4, $5, now() + make_interval(secs => $6::float8 / 1000))`,
          [
            code.id,
            tx.row.id,
            code.identityId,
            flooded ? null : (code.backofficeId ?? null),
            code.codeHash,
            code.validMs,
          ],
        );
        if (code.notice && !flooded) await queueNotice(tx.client, db.sealing, code.notice);
        tx.audit("code.asked", { codeId: code.id });
        return { codeId: code.id };
      });
    },

    async tryCode({ codeId, conversationId, matches, maxTries, trustMs }) {
      let proven: string | undefined;
      const tried = await inConversation(db, conversationId, async (tx) => {
        const { rows } = await tx.client.query<CodeRow>(
          `SELECT backoffice_id AS "backofficeId", code_hash AS "codeHash", tries, expires_at <= now() AS ended, used_at IS NOT NULL AS used
           FROM one_time_code WHERE id = $1 AND conversation_id = $2 AND identity_id = $3 FOR UPDATE`,
          [codeId, conversationId, tx.row.identityId],
        );
        const code = rows[0];
        if (code && code.tries >= maxTries) return { result: "too-many" as const };
        if (!code || code.ended) return { result: "expired" as const };

        const right = matches(code.codeHash) && code.backofficeId !== null;
        // A turn that died after its code was taken asks again: it gets the same answer, and nothing is raised anew.
        if (code.used && !(right && (await isProvenAs(tx, code.backofficeId)))) return { result: "expired" as const };
        if (code.used && code.backofficeId) return { result: "ok" as const, backofficeId: code.backofficeId };
        await tx.client.query(
          "UPDATE one_time_code SET tries = tries + 1, used_at = CASE WHEN $2 THEN now() END WHERE id = $1",
          [codeId, right],
        );
        if (!right || code.backofficeId === null) {
          const last = code.tries + 1 >= maxTries;
          tx.audit("code.wrong", { codeId, tries: code.tries + 1 });
          return { result: last ? ("too-many" as const) : ("wrong" as const) };
        }
        await prove(tx, code.backofficeId, trustMs);
        proven = tx.row.customerId;
        tx.audit("identity.proven", { codeId, identityId: tx.row.identityId, backofficeId: code.backofficeId });
        return { result: "ok" as const, backofficeId: code.backofficeId };
      });
      // Behind the proof, since it needs other conversations as well. Should it fail, the sweeper does it.
      if (proven) await people.joinByProof(proven, `code ${codeId}`, conversationId).catch(() => undefined);
      return tried;
    },
  };
}

/** The customer first, as everywhere where both are written. */
async function prove(tx: ConversationTx, backofficeId: string, trustMs: number): Promise<void> {
  await tx.client.query("UPDATE customer SET backoffice_id = $2, join_due = true WHERE id = $1", [
    tx.row.customerId,
    backofficeId,
  ]);
  await tx.client.query(
    "UPDATE identity SET trust = 2, proven_until = now() + make_interval(secs => $2::float8 / 1000) WHERE id = $1",
    [tx.row.identityId, trustMs],
  );
}

async function isProvenAs(tx: ConversationTx, backofficeId: string | null): Promise<boolean> {
  const { rows } = await tx.client.query(
    `SELECT 1 FROM identity i JOIN customer c ON c.id = $2
     WHERE i.id = $1 AND i.trust = 2 AND i.proven_until > now() AND c.backoffice_id = $3`,
    [tx.row.identityId, tx.row.customerId, backofficeId],
  );
  return rows.length === 1;
}

async function sentTo(tx: ConversationTx, backofficeId: string, windowMs: number): Promise<number> {
  const { rows } = await tx.client.query<{ sent: string }>(
    "SELECT count(*) AS sent FROM one_time_code WHERE backoffice_id = $1 AND created_at > now() - make_interval(secs => $2::float8 / 1000)",
    [backofficeId, windowMs],
  );
  return Number(rows[0]?.sent ?? 0);
}
