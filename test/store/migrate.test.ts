import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrate } from "../../src/store/migrate.ts";
import { withClient } from "../support/database-admin.ts";
import { type FreshDatabase, freshDatabase } from "../support/fresh-database.ts";
import { schemaDifference } from "../support/schema-difference.ts";

describe("the migrations", () => {
  let database: FreshDatabase;
  const query = (sql: string) => withClient(database.url, (client) => client.query(sql));

  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database[Symbol.asyncDispose]());

  it("make the database that prisma/schema.prisma describes", async () => {
    expect(await schemaDifference(database.url)).toBe("");
  });

  it("are applied once", async () => {
    expect(await migrate(database.url)).toEqual([]);
  });

  it("refuse to refund more than was paid, whoever asks", async () => {
    await query(`INSERT INTO backoffice_customer (id, name, email) VALUES ('c', 'Ana', 'ana@example.org')`);
    await query(
      `INSERT INTO backoffice_order (id, customer_id, status, currency, placed_at) VALUES ('o', 'c', 'paid', 'EUR', now())`,
    );
    await query(
      `INSERT INTO backoffice_payment (id, order_id, method, currency, paid_cents) VALUES ('p', 'o', 'card', 'EUR', 500)`,
    );
    await query(`UPDATE backoffice_payment SET refunded_cents = 500`);

    await expect(query(`UPDATE backoffice_payment SET refunded_cents = 501`)).rejects.toThrow(/refunded_check/);
  });

  it("refuse to book a callback slot beyond its capacity", async () => {
    await query(`INSERT INTO backoffice_callback_slot (starts_at, capacity, booked) VALUES (now(), 1, 1)`);

    await expect(query(`UPDATE backoffice_callback_slot SET booked = 2`)).rejects.toThrow(/booked_check/);
  });

  it("let the audit trail grow and nothing else", async () => {
    await query(
      `INSERT INTO audit_entry (chain, sequence, at, kind, data, hash) VALUES ('system', 1, now(), 'test', '{}', 'h')`,
    );

    await expect(query(`UPDATE audit_entry SET hash = 'forged'`)).rejects.toThrow(/append-only/);
    await expect(query(`DELETE FROM audit_entry`)).rejects.toThrow(/append-only/);
    await expect(query(`TRUNCATE audit_entry`)).rejects.toThrow(/append-only/);
  });

  it("begin with the one row that processes watch for new knowledge", async () => {
    expect((await query(`SELECT id, version FROM knowledge_version`)).rows).toEqual([{ id: 1, version: 0 }]);
  });
});

describe("the migration runner", () => {
  let folder: string;
  const write = async (name: string, sql: string) => {
    await mkdir(path.join(folder, name), { recursive: true });
    await writeFile(path.join(folder, name, "migration.sql"), sql);
  };

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), "switchboard-migrations-"));
    await cp("prisma/migrations", folder, { recursive: true });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("leaves nothing of a migration that fails, and goes on once it is mended", async () => {
    await using database = await freshDatabase();
    await write("30000101000000_broken", "CREATE TABLE half (id INT); SELECT no_such_function();");
    await expect(migrate(database.url, folder)).rejects.toThrow(/30000101000000_broken failed and was rolled back/);

    await write("30000101000000_broken", "CREATE TABLE half (id INT);");
    expect(await migrate(database.url, folder)).toEqual(["30000101000000_broken"]);
  });

  it("refuses a migration that was edited after it was applied", async () => {
    await using database = await freshDatabase();
    await write("30000101000000_broken", "CREATE TABLE half (id INT);");
    await migrate(database.url, folder);
    await write("30000101000000_broken", "CREATE TABLE other (id INT);");

    await expect(migrate(database.url, folder)).rejects.toThrow(/was edited after it was applied/);
  });

  it("refuses a database that a newer version has migrated", async () => {
    await using database = await freshDatabase();
    await migrate(database.url, folder);

    await expect(migrate(database.url)).rejects.toThrow(/does not know/);
  });

  it("applies each migration once when several processes start together", async () => {
    await using database = await freshDatabase();
    const applied = await Promise.all([1, 2, 3].map(() => migrate(database.url, folder)));

    expect(applied.flat()).toEqual(["30000101000000_broken"]);
  });
});
