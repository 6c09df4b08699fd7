import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { type App, type Role, startApp } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import { createSealing } from "../../src/store/sealing.ts";
import { borrowVectors, lendVectors } from "./example-vectors.ts";
import { freshDatabase } from "./fresh-database.ts";
import { modelWrittenShop } from "./model-written-shop.ts";
import { borrowTraining, lendTraining } from "./trained-playbook.ts";

export interface TestApp extends AsyncDisposable {
  readonly app: App;
  readonly url: string;
  readonly pool: pg.Pool;
  /** What another process of the same deployment is started with. */
  readonly shared: { readonly DATABASE_URL: string; readonly MASTER_KEY: string };
  /** All that was logged, one line an event. */
  readonly events: readonly string[];
  /** The newest one-time code that was sent to this address. */
  codeFor(address: string): Promise<string>;
  /** Stops the product and starts it again on the same database. */
  restart(): Promise<void>;
}

export interface TestAppOptions {
  /** Further settings, as environment variables. */
  readonly env?: Readonly<Record<string, string>>;
  readonly roles?: readonly Role[];
  /** The shop's playbook says `models: { write: always }`, so that what a model writes can be looked at. */
  readonly modelWritesAll?: boolean;
}

/** The whole product in this process, on a fresh database and a free port. */
export async function startTestApp({
  env = {},
  roles = ["web", "worker"],
  modelWritesAll = false,
}: TestAppOptions = {}): Promise<TestApp> {
  const database = await freshDatabase();
  const dataFolder = await mkdtemp(path.join(tmpdir(), "switchboard-test-"));
  const masterKey = randomBytes(32);
  const config = readConfig({
    DATA_DIR: dataFolder,
    DATABASE_URL: database.url,
    MASTER_KEY: masterKey.toString("hex"),
    PORT: "0",
    OPERATOR_API_KEY: "operator-key-for-tests-only",
    // Tests change what the fake model says between two customers who ask the same.
    LLM_REPEAT_MINUTES: "0",
    ...(modelWritesAll ? { PLAYBOOK: await modelWrittenShop(dataFolder) } : {}),
    // Answers would be composed or prepared, as the clock has it.
    PREPARE_ANSWERS: "by-hand",
    ...env,
  });
  const events: string[] = [];
  const start = () =>
    startApp(config, {
      roles: new Set(roles),
      log: (event, fields) => void events.push(`${event} ${JSON.stringify(fields ?? {})}`),
    });
  const pool = new pg.Pool({ connectionString: database.url, max: 4 });
  pool.on("error", () => undefined);
  await borrowVectors(dataFolder);
  const isUsual = env["PLAYBOOK"] === undefined && env["SENTENCE_ENCODER"] === undefined;
  if (isUsual) await borrowTraining(pool, modelWritesAll ? { models: { write: "always" } } : {});
  let app = await start();
  await lendVectors(dataFolder);
  if (isUsual && !modelWritesAll) await lendTraining(pool);
  const sealing = createSealing(pool, masterKey);
  return {
    get app() {
      return app;
    },
    get url() {
      return app.url ?? "";
    },
    pool,
    shared: { DATABASE_URL: database.url, MASTER_KEY: masterKey.toString("hex") },
    events,
    async codeFor(address) {
      const { rows } = await pool.query<{ sealed: Buffer }>(
        "SELECT sealed FROM notice ORDER BY created_at DESC LIMIT 50",
      );
      for (const { sealed } of rows) {
        const notice = JSON.stringify(sealing.service.open(sealed));
        const code = /\b\d{6}\b/.exec(notice.replaceAll(/\+\d+/g, ""))?.[0];
        if (notice.includes(address) && code) return code;
      }
      throw new Error(`no one-time code was sent to ${address}. Events:\n${events.slice(-20).join("\n")}`);
    },
    async restart() {
      await app.stop();
      app = await start();
    },
    async [Symbol.asyncDispose]() {
      await app.stop();
      await pool.end();
      await database[Symbol.asyncDispose]();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
