import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { findChromium } from "./find-chromium.ts";
import { findRedis } from "./find-redis.ts";
import { startTestPostgres } from "./test-postgres.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The test run's Postgres server and the migrated database that fresh ones are copied from. */
    postgres: { readonly url: string; readonly template: string };
    redisServer: string | undefined;
    chromium: string | undefined;
    /** Empty at first; what one test file makes and others of this run may use. */
    runFolder: string;
  }
}

/** Runs once before all test files: one Postgres for the run, and where Redis and Chromium are, if anywhere. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startTestPostgres();
  project.provide("postgres", { url: postgres.url, template: postgres.template });
  project.provide("redisServer", findRedis());
  project.provide("chromium", findChromium());
  const runFolder = await mkdtemp(path.join(tmpdir(), "switchboard-run-"));
  project.provide("runFolder", runFolder);
  return async () => {
    await postgres.stop();
    await rm(runFolder, { recursive: true, force: true });
  };
}
