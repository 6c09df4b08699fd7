import { randomBytes, randomUUID } from "node:crypto";
import { access, link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Config } from "./config.ts";
import { AppError } from "./core/errors.ts";

const KEY_BYTES = 32;

/**
 * The key that all other keys are wrapped with or derived from: MASTER_KEY, or one that is made once and kept in the data
 * folder. Call it before the embedded database is made, so that a database without its key can only mean a lost key.
 */
export async function readMasterKey(
  config: Pick<Config, "masterKey" | "dataFolder" | "databaseFolder">,
): Promise<Buffer> {
  if (config.masterKey) return config.masterKey;
  const file = path.join(config.dataFolder, "master-key");
  const kept = await readKey(file);
  if (kept) return kept;
  if (await exists(path.join(config.databaseFolder, "data"))) {
    throw new AppError(
      "misconfigured",
      `${file} is missing, and what is stored in ${config.databaseFolder} cannot be read without it. Restore that file, or set MASTER_KEY to the key that was used; to begin with an empty database, move ${config.dataFolder} away.`,
    );
  }
  await mkdir(config.dataFolder, { recursive: true });
  await makeKey(file);
  return (await readKey(file)) ?? Promise.reject(new AppError("misconfigured", `${file} could not be read back`));
}

async function readKey(file: string): Promise<Buffer | undefined> {
  const text = await readFile(file, "utf8").catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") return undefined;
    throw new AppError("misconfigured", `${file} cannot be read: ${cause.message}`, { cause });
  });
  if (text === undefined) return undefined;
  const key = Buffer.from(text.trim(), "base64");
  if (key.length !== KEY_BYTES)
    throw new AppError("misconfigured", `${file} does not hold a key of 32 bytes in base64. Restore it from a backup.`);
  return key;
}

/** Two processes that start together end up with one key: the name appears once, with its content. */
async function makeKey(file: string): Promise<void> {
  const mine = `${file}.${randomUUID()}`;
  await writeFile(mine, `${randomBytes(KEY_BYTES).toString("base64")}\n`, { mode: 0o600, flush: true });
  await link(mine, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  await rm(mine);
}

const exists = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );
