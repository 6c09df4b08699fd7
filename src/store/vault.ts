import { LRUCache } from "lru-cache";
import type { Vault } from "../core/contracts/vault.ts";
import type { Db } from "./conversation-transaction.ts";

const TOKEN = /⟨([A-Z-]+)_(\d+)⟩/g;

/** Tokens and their values, a row each, sealed under the customer's key. The same value always gets the same token. */
export function createVault(db: Db): Vault {
  const values = new LRUCache<string, string>({ max: 10_000 });

  async function tokenOf(customerId: string, kind: string, value: string, from: string | null): Promise<string> {
    const hash = db.sealing.fingerprint(`${customerId}\n${kind}\n${value}`);
    const { rows } = await db.pool.query<{ token: string; adoptedFrom: string | null }>(
      `SELECT token, adopted_from AS "adoptedFrom" FROM personal_value WHERE customer_id = $1 AND value_hash = $2`,
      [customerId, hash],
    );
    const known = rows[0];
    if (!known) return insert(customerId, kind, hash, (await db.sealing.forCustomer(customerId)).seal(value), from);
    // Said by this customer as well: it is their own now.
    if (known.adoptedFrom !== null && from === null)
      await db.pool.query("UPDATE personal_value SET adopted_from = NULL WHERE customer_id = $1 AND token = $2", [
        customerId,
        known.token,
      ]);
    return known.token;
  }

  return {
    async tokenize(customerId, found) {
      const tokens: string[] = [];
      for (const { kind, value } of found) tokens.push(await tokenOf(customerId, kind, value, null));
      return tokens;
    },

    async adopt(customerId, from, text) {
      const tokens = [...new Set(text.match(TOKEN) ?? [])];
      if (tokens.length === 0) return text;
      const seal = await db.sealing.forCustomer(from);
      const { rows } = await db.pool.query<{ token: string; kind: string; sealed: Buffer }>(
        "SELECT token, kind, sealed FROM personal_value WHERE customer_id = $1 AND token = ANY($2)",
        [from, tokens],
      );
      const own = new Map<string, string>();
      for (const { token, kind, sealed } of rows) {
        const value = seal.open(sealed);
        if (value !== null) own.set(token, await tokenOf(customerId, kind, String(value), from));
      }
      // What stands for nothing there must not become something here.
      return text.replace(TOKEN, (token, kind: string) => own.get(token) ?? `⟨${kind}⟩`);
    },

    async reveal(customerId, text) {
      const tokens = [...new Set(text.match(TOKEN) ?? [])];
      if (tokens.length === 0) return text;
      const missing = tokens.filter((token) => !values.has(`${customerId} ${token}`));
      if (missing.length > 0) {
        const seal = await db.sealing.forCustomer(customerId);
        const { rows } = await db.pool.query<{ token: string; sealed: Buffer; isOwn: boolean }>(
          `SELECT token, sealed, adopted_from IS NULL AS "isOwn" FROM personal_value WHERE customer_id = $1 AND token = ANY($2)`,
          [customerId, missing],
        );
        const passing = new Map<string, string>();
        for (const { token, sealed, isOwn } of rows) {
          const value = seal.open(sealed);
          // Null: given back when two customers were separated. What may be given back is not kept here.
          if (value !== null) (isOwn ? values : passing).set(isOwn ? `${customerId} ${token}` : token, String(value));
        }
        return text.replace(TOKEN, (token) => values.get(`${customerId} ${token}`) ?? passing.get(token) ?? token);
      }
      return text.replace(TOKEN, (token) => values.get(`${customerId} ${token}`) ?? token);
    },
  };

  /** The next number of its kind; two at once meet on the unique key, and the second one looks again. */
  async function insert(
    customerId: string,
    kind: string,
    hash: string,
    sealed: Uint8Array,
    from: string | null,
  ): Promise<string> {
    const prefix = kind.toUpperCase();
    for (;;) {
      const { rows } = await db.pool.query<{ token: string }>(
        `INSERT INTO personal_value (customer_id, token, kind, value_hash, sealed, adopted_from)
         SELECT $1, '⟨' || $2::text || '_' || (count(*) + 1) || '⟩', $3, $4, $5, $6 FROM personal_value WHERE customer_id = $1 AND kind = $3
         ON CONFLICT DO NOTHING RETURNING token`,
        [customerId, prefix, kind, hash, sealed, from],
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
