import { createHmac } from "node:crypto";

/**
 * Audit entries form one hash chain a conversation (and one named `system`). An edited, removed, inserted or swapped
 * entry breaks every hash after it; checkpoints over all heads, kept outside the database, reveal a cut tail.
 */
export interface AuditEntry {
  readonly chain: string;
  readonly sequence: number;
  readonly at: Date;
  readonly kind: string;
  readonly data: unknown;
}

/** HMAC-SHA256 over the previous hash and this entry, with object keys in a fixed order (jsonb does not keep them). */
export function auditHash(key: Buffer, previous: string, entry: AuditEntry): string {
  return createHmac("sha256", key)
    .update(
      JSON.stringify([
        previous,
        entry.chain,
        entry.sequence,
        entry.at.toISOString(),
        entry.kind,
        canonical(entry.data),
      ]),
    )
    .digest("base64url");
}

/** The same value with object keys sorted and undefined left out, as it reads back from jsonb. */
export function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => canonical(item ?? null));
  if (value === null || typeof value !== "object") return value;
  if (value instanceof Date) return value.toISOString();
  const sorted = Object.entries(value)
    .filter(([, v]) => v !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([k, v]) => [k, canonical(v)]));
}
