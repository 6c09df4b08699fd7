import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import type { RedisServer } from "../support/redis-server.ts";
import type { Program } from "./program.ts";
import type { Random } from "./random.ts";
import { flushAll } from "./redis-flush.ts";

export interface Mayhem {
  readonly killedAt: readonly number[];
  readonly flushes: number;
  readonly redisCrashes: number;
}

/** A part in `sending` when its process dies waits this long before it counts as `unknown`. */
const SENDING_LIMIT_S = 45;

/** So many kills come at any time, also while the program starts; the others while it serves. */
const ANYTIME = 0.25;

/** Kills the program at random moments, and empties Redis (once: kills it) in between. */
export async function makeMayhem(deps: {
  readonly program: Program;
  readonly pool: Pool;
  readonly redis: RedisServer | undefined;
  readonly random: Random;
  readonly kills: number;
  /** How long the program serves under load, all lives together. */
  readonly forMs: number;
  /** Lets time pass at once for what a dead process left in `sending`, instead of waiting for it. */
  readonly hurry: boolean;
}): Promise<Mayhem> {
  const { program, random, redis, kills, forMs } = deps;
  const meanMs = forMs / kills;
  const killedAt: number[] = [];
  let flushes = 0;
  let redisCrashes = 0;
  for (let n = 0; n < kills; n++) {
    if (random() < ANYTIME) await sleep(random.between(0.05, 0.5) * meanMs);
    else {
      await program.ready();
      await sleep(random.between(0.1, 1.9) * meanMs);
    }
    if (redis && n === Math.floor(kills / 2)) {
      await redis.crash(random.between(200, 1_500));
      redisCrashes++;
      await sleep(random.between(0, 1_000));
    } else if (redis) {
      await flushAll(redis.url);
      flushes++;
      if (random() < 0.5) await sleep(random.between(0, 800));
    }
    killedAt.push(await program.killAndRestart());
    if (deps.hurry) await letTimePass(deps.pool);
  }
  return { killedAt, flushes, redisCrashes };
}

async function letTimePass(pool: Pool): Promise<void> {
  await pool.query(
    `UPDATE delivery SET sending_at = sending_at - interval '${SENDING_LIMIT_S} seconds' WHERE state = 'sending'`,
  );
}
