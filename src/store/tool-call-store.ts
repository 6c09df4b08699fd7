import { z } from "zod";
import type { Risk } from "../core/contracts/tool.ts";
import type {
  Caller,
  Intended,
  NewToolCall,
  Proof,
  ToolCall,
  ToolCallState,
  ToolCallStore,
} from "../core/contracts/tool-calls.ts";
import { AppError } from "../core/errors.ts";
import { type ConversationTx, type Db, inConversation } from "./conversation-transaction.ts";
import { toJsonb } from "./jsonb.ts";

interface Row {
  readonly id: string;
  readonly conversationId: string;
  readonly customerId: string;
  readonly tool: string;
  readonly risk: Risk;
  readonly args: Readonly<Record<string, unknown>>;
  readonly argsHash: string;
  readonly idempotencyKey: string;
  readonly state: ToolCallState;
  readonly rule: string;
  readonly at: Date;
  readonly sealedResult: Buffer | null;
  readonly problem: string | null;
}

const SELECT = `SELECT t.id, t.conversation_id AS "conversationId", c.customer_id AS "customerId", t.tool, t.risk, t.args,
  t.args_hash AS "argsHash", t.idempotency_key AS "idempotencyKey", t.state, t.rule, t.intended_at AS at,
  t.sealed_result AS "sealedResult", t.problem
  FROM tool_call t JOIN conversation c ON c.id = t.conversation_id`;

const INSERT = {
  name: "insert-tool-call",
  text: `INSERT INTO tool_call (id, conversation_id, turn_id, tool, risk, args, args_hash, idempotency_key, state, rule, sealed_result, finished_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::"ToolCallState", $10, $11, CASE WHEN $9 = 'done' THEN now() END)
    ON CONFLICT (idempotency_key) DO NOTHING RETURNING intended_at AS at`,
};

/** `i` is the identity, `c` its customer; $2 the trust that is needed, $3 the account. */
const PROVEN =
  "i.trust >= $2 AND c.backoffice_id = $3 AND ($2 < 2 OR i.proven_until IS NULL OR i.proven_until > now())";

const storedResult = z.record(z.string(), z.unknown());

/** Next: the back office's answer is settled here and read by `respond` as a receipt. */
export function createToolCallStore(db: Db): ToolCallStore {
  const { pool, sealing } = db;

  async function toCall(row: Row): Promise<ToolCall> {
    const { sealedResult, problem, customerId, ...rest } = row;
    const result = sealedResult && storedResult.parse((await sealing.forCustomer(customerId)).open(sealedResult));
    return { ...rest, ...(result ? { result } : {}), ...(problem === null ? {} : { problem }) };
  }

  async function find(
    by: { readonly id: string } | { readonly idempotencyKey: string },
  ): Promise<ToolCall | undefined> {
    const [column, value] = "id" in by ? ["id", by.id] : ["idempotency_key", by.idempotencyKey];
    const { rows } = await pool.query<Row>(`${SELECT} WHERE t.${column} = $1`, [value]);
    return rows[0] && toCall(rows[0]);
  }

  /** `undefined` when the key exists: its row is read after this transaction. */
  async function insert(
    tx: ConversationTx,
    caller: Caller,
    call: NewToolCall,
    state: ToolCallState,
    sealed: Uint8Array | null,
  ): Promise<ToolCall | undefined> {
    const { rows } = await tx.client.query<{ at: Date }>({
      ...INSERT,
      values: [
        call.id,
        tx.row.id,
        caller.turnId,
        call.tool,
        call.risk,
        toJsonb(call.args),
        call.argsHash,
        call.idempotencyKey,
        state,
        call.rule,
        sealed,
      ],
    });
    const at = rows[0]?.at;
    if (!at) return undefined;
    const { id, tool, risk, args, argsHash, idempotencyKey, rule } = call;
    return { id, conversationId: tx.row.id, tool, risk, args, argsHash, idempotencyKey, rule, state, at };
  }

  const existing = async (idempotencyKey: string): Promise<Intended> => {
    const call = await find({ idempotencyKey });
    // The row was refused and gave its key free between the two reads: the next attempt will find the key unused.
    return call ? { result: "exists", call } : { result: "moving" };
  };

  return {
    find,

    async intend(caller, call) {
      const made = await inConversation(db, caller.conversationId, async (tx): Promise<Intended | undefined> => {
        if (!isInCharge(tx, caller)) return { result: "overruled" };
        if (call.proof && !(await stillProven(tx, call.proof))) return { result: "unproven" };
        if (call.moneyMark !== undefined && call.proof) {
          await tx.client.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [
            `money:${call.proof.backofficeId}`,
          ]);
          const mark = await readMoneyMark(tx.client, call.proof.backofficeId, call.idempotencyKey);
          if (mark.open > 0 || mark.text !== call.moneyMark) {
            return (await keyExists(tx, call.idempotencyKey)) ? undefined : { result: "moving" };
          }
        }
        // Before redeeming: a key that exists is answered by its row, and the confirmation stays as it is.
        if (await keyExists(tx, call.idempotencyKey)) return undefined;
        if (call.confirmationId && !(await redeem(tx, call))) return { result: "void" };
        const intended = await insert(tx, caller, call, "intended", null);
        if (!intended) throw new AppError("conflict", "the same action was intended in another conversation just now");
        tx.audit("tool.intended", facts(intended));
        return { result: "intended", call: intended };
      });
      return made ?? existing(call.idempotencyKey);
    },

    async recordRead(caller, call, result) {
      const seal = await sealFor(caller.conversationId);
      return inConversation(db, caller.conversationId, async (tx): Promise<Intended> => {
        if (!isInCharge(tx, caller)) return { result: "overruled" };
        if (call.proof && !(await stillProven(tx, call.proof))) return { result: "unproven" };
        const done = await insert(tx, caller, call, "done", seal.seal(result));
        if (!done) throw new AppError("conflict", "a read's id was used before");
        tx.audit("tool.read", facts(done));
        return { result: "intended", call: { ...done, result } };
      });
    },

    async settle(call, settled) {
      const seal = await sealFor(call.conversationId);
      await inConversation(db, call.conversationId, async (tx) => {
        const { rowCount } = await tx.client.query(
          `UPDATE tool_call SET state = $2::"ToolCallState", sealed_result = $3, problem = $4, finished_at = now(),
             idempotency_key = CASE WHEN $2 = 'refused' THEN idempotency_key || ':refused:' || id ELSE idempotency_key END
           WHERE id = $1 AND (state IN ('intended', 'unknown') OR ($2 = 'done' AND state <> 'done')) AND NOT (state = 'unknown' AND $2 = 'unknown')`,
          [
            call.id,
            settled.state,
            settled.state === "done" ? seal.seal(settled.result) : null,
            settled.state === "done" ? null : settled.problem,
          ],
        );
        if (rowCount)
          tx.audit(`tool.${settled.state}`, {
            ...facts(call),
            ...(settled.state === "done" ? {} : { problem: settled.problem }),
          });
      });
    },

    async isProven(conversationId, proof) {
      const { rows } = await pool.query(
        `SELECT 1 FROM conversation v JOIN identity i ON i.id = v.identity_id JOIN customer c ON c.id = v.customer_id
         WHERE v.id = $1 AND ${PROVEN}`,
        [conversationId, proof.trust, proof.backofficeId],
      );
      return rows.length === 1;
    },

    async mayAct(caller) {
      const { rows } = await pool.query(
        "SELECT 1 FROM conversation WHERE id = $1 AND fence = $2 AND epoch = $3 AND owner NOT IN ('agent', 'queue')",
        [caller.conversationId, caller.fence, caller.epoch],
      );
      return rows.length === 1;
    },

    async moneyMark(backofficeId) {
      return (await readMoneyMark(pool, backofficeId, "")).text;
    },

    async unfinished(olderThanMs, limit) {
      const { rows } = await pool.query<Row>(
        `${SELECT} WHERE t.state IN ('intended', 'unknown') AND t.intended_at < now() - make_interval(secs => $1::float8 / 1000)
         ORDER BY t.intended_at LIMIT $2`,
        [olderThanMs, limit],
      );
      return Promise.all(rows.map(toCall));
    },

    async note(conversationId, kind, data) {
      await inConversation(db, conversationId, async (tx) => tx.audit(kind, data));
    },
  };

  async function sealFor(conversationId: string) {
    const { rows } = await pool.query<{ customerId: string }>(
      'SELECT customer_id AS "customerId" FROM conversation WHERE id = $1',
      [conversationId],
    );
    if (!rows[0]) throw new AppError("not_found", "no such conversation");
    return sealing.forCustomer(rows[0].customerId);
  }
}

