import { spawn } from "node:child_process";
import { once } from "node:events";
import net from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

export interface Started extends AsyncDisposable {
  readonly pid: number;
  /** The first line it printed; waits for it. */
  readonly firstLine: Promise<string>;
}

interface StartOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly nodeOptions?: readonly string[];
}

const STOP_WITHIN_MS = 20_000;
const KEPT_OUTPUT = 4_000;

/** A TypeScript entry of this project as a process of its own. Ends with ours. */
export function startEntry(
  entry: string,
  args: readonly string[] = [],
  { env = {}, nodeOptions = [] }: StartOptions = {},
): Started {
  const started = startProgram(process.execPath, [...nodeOptions, "--import", "tsx", entry, ...args], env);
  if (started.pid === 0) throw new Error(`${entry} did not start`);
  return started;
}

export function startProgram(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Started {
  const child = spawn(program, args, {
    env: { PATH: process.env["PATH"] ?? "", HOME: process.env["HOME"] ?? "", NODE_ENV: "production", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exit = once(child, "exit");
  const ended = () => child.exitCode !== null || child.signalCode !== null;
  const kill = () => void child.kill("SIGKILL");
  process.once("exit", kill);
  let output = "";
  const firstLine = new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output = (output + text).slice(-KEPT_OUTPUT);
      const line = /^.*(?=\n)/.exec(output)?.[0];
      if (line !== undefined) resolve(line);
    });
    void exit.then(() => reject(new Error(`${program} ${args.join(" ")} ended:\n${output}`)));
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => (output = (output + text).slice(-KEPT_OUTPUT)));
  firstLine.catch(() => undefined);
  return {
    pid: child.pid ?? 0,
    firstLine,
    async [Symbol.asyncDispose]() {
      process.off("exit", kill);
      if (ended()) return;
      child.kill("SIGTERM");
      const waiting = new AbortController();
      await Promise.race([
        exit,
        sleep(STOP_WITHIN_MS, undefined, { signal: waiting.signal }).then(() => child.kill("SIGKILL")),
      ]);
      waiting.abort();
      await exit;
    },
  };
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

/** Tries until it works; `started` ending is the end of hope. */
export async function until(works: () => Promise<boolean>, started: Started, what: string): Promise<void> {
  let failed: Error | undefined;
  started.firstLine.catch((error: Error) => {
    failed = error;
  });
  for (const deadline = Date.now() + 120_000; Date.now() < deadline; await sleep(50)) {
    if (await works().catch(() => false)) return;
    if (failed) throw failed;
  }
  throw new Error(`${what} was not ready within two minutes`);
}
