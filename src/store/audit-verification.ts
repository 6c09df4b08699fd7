import type { Pool, PoolClient } from "pg";
import { auditHash } from "../core/audit.ts";

/** One place where the audit does not hold. */
export interface AuditFault {
  readonly chain: string;
  readonly sequence: number;
  readonly problem: "changed" | "missing" | "cut" | "head";
}

export interface AuditReport {
  readonly chains: number;
  readonly entries: number;
  readonly faults: readonly AuditFault[];
}

interface EntryRow {
  readonly chain: string;
  readonly sequence: number;
  readonly at: Date;
  readonly kind: string;
  readonly data: unknown;
  readonly hash: string;
}

const BATCH = 5_000;
const HEADS = `SELECT id AS chain, audit_sequence AS sequence, audit_head AS hash FROM conversation UNION ALL SELECT chain, sequence, head FROM audit_chain`;

/** What a checkpoint outside the database says a chain had reached. */
export interface KnownHead {
  readonly chain: string;
  readonly sequence: number;
  readonly hash: string;
}

/**
 * Recomputes every hash, compares each chain's end with its recorded head and with the checkpoints, and names the
 * first fault of each chain.
 */
export async function verifyAudit(
  pool: Pool,
  key: Buffer,
  checkpoints: readonly KnownHead[],
  only?: string,
): Promise<AuditReport> {
  const client = await pool.connect();
  try {
    // One snapshot: a running service goes on appending.
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    return await verify(client, key, checkpoints, only);
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
}

async function verify(
  client: PoolClient,
  key: Buffer,
  checkpoints: readonly KnownHead[],
  only?: string,
): Promise<AuditReport> {
  const { rows } = await client.query<KnownHead>(`SELECT * FROM (${HEADS}) h WHERE $1::text IS NULL OR chain = $1`, [
    only ?? null,
  ]);
  const heads = new Map(rows.map((head) => [head.chain, head]));
  const known = new Map(
    checkpoints
      .filter(({ chain }) => only === undefined || chain === only)
      .map((head) => [`${head.chain} ${head.sequence}`, head]),
  );
  const faults = new Map<string, AuditFault>();
  const fault = (chain: string, sequence: number, problem: AuditFault["problem"]) => {
    if (!faults.has(chain)) faults.set(chain, { chain, sequence, problem });
  };

  let at: { chain: string; sequence: number; hash: string } = { chain: "", sequence: 0, hash: "" };
  let entries = 0;
  const ended = (): void => {
    if (!at.chain) return;
    const head = heads.get(at.chain);
    if (!head) fault(at.chain, at.sequence, "head");
    else if (head.sequence > at.sequence) fault(at.chain, at.sequence + 1, "cut");
    else if (head.hash !== at.hash) fault(at.chain, at.sequence, "head");
    heads.delete(at.chain);
  };

  for (;;) {
    const page = await client.query<EntryRow>(
      `SELECT chain, sequence, at, kind, data, hash FROM audit_entry WHERE (chain, sequence) > ($1, $2) AND ($3::text IS NULL OR chain = $3)
       ORDER BY chain, sequence LIMIT ${BATCH}`,
      [at.chain, at.sequence, only ?? null],
    );
    for (const entry of page.rows) {
      if (entry.chain !== at.chain) {
        ended();
        at = { chain: entry.chain, sequence: 0, hash: "" };
      }
      if (entry.sequence !== at.sequence + 1) fault(entry.chain, at.sequence + 1, "missing");
      else if (auditHash(key, at.hash, entry) !== entry.hash) fault(entry.chain, entry.sequence, "changed");
      const checkpoint = known.get(`${entry.chain} ${entry.sequence}`);
      if (checkpoint) {
        if (checkpoint.hash !== entry.hash) fault(entry.chain, entry.sequence, "changed");
        known.delete(`${entry.chain} ${entry.sequence}`);
      }
      at = { chain: entry.chain, sequence: entry.sequence, hash: entry.hash };
      entries++;
    }
    if (page.rows.length < BATCH) break;
  }
  ended();
  // Chains of which not one entry is left, and ends that a checkpoint saw and the database no longer has.
  for (const head of heads.values()) if (head.sequence > 0) fault(head.chain, 1, "cut");
  for (const checkpoint of known.values()) fault(checkpoint.chain, checkpoint.sequence, "cut");
  return { chains: rows.length, entries, faults: [...faults.values()] };
}
