import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type pg from "pg";
import { isAlive } from "../../src/store/embedded/users.ts";
import { startEmbeddedPostgres } from "../../src/store/embedded-postgres.ts";
import { migrate } from "../../src/store/migrate.ts";
import { databaseUrl, withClient } from "./database-admin.ts";

const root = path.resolve(import.meta.dirname, "../..");

/** Kept in .cache between runs, and shared by runs at the same time. Test data may be lost, so it need not be synced. */
export async function startTestPostgres() {
  const server = await startEmbeddedPostgres(path.join(root, ".cache/test-postgres"), {
    settings: { fsync: "off", synchronous_commit: "on", full_page_writes: "off", max_connections: "400" },
  });
  const template = await withClient(server.url, async (client) => {
    // Two runs that start at once make one template.
    await client.query("SELECT pg_advisory_lock(1)");
    await dropLeftovers(client);
    return migratedTemplate(client, server.url);
  });
  return { url: server.url, template, stop: () => server.stop() };
}

/** Named after the migrations in it, so that a changed migration makes a new one. */
async function migratedTemplate(client: pg.Client, url: string): Promise<string> {
  const template = `template_${await migrationsHash()}`;
  const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1 AND datistemplate", [template]);
  if (rowCount) return template;
  await client.query(`DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
  await client.query(`CREATE DATABASE ${template}`);
  await migrate(databaseUrl(url, template));
  // Marked only now: a run that was killed halfway leaves no template behind.
  await client.query(`ALTER DATABASE ${template} IS_TEMPLATE true`);
  return template;
}

async function migrationsHash(): Promise<string> {
  const folder = path.join(root, "prisma/migrations");
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(".sql")).sort();
  const hash = createHash("sha256");
  for (const file of files) hash.update(file).update(await readFile(path.join(folder, file)));
  return hash.digest("hex").slice(0, 12);
}

/** Databases are named after the process that made them: `test_<pid>_<random>`. */
async function dropLeftovers(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT datname AS name FROM pg_database WHERE datname LIKE 'test\\_%'",
  );
  for (const { name } of rows) {
    if (!isAlive(Number(name.split("_")[1]))) await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
  }
}
