import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { startApp } from "../src/app.ts";
import { buildEngine } from "../src/app-engine.ts";
import { createClosers } from "../src/closers.ts";
import { readConfig } from "../src/config.ts";
import { modelWrittenShop } from "../test/support/model-written-shop.ts";
import type { Database } from "./surroundings.ts";

export interface Product extends AsyncDisposable {
  readonly url: string;
  readonly pool: pg.Pool;
  /** Stops the product and starts it again on the same database. */
  restart(): Promise<void>;
  /** Makes the prepared answers by quoting, as `npm run prepare:answers` does without a model, and serves them. */
  prepareAnswers(): Promise<void>;
}

export const OPERATOR_KEY = "operator-key-for-the-bench";

/**
 * The whole product in this process on an empty database. Prompts that repeat are asked again: it is a bench.
 * `modelWritesAll`: a model is asked even where a quote would settle it.
 */
export async function startProduct(
  database: Database,
  env: Readonly<Record<string, string>>,
  { modelWritesAll = false } = {},
): Promise<Product> {
  const url = await database.fresh("bench_models");
  const data = await mkdtemp(path.join(tmpdir(), "switchboard-bench-"));
  const withoutModel = {
    DATA_DIR: data,
    DATABASE_URL: url,
    MASTER_KEY: "0".repeat(64),
    PORT: "0",
    OPERATOR_API_KEY: OPERATOR_KEY,
    LLM_REPEAT_MINUTES: "0",
    ...(modelWritesAll ? { PLAYBOOK: await modelWrittenShop(data) } : {}),
  };
  const config = readConfig({ ...withoutModel, ...env });
  const start = () => startApp(config, { roles: new Set(["web", "worker"]), log: () => undefined });
  let app = await start();
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  pool.on("error", () => undefined);
  return {
    get url() {
      return app.url ?? "";
    },
    pool,
    async restart() {
      await app.stop();
      app = await start();
    },
    async prepareAnswers() {
      await app.stop();
      const closers = createClosers();
      const quiet = { roles: new Set<never>(), log: () => undefined, onProgress: () => undefined, signal: undefined };
      try {
        const engine = await buildEngine(readConfig(withoutModel), { ...quiet, closers });
        await engine.prepareAnswers({ withModel: false });
      } finally {
        await closers.closeAll(() => undefined);
      }
      app = await start();
    },
    async [Symbol.asyncDispose]() {
      await app.stop();
      await pool.end();
      await rm(data, { recursive: true, force: true });
    },
  };
}