/** After a takeover, or when a later turn holds the lease, nothing runs. */
export const isInCharge = ({ row }: ConversationTx, caller: Caller): boolean =>
  row.fence === caller.fence && row.epoch === caller.epoch && row.owner !== "agent" && row.owner !== "queue";

async function stillProven(tx: ConversationTx, { trust, backofficeId }: Proof): Promise<boolean> {
  const { rows } = await tx.client.query(
    `SELECT 1 FROM identity i JOIN customer c ON c.id = $4 WHERE i.id = $1 AND ${PROVEN}`,
    [tx.row.identityId, trust, backofficeId, tx.row.customerId],
  );
  return rows.length === 1;
}

async function redeem(tx: ConversationTx, call: NewToolCall): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `UPDATE confirmation SET state = 'redeemed', redeemed_at = now()
     WHERE id = $1 AND conversation_id = $2 AND tool = $3 AND args_hash = $4 AND state = 'open' AND expires_at > now()`,
    [call.confirmationId, tx.row.id, call.tool, call.argsHash],
  );
  if (rowCount)
    tx.audit("confirmation.redeemed", {
      confirmationId: call.confirmationId,
      tool: call.tool,
      argsHash: call.argsHash,
    });
  return rowCount === 1;
}

async function keyExists(tx: ConversationTx, key: string): Promise<boolean> {
  return (await tx.client.query("SELECT 1 FROM tool_call WHERE idempotency_key = $1", [key])).rows.length > 0;
}

/** Money calls of one customer, over all conversations: finished ones are counted, and nothing may be under way. */
async function readMoneyMark(client: Pick<Db["pool"], "query">, backofficeId: string, exceptKey: string) {
  const { rows } = await client.query<{ done: string; open: string }>(
    `SELECT count(*) FILTER (WHERE t.state = 'done') AS done,
       count(*) FILTER (WHERE t.state IN ('intended', 'unknown') AND t.idempotency_key <> $2) AS open
     FROM tool_call t JOIN conversation c ON c.id = t.conversation_id JOIN customer k ON k.id = c.customer_id
     WHERE k.backoffice_id = $1 AND t.risk = 'money'`,
    [backofficeId, exceptKey],
  );
  return { text: rows[0]?.done ?? "0", open: Number(rows[0]?.open ?? 0) };
}

const facts = (call: ToolCall) => ({
  callId: call.id,
  tool: call.tool,
  risk: call.risk,
  argsHash: call.argsHash,
  idempotencyKey: call.idempotencyKey,
  rule: call.rule,
});
