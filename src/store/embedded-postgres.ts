import { randomBytes } from "node:crypto";
import { chmod, mkdir, open, readFile, realpath, writeFile } from "node:fs/promises";
import path from "node:path";
import { prepareBinaries } from "./embedded/binaries.ts";
import { createCluster } from "./embedded/cluster.ts";
import { dataFolder } from "./embedded/place.ts";
import { findRunning, launch, type Postmaster, stopPostmaster } from "./embedded/postmaster.ts";
import { runAs } from "./embedded/run-as.ts";
import { startLock } from "./embedded/start-lock.ts";
import { joinUsers } from "./embedded/users.ts";

export interface EmbeddedPostgres {
  /** Superuser connection to the database `postgres`. Stays the same while this process runs. */
  readonly url: string;
  /** Stops the server, unless another process still uses it. Safe to call twice. */
  stop(): Promise<void>;
}

interface Options {
  /** Settings in place of the durable defaults; only tests have a reason to. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Told what takes long, for example the first start. */
  readonly onProgress?: (step: string) => void;
}

const WATCH_MS = 500;
/** The server may be another user than we are; it must reach its own folder inside, and see nothing else. */
const OTHERS_MAY_PASS = 0o711;

const durable = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "100",
  shared_buffers: "128MB",
  fsync: "on",
  synchronous_commit: "on",
};

/**
 * A real Postgres server from npm, with its data in `folder`. Several processes may ask for the same folder: the first
 * starts the server, the others join it, also when the process that started it was killed. Should the server die while
 * it is used, it is started again on the same port.
 */
export async function startEmbeddedPostgres(folder: string, options: Options = {}): Promise<EmbeddedPostgres> {
  await mkdir(folder, { recursive: true, mode: OTHERS_MAY_PASS });
  const base = await realpath(folder);
  await using _lock = await startLock(base);
  const password = await keptPassword(base);
  const { port } = (await findRunning(base)) ?? (await startServer(base, password, options));
  const leave = await joinUsers(base);
  const unwatch = keepRunning(base, () => startServer(base, password, options, port));

  let stopped: Promise<void> | undefined;
  const stop = async () => {
    await unwatch();
    await using _stopLock = await startLock(base);
    const othersRemain = await leave();
    const running = othersRemain ? undefined : await findRunning(base);
    if (running) await stopPostmaster(base, running.pid);
  };
  return {
    url: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`,
    stop: () => (stopped ??= stop()),
  };
}

async function startServer(base: string, password: string, options: Options, port?: number): Promise<Postmaster> {
  const { settings = {}, onProgress = () => {} } = options;
  const user = await runAs(dataFolder(base));
  const binaries = await prepareBinaries(user);
  if (user.differs) await chmod(base, OTHERS_MAY_PASS);
  const handle = await open(base, "r");
  try {
    const place = { base, handle: handle.fd, binaries, user };
    await createCluster(place, password, () => onProgress("Creating the embedded database (first start only)"));
    return await launch(place, { ...durable, ...settings }, port);
  } finally {
    await handle.close();
  }
}

/** Looks now and then whether the server is there. A failed restart is tried again at the next look. */
function keepRunning(base: string, restart: () => Promise<Postmaster>): () => Promise<void> {
  let looking: Promise<unknown> | undefined;
  const look = async () => {
    if (await findRunning(base)) return;
    await using _lock = await startLock(base);
    if (!(await findRunning(base))) await restart();
  };
  const timer = setInterval(() => {
    looking ??= look()
      .catch(() => undefined)
      .finally(() => (looking = undefined));
  }, WATCH_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await looking;
  };
}

async function keptPassword(base: string): Promise<string> {
  const file = path.join(base, "password");
  const kept = await readFile(file, "utf8").catch(() => "");
  if (kept.trim()) return kept.trim();
  const password = randomBytes(24).toString("base64url");
  await writeFile(file, `${password}\n`, { mode: 0o600, flush: true });
  await chmod(file, 0o600);
  return password;
}
