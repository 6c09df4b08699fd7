import { LRUCache } from "lru-cache";
import type { Vault } from "../core/contracts/vault.ts";
import type { Db } from "./conversation-transaction.ts";

const TOKEN = /⟨([A-Z-]+)_(\d+)⟩/g;

/** Tokens and their values, a row each, sealed under the customer's key. The same value always gets the same token. */
export function createVault(db: Db): Vault {
  const values = new LRUCache<string, string>({ max: 10_000 });

  return {
    async tokenize(customerId, found) {
      if (found.length === 0) return [];
      const seal = await db.sealing.forCustomer(customerId);
      const tokens: string[] = [];
      for (const { kind, value } of found) {
        const hash = db.sealing.fingerprint(`${customerId}\n${kind}\n${value}`);
        const prefix = kind.toUpperCase();
        const known = await db.pool.query<{ token: string }>(
          "SELECT token FROM personal_value WHERE customer_id = $1 AND value_hash = $2",
          [customerId, hash],
        );
        tokens.push(known.rows[0]?.token ?? (await insert(customerId, prefix, kind, hash, seal.seal(value))));
      }
      return tokens;
    },

    async reveal(customerId, text) {
      const tokens = [...new Set(text.match(TOKEN) ?? [])];
      if (tokens.length === 0) return text;
      const missing = tokens.filter((token) => !values.has(`${customerId} ${token}`));
      if (missing.length > 0) {
        const seal = await db.sealing.forCustomer(customerId);
        const { rows } = await db.pool.query<{ token: string; sealed: Buffer }>(
          "SELECT token, sealed FROM personal_value WHERE customer_id = $1 AND token = ANY($2)",
          [customerId, missing],
        );
        for (const row of rows) values.set(`${customerId} ${row.token}`, String(seal.open(row.sealed)));
      }
      return text.replace(TOKEN, (token) => values.get(`${customerId} ${token}`) ?? token);
    },
  };

  /** The next number of its kind; two at once meet on the unique key, and the second one looks again. */
  async function insert(
    customerId: string,
    prefix: string,
    kind: string,
    hash: string,
    sealed: Uint8Array,
  ): Promise<string> {
    for (;;) {
      const { rows } = await db.pool.query<{ token: string }>(
        `INSERT INTO personal_value (customer_id, token, kind, value_hash, sealed)
         SELECT $1, '⟨' || $2::text || '_' || (count(*) + 1) || '⟩', $3, $4, $5 FROM personal_value WHERE customer_id = $1 AND kind = $3
         ON CONFLICT DO NOTHING RETURNING token`,
        [customerId, prefix, kind, hash, sealed],
      );
      if (rows[0]) return rows[0].token;
      const raced = await db.pool.query<{ token: string }>(
        "SELECT token FROM personal_value WHERE customer_id = $1 AND value_hash = $2",
        [customerId, hash],
      );
      if (raced.rows[0]) return raced.rows[0].token;
    }
  }
}
