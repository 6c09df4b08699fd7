import type { Pool } from "pg";
import type { Sealing } from "../../../src/store/sealing.ts";
import type { LedgerEntry } from "../../fakes/telegram/state.ts";
import type { Said } from "../platform.ts";
import type { RefundWish } from "../refund-customer.ts";

/** One promise, held or broken; `broken` names at most a few cases. */
export interface Verdict {
  readonly promise: string;
  readonly broken: readonly string[];
}

/** What is compared: the platform's and the customers' side against the database. Never the program's own word. */
export interface Evidence {
  readonly pool: Pool;
  readonly sealing: Sealing;
  readonly said: readonly Said[];
  readonly ledger: readonly LedgerEntry[];
  readonly wishes: readonly RefundWish[];
  readonly checkpointFile: string;
}

export async function rowsOf<T extends object>(
  pool: Pool,
  text: string,
  values: readonly unknown[] = [],
): Promise<readonly T[]> {
  return (await pool.query<T>(text, [...values])).rows;
}

export function byKey<T>(list: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}
