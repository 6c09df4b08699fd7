import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import type pg from "pg";
import { inject } from "vitest";
import { playbookHash } from "../../src/core/playbook/playbook-hash.ts";
import { type Playbook, playbookSchema } from "../../src/core/playbook/schema.ts";

/**
 * The shop's trained models, from the first product of a test run that trained them: each test file has a database of
 * its own, and training in every one of them would be most of the run. No other run sees them: its code may differ.
 */
const file = (): string => path.join(inject("runFolder"), "trained-shop.json");

/**
 * The database is given the version before the product starts, which then finds models that fit. `settings`: what this
 * product's playbook says besides; nothing that is learnt from.
 */
export async function borrowTraining(pool: pg.Pool, settings: Partial<Playbook> = {}): Promise<void> {
  const lent = await readFile(file(), "utf8").catch(() => undefined);
  if (lent === undefined) return;
  const { name, content: usual, models } = JSON.parse(lent);
  const content = playbookSchema.parse({ ...usual, ...settings });
  await pool.query("INSERT INTO playbook_version (name, hash, content, models) VALUES ($1, $2, $3, $4)", [
    name,
    playbookHash(content),
    JSON.stringify(content),
    Buffer.from(models, "base64"),
  ]);
}

export async function lendTraining(pool: pg.Pool): Promise<void> {
  if (existsSync(file())) return;
  const { rows } = await pool.query(
    "SELECT name, hash, content, encode(models, 'base64') AS models FROM playbook_version WHERE active",
  );
  // Other test files read at any moment: the file is there whole or not at all.
  const draft = `${file()}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify(rows[0]));
  await rename(draft, file());
}
