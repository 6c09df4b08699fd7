import { mkdir, rm } from "node:fs/promises";
import net from "node:net";
import path from "node:path";
import { findRunning } from "../src/store/embedded/postmaster.ts";
import { startEmbeddedPostgres } from "../src/store/embedded-postgres.ts";
import { databaseUrl, withClient } from "../test/support/database-admin.ts";
import { obtainRedis } from "../test/support/find-redis.ts";
import { freePort, type Started, startEntry, startProgram, until } from "./start-process.ts";

const root = path.resolve(import.meta.dirname, "..");
/** On the disk of the project, since how long a commit takes depends on the disk. */
const folder = path.join(root, ".cache/bench");

export interface Database {
  readonly pid: number;
  /** A new, empty database on the one server. */
  fresh(name: string): Promise<string>;
  stop(): Promise<void>;
}

/** Postgres with the settings that the product gives its own: every commit is on the disk. */
export async function startDatabase(): Promise<Database> {
  const base = path.join(folder, "postgres");
  const server = await startEmbeddedPostgres(base);
  const running = await findRunning(base);
  return {
    pid: running?.pid ?? 0,
    async fresh(name) {
      await withClient(server.url, async (client) => {
        await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
        await client.query(`CREATE DATABASE ${name}`);
      });
      return databaseUrl(server.url, name);
    },
    stop: () => server.stop(),
  };
}

export interface Redis extends AsyncDisposable {
  readonly url: string;
  readonly pid: number;
}

/** Redis as BullMQ asks for it: nothing is evicted, and what was written is on the disk within a second. */
export async function startRedis(): Promise<Redis | { readonly remedy: string }> {
  const obtained = await obtainRedis();
  if ("remedy" in obtained) return obtained;
  const port = await freePort();
  const data = path.join(folder, "redis");
  await rm(data, { recursive: true, force: true });
  await mkdir(data, { recursive: true });
  const persistence = ["--save", "", "--appendonly", "yes", "--appendfsync", "everysec", "--dir", data];
  const server = startProgram(obtained.program, [
    "--port",
    String(port),
    "--bind",
    "127.0.0.1",
    "--maxmemory-policy",
    "noeviction",
    ...persistence,
  ]);
  await until(() => accepts(port), server, "Redis");
  return {
    url: `redis://127.0.0.1:${port}`,
    pid: server.pid,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, "127.0.0.1");
    socket.once("error", () => resolve(false)).once("connect", () => resolve(socket.destroy() && true));
  });
}

export interface Reply {
  /** When the platform had it, on the clock of this machine. */
  readonly at: number;
  readonly chatId: string;
  readonly method: string;
  readonly text: string;
}

export interface FakeTelegram extends AsyncDisposable {
  readonly url: string;
  /** Lets these chats exist: Telegram refuses to write to anybody else. */
  know(firstChatId: number, count: number): Promise<void>;
  /** What arrived since the last call. */
  news(): Promise<readonly Reply[]>;
}

export async function startFakeTelegram(token: string): Promise<FakeTelegram> {
  const server: Started = startEntry(path.join(root, "test/fakes/telegram/main.ts"), [token]);
  const url = await server.firstLine;
  let read = 0;
  return {
    url,
    async know(first, count) {
      await fetch(`${url}/control/chats`, { method: "POST", body: JSON.stringify({ first, count }) });
    },
    async news() {
      const answer = await fetch(`${url}/control/ledger?after=${read}`);
      const entries = (await answer.json()) as readonly Reply[];
      read += entries.length;
      return entries.filter(({ method }) => method.startsWith("send"));
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
