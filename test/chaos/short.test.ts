import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, inject, it } from "vitest";
import { freshDatabase } from "../support/fresh-database.ts";
import { redisAvailable } from "../support/redis.ts";
import { type ChaosResult, runChaos } from "./run-chaos.ts";

/** More than the waits of a run together (90 s for customers, 180 s until all is quiet), so that a verdict says what is wrong. */
const LIMIT_MS = 340_000;

/** A few kills; `npm run chaos` is the long form. */
async function shortChaos(seed: number, redis?: string): Promise<ChaosResult> {
  await using database = await freshDatabase();
  const folder = await mkdtemp(path.join(tmpdir(), "switchboard-chaos-"));
  const load = { kills: 3, seconds: 16, chats: 20, perSecond: 6, refunds: 4, hurry: true };
  const result = await runChaos({ ...load, seed, databaseUrl: database.url, folder, redis });
  await rm(folder, { recursive: true, force: true });
  return result;
}

const brokenIn = ({ verdicts }: ChaosResult) => verdicts.filter(({ broken }) => broken.length > 0);

describe("the program, killed at random under load", () => {
  it("loses nothing, doubles nothing and keeps order, with jobs in Postgres", { timeout: LIMIT_MS }, async () => {
    const result = await shortChaos(1);
    expect(brokenIn(result)).toEqual([]);
    expect(result.figures["kills"]).toBe(3);
    expect(result.figures["refunds confirmed"]).toBeGreaterThan(0);
  });

  it.skipIf(!redisAvailable)(
    "and with jobs in Redis, which is emptied and killed too",
    { timeout: LIMIT_MS },
    async () => {
      const result = await shortChaos(2, inject("redisServer"));
      expect(brokenIn(result)).toEqual([]);
      expect(result.figures["redis emptied"]).toBe(2);
    },
  );
});
