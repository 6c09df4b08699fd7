import { createHmac, timingSafeEqual } from "node:crypto";
import { appendFile, mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { Pool } from "pg";
import { z } from "zod";
import type { Log } from "../core/contracts/channel.ts";
import { AppError } from "../core/errors.ts";
import type { KnownHead } from "./audit-verification.ts";

const EVERY_MS = 60_000;
/** Rows that commit late carry an earlier time; look back this far beyond the last checkpoint. */
const OVERLAP_MS = 120_000;

const lineSchema = z.object({
  at: z.string(),
  heads: z.array(z.tuple([z.string(), z.int(), z.string()])),
  mac: z.string(),
});

/**
 * Signed checkpoints in a file outside the database: the heads of all chains that moved since the last one, each line
 * bound to the one before. They reveal a cut tail and a chain that was rewritten with fresh hashes.
 */
export function startCheckpoints(pool: Pool, key: Buffer, file: string, log: Log): AsyncDisposable {
  let since = new Date(0);
  let lastMac: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;

  async function write(): Promise<void> {
    const { rows } = await pool.query<{ chain: string; sequence: number; hash: string; now: Date }>(
      `SELECT id AS chain, audit_sequence AS sequence, audit_head AS hash, now() AS now FROM conversation WHERE updated_at > $1 AND audit_sequence > 0
       UNION ALL SELECT chain, sequence, head, now() FROM audit_chain WHERE sequence > 0`,
      [new Date(since.getTime() - OVERLAP_MS)],
    );
    const now = rows[0]?.now;
    if (!now) return;
    lastMac ??= (await readLines(file)).at(-1)?.mac ?? "";
    const heads = rows.map((row): [string, number, string] => [row.chain, row.sequence, row.hash]);
    const unsigned = { at: now.toISOString(), heads };
    const mac = sign(key, lastMac, unsigned);
    // With a database of one's own, nobody else makes the data folder.
    await mkdir(path.dirname(file), { recursive: true });
    await appendFile(file, `${JSON.stringify({ ...unsigned, mac })}\n`, { mode: 0o600, flush: true });
    lastMac = mac;
    since = now;
  }

  const schedule = (delayMs: number): void => {
    if (stopped) return;
    timer = setTimeout(() => {
      running = write()
        .catch((error: unknown) =>
          log("audit.checkpoint-failed", { message: error instanceof Error ? error.message : "" }),
        )
        .finally(() => schedule(EVERY_MS));
    }, delayMs);
    timer.unref();
  };
  schedule(EVERY_MS);

  return {
    async [Symbol.asyncDispose]() {
      stopped = true;
      clearTimeout(timer);
      await running;
      await write().catch(() => undefined);
    },
  };
}

/** The newest head that any checkpoint saw, by chain. Throws when the file itself was tampered with. */
export async function readCheckpoints(key: Buffer, file: string): Promise<readonly KnownHead[]> {
  const heads = new Map<string, KnownHead>();
  let previous = "";
  for (const [index, line] of (await readLines(file)).entries()) {
    const { mac, ...unsigned } = line;
    const expected = Buffer.from(sign(key, previous, unsigned));
    if (expected.length !== mac.length || !timingSafeEqual(expected, Buffer.from(mac))) {
      throw new AppError(
        "conflict",
        `the checkpoint file ${file} was changed at line ${index + 1}, or MASTER_KEY is not the one it was written with`,
      );
    }
    for (const [chain, sequence, hash] of line.heads) heads.set(chain, { chain, sequence, hash });
    previous = mac;
  }
  return [...heads.values()];
}

const sign = (key: Buffer, previous: string, unsigned: unknown): string =>
  createHmac("sha256", key)
    .update(`checkpoint\n${previous}\n${JSON.stringify(unsigned)}`)
    .digest("base64url");

async function readLines(file: string) {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  const lines = text.split("\n").filter((line) => line !== "");
  // A crash may leave a last line half written; it was never relied on.
  return lines.flatMap((line, index) => {
    try {
      return [lineSchema.parse(JSON.parse(line))];
    } catch (cause) {
      if (index === lines.length - 1) return [];
      throw new AppError("conflict", `the checkpoint file ${file} cannot be read at line ${index + 1}`, { cause });
    }
  });
}
