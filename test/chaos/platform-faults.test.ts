import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import { describe, expect, it } from "vitest";
import { startPublicApp } from "../support/public-app.ts";
import { misbehavingPlatforms } from "./misbehaving-platform.ts";
import { untilQuiet } from "./quiet.ts";
import { scripts } from "./scripts.ts";

/** The faults that the finished product must stand, as shares of requests and webhooks. */
const FAULTS = { lostResponse: 0.1, serverError: 0.05, tooManyRequests: 0.02, duplicate: 0.1, reorder: 0.2 };
const CUSTOMERS = 24;
const PAUSE_MS = 120;
/** Every ambiguous send must have come to an end by then. */
const SETTLED_WITHIN_MS = 60_000;

interface DeliveryRow {
  readonly reference: string;
  readonly state: string;
  readonly platformId: string | null;
}

const deliveriesOf = async (pool: Pool): Promise<readonly DeliveryRow[]> =>
  (await pool.query<DeliveryRow>(`SELECT reference, state::text, platform_id AS "platformId" FROM delivery`)).rows;

describe.each(misbehavingPlatforms)("while %s loses answers, fails, repeats and reorders", (channel, start) => {
  it("nothing is lost, nothing is sent twice, and what is ambiguous ends known or visible", {
    timeout: 180_000,
  }, async () => {
    await using platform = await start();
    await using product = await startPublicApp(platform.env);
    await platform.begin(product.url);
    await platform.faults(FAULTS);

    const said: string[] = [];
    await Promise.all(
      Array.from({ length: CUSTOMERS }, async (_, customer) => {
        await sleep(customer * 40);
        for (const text of scripts[customer % scripts.length] ?? []) {
          said.push(await platform.say(customer, text));
          await sleep(PAUSE_MS);
        }
      }),
    );
    await expect.poll(platform.waiting, { timeout: 60_000 }).toBe(0);
    expect(await untilQuiet(product.pool, SETTLED_WITHIN_MS)).toBe(true);
    await expect.poll(platform.waiting, { timeout: 20_000 }).toBe(0);

    const { rows: kept } = await product.pool.query<{ id: string; n: string }>(
      "SELECT platform_id AS id, count(*) AS n FROM inbound_event WHERE channel = $1 GROUP BY 1",
      [channel],
    );
    const inbox = new Map(kept.map(({ id, n }) => [id, Number(n)]));
    expect(said.filter((id) => inbox.get(id) !== 1)).toEqual([]);

    const taken = await platform.taken();
    const deliveries = await deliveriesOf(product.pool);
    const arrived = (row: DeliveryRow) => ["sent", "delivered", "read"].includes(row.state);
    const open = deliveries.filter(({ state }) => state === "pending" || state === "sending");
    expect(open).toEqual([]);
    expect(deliveries.length).toBeGreaterThan(CUSTOMERS);

    const ids = new Set(taken.map(({ platformId }) => platformId));
    expect(ids.size).toBe(taken.length);
    const missing = deliveries.filter((row) => arrived(row) && !ids.has(row.platformId ?? row.reference));
    expect(missing).toEqual([]);

    if (taken.every(({ reference }) => reference)) {
      const references = taken.map(({ reference }) => reference);
      expect(new Set(references).size).toBe(references.length);
      // Whatever the platform took and told us of later is known again.
      const unknown = deliveries.filter(({ state }) => state === "unknown").map(({ reference }) => reference);
      if (platform.settlesUnknown) expect(unknown.filter((one) => references.includes(one))).toEqual([]);
      else expect(unknown).toEqual([]);
    } else {
      const mayBeThere = deliveries.filter((row) => arrived(row) || row.state === "unknown").length;
      expect(taken.length).toBeLessThanOrEqual(mayBeThere);
    }
    const { rows: quiet } = await product.pool.query(
      "SELECT 1 FROM conversation WHERE owner <> 'nobody' AND (owner = 'bot' OR deadline_at IS NULL)",
    );
    expect(quiet).toEqual([]);
  });
});
