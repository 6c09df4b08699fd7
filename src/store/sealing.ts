import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { Pool } from "pg";
import type { Seal } from "../core/contracts/seal.ts";
import { AppError } from "../core/errors.ts";

const VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Seals by customer, and one for what belongs to nobody in particular. Every key comes from MASTER_KEY. */
export interface Sealing {
  readonly service: Seal;
  /** A new customer's data key, wrapped for the `customer.data_key` column. */
  newDataKey(customerId: string): { readonly wrapped: Buffer; readonly seal: Seal };
  /** Throws `not_found` when the customer was erased: what they wrote cannot be read any more, by anyone. */
  forCustomer(customerId: string): Promise<Seal>;
  /** Keyed hash of a personal value, so that the same value is found again without storing it. */
  fingerprint(value: string): string;
  /** Key of the audit chain. */
  readonly auditKey: Buffer;
  /** Key for tokens and codes, one a purpose. */
  derive(purpose: string): Buffer;
  /** Throws `misconfigured` when customers of this database were sealed under another MASTER_KEY. */
  requireSameKey(): Promise<void>;
  /** Call after erasing, so that no copy of the key stays in memory. */
  forget(customerId: string): void;
}

/** AES-256-GCM: version byte, IV, tag, ciphertext. `bound` ties the bytes to their owner, so rows can't be swapped. */
function sealWith(key: Buffer, bound: string): Seal {
  return {
    seal(value) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(bound));
      const body = Buffer.concat([cipher.update(JSON.stringify(value), "utf8"), cipher.final()]);
      return Buffer.concat([Buffer.of(VERSION), iv, cipher.getAuthTag(), body]);
    },
    open(bytes) {
      const sealed = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      if (sealed[0] !== VERSION) throw new AppError("misconfigured", "sealed value has an unknown format version");
      const bodyAt = 1 + IV_BYTES + TAG_BYTES;
      const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(1, 1 + IV_BYTES)).setAAD(
        Buffer.from(bound),
      );
      decipher.setAuthTag(sealed.subarray(1 + IV_BYTES, bodyAt));
      try {
        return JSON.parse(decipher.update(sealed.subarray(bodyAt), undefined, "utf8") + decipher.final("utf8"));
      } catch (cause) {
        throw new AppError("misconfigured", "a sealed value does not open: was MASTER_KEY changed?", { cause });
      }
    },
  };
}

export function createSealing(pool: Pool, masterKey: Buffer): Sealing {
  const derive = (purpose: string): Buffer => Buffer.from(hkdfSync("sha256", masterKey, "switchboard", purpose, 32));
  const wrapping = derive("wrap-data-keys");
  const fingerprintKey = derive("fingerprint");
  const cache = new LRUCache<string, Seal>({ max: 20_000 });

  const unwrap = (customerId: string, wrapped: Buffer): Seal => {
    const key = sealWith(wrapping, customerId).open(wrapped);
    return sealWith(Buffer.from(String(key), "base64"), customerId);
  };

  return {
    service: sealWith(derive("service"), "service"),
    auditKey: derive("audit"),
    derive,

    newDataKey(customerId) {
      const key = randomBytes(32);
      const wrapped = Buffer.from(sealWith(wrapping, customerId).seal(key.toString("base64")));
      const seal = sealWith(key, customerId);
      // The id is new: should its transaction fail, nobody asks for it again.
      cache.set(customerId, seal);
      return { wrapped, seal };
    },

    async forCustomer(customerId) {
      const known = cache.get(customerId);
      if (known) return known;
      const { rows } = await pool.query<{ data_key: Buffer | null }>({
        name: "customer-key",
        text: "SELECT data_key FROM customer WHERE id = $1",
        values: [customerId],
      });
      const wrapped = rows[0]?.data_key;
      if (!wrapped) throw new AppError("not_found", "this customer does not exist or was erased");
      const seal = unwrap(customerId, wrapped);
      cache.set(customerId, seal);
      return seal;
    },

    async requireSameKey() {
      const { rows } = await pool.query<{ id: string; dataKey: Buffer }>(
        `SELECT id, data_key AS "dataKey" FROM customer WHERE data_key IS NOT NULL LIMIT 1`,
      );
      const customer = rows[0];
      if (!customer) return;
      try {
        unwrap(customer.id, customer.dataKey);
      } catch (cause) {
        throw new AppError(
          "misconfigured",
          "MASTER_KEY is not the one that this database was written with; nothing in it could be read. Set the key that was used so far.",
          { cause },
        );
      }
    },

    fingerprint: (value) => createHmac("sha256", fingerprintKey).update(value).digest("base64url"),
    forget: (customerId) => void cache.delete(customerId),
  };
}
