import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { inject } from "vitest";

/** Use as `describe.skipIf(!redisAvailable)`; `npm test` then names what was skipped, and CI fails. */
export const redisAvailable = inject("redisServer") !== undefined;

export interface TestRedis extends AsyncDisposable {
  readonly url: string;
}

/** A real Redis of one's own, without persistence, gone when disposed. */
export async function startRedis(): Promise<TestRedis> {
  const program = inject("redisServer");
  if (!program) throw new Error("There is no redis-server here. npm test says how to get one.");
  const folder = await mkdtemp(path.join(os.tmpdir(), "switchboard-redis-"));
  const port = await freePort();
  const options = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", folder];
  const child = spawn(program, [...options, "--maxmemory-policy", "noeviction"], { stdio: "ignore" });
  const exit = once(child, "exit");
  while (!(await accepts(port))) {
    if (child.exitCode !== null) throw new Error(`redis-server ended with ${child.exitCode}`);
    await sleep(10);
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      child.kill("SIGKILL");
      await exit;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
