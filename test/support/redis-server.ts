import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export interface RedisServer extends AsyncDisposable {
  readonly url: string;
  /** Dies at once and comes back empty on the same port. */
  crash(awayMs?: number): Promise<void>;
}

/** A real Redis of one's own, without persistence, gone when disposed. */
export async function startRedisServer(program: string): Promise<RedisServer> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "switchboard-redis-"));
  const port = await freePort();
  const options = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", folder];
  let child = await launch();

  async function launch(): Promise<ChildProcess> {
    const started = spawn(program, [...options, "--maxmemory-policy", "noeviction"], { stdio: "ignore" });
    while (!(await accepts(port))) {
      if (started.exitCode !== null) throw new Error(`redis-server ended with ${started.exitCode}`);
      await sleep(10);
    }
    return started;
  }

  async function kill(): Promise<void> {
    const exited = once(child, "exit");
    child.kill("SIGKILL");
    await exited;
  }

  return {
    url: `redis://127.0.0.1:${port}`,
    async crash(awayMs = 0) {
      await kill();
      await sleep(awayMs);
      child = await launch();
    },
    async [Symbol.asyncDispose]() {
      await kill();
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

export function freePort(): Promise<number> {
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
