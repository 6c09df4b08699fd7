import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { AppError } from "../core/errors.ts";

const MIGRATIONS = path.resolve(import.meta.dirname, "../../prisma/migrations");
/** The advisory lock that Prisma Migrate takes, so that the two never run at once. */
const PRISMA_LOCK = 72707369;
/** Prisma's own ledger, so that `prisma migrate deploy` finds nothing left to do afterwards. */
const LEDGER = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`;

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/**
 * Brings the database to the newest schema and returns the names of the migrations it applied. Several processes may
 * call it at once. Each migration is one transaction: after a failure the database is as it was before that migration.
 */
export async function migrate(databaseUrl: string, folder = MIGRATIONS): Promise<readonly string[]> {
  const migrations = await readMigrations(folder);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect().catch((cause: Error) => {
    throw new AppError("misconfigured", `the database (DATABASE_URL) does not let us in: ${cause.message}`, { cause });
  });
  try {
    await client.query("SELECT pg_advisory_lock($1)", [PRISMA_LOCK]);
    await client.query(LEDGER);
    const pending = pendingMigrations(migrations, await readLedger(client));
    for (const migration of pending) await apply(client, migration);
    return pending.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(path.join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

interface LedgerRow {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished_at: Date | null;
}

async function readLedger(client: pg.Client): Promise<ReadonlyMap<string, LedgerRow>> {
  const { rows } = await client.query<LedgerRow>(
    `SELECT migration_name, checksum, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL`,
  );
  return new Map(rows.map((row) => [row.migration_name, row]));
}

function pendingMigrations(migrations: readonly Migration[], ledger: ReadonlyMap<string, LedgerRow>) {
  const known = new Set(migrations.map(({ name }) => name));
  const newer = [...ledger.keys()].find((name) => !known.has(name));
  if (newer) {
    throw new AppError(
      "misconfigured",
      `The database has migration ${newer}, which this version of Switchboard does not know. Start the version that made it, or restore a backup.`,
    );
  }
  return migrations.filter(({ name, checksum }) => {
    const row = ledger.get(name);
    if (row && !row.finished_at) {
      throw new AppError(
        "misconfigured",
        `Migration ${name} was begun by another tool and never finished. Look at the table _prisma_migrations.`,
      );
    }
    if (row && row.checksum !== checksum) {
      throw new AppError(
        "misconfigured",
        `Migration ${name} was edited after it was applied. Restore the file, and put the change into a new migration.`,
      );
    }
    return !row;
  });
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count) VALUES ($1, $2, $3, now(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query("COMMIT");
  } catch (cause) {
    await client.query("ROLLBACK");
    throw new AppError(
      "misconfigured",
      `Migration ${name} failed and was rolled back: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  }
}
