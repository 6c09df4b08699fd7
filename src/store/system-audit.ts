import type { PoolClient } from "pg";
import { auditHash, canonical } from "../core/audit.ts";
import type { Sealing } from "./sealing.ts";

const CHAIN = "system";

/** Appends a fact that belongs to no conversation (a playbook, an agent's account), in the caller's transaction. */
export async function appendSystemAudit(
  client: PoolClient,
  sealing: Sealing,
  kind: string,
  rawData: Readonly<Record<string, unknown>>,
): Promise<void> {
  await client.query("INSERT INTO audit_chain (chain) VALUES ($1) ON CONFLICT DO NOTHING", [CHAIN]);
  const { rows } = await client.query<{ sequence: number; head: string; now: Date }>(
    "SELECT sequence, head, date_trunc('milliseconds', clock_timestamp()) AS now FROM audit_chain WHERE chain = $1 FOR UPDATE",
    [CHAIN],
  );
  const previous = rows[0];
  if (!previous) throw new Error("the system's audit chain has no head");
  const data = canonical(rawData);
  const sequence = previous.sequence + 1;
  const hash = auditHash(sealing.auditKey, previous.head, { chain: CHAIN, sequence, at: previous.now, kind, data });
  await client.query(
    "INSERT INTO audit_entry (chain, sequence, at, kind, data, hash) VALUES ($1, $2, $3, $4, $5, $6)",
    [CHAIN, sequence, previous.now, kind, JSON.stringify(data), hash],
  );
  await client.query("UPDATE audit_chain SET sequence = $2, head = $3 WHERE chain = $1", [CHAIN, sequence, hash]);
}
