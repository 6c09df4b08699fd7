import type { Pool } from "pg";
import type { Sealing } from "./sealing.ts";

export interface Quarantined {
  readonly id: string;
  readonly channel: string;
  readonly account: string;
  readonly reason: string;
  readonly receivedAt: Date;
}

/** So many of the newest are listed. */
const LISTED = 200;

/** Genuine deliveries that we could not read. Customers' words stand in them, so they are sealed like everything else. */
export async function quarantine(
  pool: Pool,
  { service }: Pick<Sealing, "service">,
  { channel, account, reason, body }: Pick<Quarantined, "channel" | "account" | "reason"> & { readonly body: Buffer },
): Promise<void> {
  await pool.query("INSERT INTO quarantine (channel, account, reason, body) VALUES ($1, $2, $3, $4)", [
    channel,
    account,
    reason,
    service.seal(body.toString("base64")),
  ]);
}

/** Newest last. */
export async function listQuarantine(pool: Pool): Promise<readonly Quarantined[]> {
  const { rows } = await pool.query<Quarantined>(
    `SELECT id, channel, account, reason, received_at AS "receivedAt" FROM quarantine ORDER BY id DESC LIMIT ${LISTED}`,
  );
  return rows.reverse();
}

/** The bytes as they came; undefined when there is no such entry. Throws `misconfigured` under another MASTER_KEY. */
export async function readQuarantined(
  pool: Pool,
  { service }: Pick<Sealing, "service">,
  id: string,
): Promise<Buffer | undefined> {
  const { rows } = await pool.query<{ body: Buffer }>("SELECT body FROM quarantine WHERE id::text = $1", [id]);
  return rows[0] && Buffer.from(String(service.open(rows[0].body)), "base64");
}
