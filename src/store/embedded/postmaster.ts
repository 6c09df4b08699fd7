import { spawn } from "node:child_process";
import { open, readFile, rename, rm, stat } from "node:fs/promises";
import net from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "../../core/errors.ts";
import { dataFolder, logFile, type Place, seenByServer, serverEnvironment, serverStdio } from "./place.ts";
import { clusterName, isServerProcess, serverProcesses } from "./processes.ts";

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

const START_ATTEMPTS = 20;
const RETRY_MS = 250;
const POLL_MS = 15;
/** Replaying the log after a crash takes as long as it takes; this is where we stop believing in it. */
const READY_WITHIN_MS = 180_000;
const FAST_STOP_MS = 20_000;
const LOG_LIMIT_BYTES = 10_000_000;

/** What a crashed predecessor leaves behind: its children hold on for a moment, and it still names itself the owner. */
const LEFTOVERS = /pre-existing shared memory block|lock file ".*" already exists|is still in use/;
const PORT_TAKEN = /could not bind|Address already in use|could not create any TCP\/IP sockets/;

/** The server that works on this folder now, ready for connections; undefined when there is none. */
export async function findRunning(base: string): Promise<Postmaster | undefined> {
  const data = dataFolder(base);
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    const note = await readNote(data);
    if (!note || !(await isServerProcess(note.pid, base))) return undefined;
    if (note.ready) return note;
    await sleep(POLL_MS);
  }
  throw new AppError(
    "unavailable",
    `The embedded database is starting since ${READY_WITHIN_MS / 1000} s and not ready. Look at ${logFile(base)}.`,
  );
}

/** Starts the server on the wanted port, or on a free one, and waits until it takes connections. */
export async function launch(
  place: Place,
  settings: Readonly<Record<string, string>>,
  wantedPort?: number,
): Promise<Postmaster> {
  let port = wantedPort ?? (await freePort());
  for (let attempt = 1; ; attempt++) {
    const outcome = await tryToLaunch(place, settings, port);
    if (typeof outcome !== "string") return outcome;
    const leftovers = LEFTOVERS.test(outcome);
    const portTaken = PORT_TAKEN.test(outcome);
    if (attempt === START_ATTEMPTS || !(leftovers || portTaken)) {
      throw new AppError(
        "unavailable",
        `The embedded database did not start. Its last words, from ${logFile(place.base)}:\n${outcome}`,
      );
    }
    if (leftovers) await clearLeftovers(place.base, attempt > 4 ? "SIGKILL" : "SIGQUIT");
    if (portTaken && wantedPort === undefined) port = await freePort();
    await sleep(RETRY_MS);
  }
}

/** Ends the server after open transactions were rolled back and everything is on disk. */
export async function stopPostmaster(base: string, pid: number): Promise<void> {
  const deadline = Date.now() + FAST_STOP_MS;
  if (await isServerProcess(pid, base)) signal(pid, "SIGINT");
  while (await isServerProcess(pid, base)) {
    if (Date.now() > deadline) {
      // Safe for the data: the next start replays the log.
      for (const left of await serverProcesses(base)) signal(left, "SIGKILL");
      return;
    }
    await sleep(POLL_MS);
  }
}

/** The running server, or what it wrote before it ended. */
async function tryToLaunch(
  place: Place,
  settings: Readonly<Record<string, string>>,
  port: number,
): Promise<Postmaster | string> {
  const data = dataFolder(place.base);
  const log = await openLog(place.base);
  const begin = (await log.stat()).size;
  const options = Object.entries({ cluster_name: clusterName(place.base), ...settings }).flatMap(([name, value]) => [
    "-c",
    `${name}=${value}`,
  ]);
  const child = spawn(
    path.join(place.binaries, "bin/postgres"),
    ["-D", `${seenByServer(place)}/data`, "-p", String(port), ...options],
    {
      ...place.user.ids,
      env: serverEnvironment,
      cwd: "/",
      // Its own process group: Ctrl-C reaches us first, and the database goes last.
      detached: true,
      stdio: serverStdio(place, log.fd),
    },
  );
  await log.close();
  let ended = false;
  child.on("error", () => (ended = true));
  child.on("exit", () => (ended = true));
  child.unref();

  const deadline = Date.now() + READY_WITHIN_MS;
  while (!ended && Date.now() < deadline) {
    const note = await readNote(data);
    if (note?.ready && note.pid === child.pid) return note;
    await sleep(POLL_MS);
  }
  const written = await readFile(logFile(place.base));
  return written.subarray(begin).toString().trim().slice(-1500) || `${place.binaries}/bin/postgres could not be run`;
}

async function clearLeftovers(base: string, how: NodeJS.Signals): Promise<void> {
  const data = dataFolder(base);
  const note = await readNote(data);
  for (const pid of await serverProcesses(base)) signal(pid, how);
  // The id in the note belongs to somebody else by now.
  if (note && !(await isServerProcess(note.pid, base))) await rm(path.join(data, "postmaster.pid"), { force: true });
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Gone already.
  }
}

/** `postmaster.pid`, where Postgres notes its process id (line 1), port (line 4) and state (line 8). */
async function readNote(data: string): Promise<(Postmaster & { readonly ready: boolean }) | undefined> {
  const lines = (await readFile(path.join(data, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
  const pid = Number(lines[0]);
  return pid > 0 ? { pid, port: Number(lines[3]), ready: lines[7]?.trim() === "ready" } : undefined;
}

async function openLog(base: string) {
  const file = logFile(base);
  const size = await stat(file).then(
    ({ size }) => size,
    () => 0,
  );
  if (size > LOG_LIMIT_BYTES) await rename(file, `${file}.old`);
  return open(file, "a", 0o600);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
