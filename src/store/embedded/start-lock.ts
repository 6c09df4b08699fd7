import { randomUUID } from "node:crypto";
import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "../../core/errors.ts";
import { isAlive } from "./users.ts";

const WAIT_MS = 200_000;
const POLL_MS = 30;
const heldHere = new Set<string>();

/** One start or stop of a folder's server at a time, over all processes. A holder that died does not block. */
export async function startLock(base: string): Promise<AsyncDisposable> {
  const file = path.join(base, "start.lock");
  const token = `${process.pid} ${randomUUID()}`;
  const deadline = Date.now() + WAIT_MS;
  while (!(await take(file, token))) {
    if (Date.now() > deadline) {
      throw new AppError(
        "unavailable",
        `Another process is starting or stopping the embedded database for over ${WAIT_MS / 1000} s. If none is, delete ${file}.`,
      );
    }
    await sleep(POLL_MS);
  }
  heldHere.add(token);
  return {
    async [Symbol.asyncDispose]() {
      heldHere.delete(token);
      await rm(file, { force: true });
    },
  };
}

async function take(file: string, token: string): Promise<boolean> {
  // Written aside and linked, so that the lock never exists without its content.
  const mine = `${file}.${randomUUID()}`;
  await writeFile(mine, token);
  try {
    await link(mine, file);
    return true;
  } catch {
    await removeIfAbandoned(file);
    return false;
  } finally {
    await rm(mine, { force: true });
  }
}

async function removeIfAbandoned(file: string): Promise<void> {
  const seen = await readFile(file, "utf8").catch(() => "");
  if (!seen || heldBySomebody(seen)) return;
  const aside = `${file}.${randomUUID()}`;
  await rename(file, aside).catch(() => undefined);
  const moved = await readFile(aside, "utf8").catch(() => "");
  // Between our look and our move somebody else took it: give it back.
  if (moved && moved !== seen) await link(aside, file).catch(() => undefined);
  await rm(aside, { force: true });
}

function heldBySomebody(token: string): boolean {
  const pid = Number(token.split(" ")[0]);
  return pid === process.pid ? heldHere.has(token) : isAlive(pid);
}
