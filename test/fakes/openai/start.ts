import { fork } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import path from "node:path";
import type { Behaviour, LedgerEntry } from "./state.ts";

export interface FakeOpenAi extends AsyncDisposable {
  /** For OPENAI_BASE_URL. */
  readonly url: string;
  readonly key: string;
  /** What it does from now on; what is left out is honest. */
  behave(behaviour: Partial<Behaviour>): Promise<void>;
  ledger(after?: number): Promise<readonly LedgerEntry[]>;
}

/** Starts the fake in a process of its own. */
export async function startFakeOpenAi(key = "sk-canary-for-tests"): Promise<FakeOpenAi> {
  const child = fork(path.resolve("test/fakes/openai/main.ts"), [key], {
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const exited = once(child, "exit");
  const [first]: Buffer[] = await once(child.stdout ?? child, "data");
  const url = String(first).trim();
  return {
    url: `${url}/v1`,
    key,
    async behave(behaviour) {
      await fetch(`${url}/control/behave`, { method: "POST", body: JSON.stringify(behaviour) });
    },
    async ledger(after = 0) {
      return (await fetch(`${url}/control/ledger?after=${after}`)).json();
    },
    async [Symbol.asyncDispose]() {
      child.kill("SIGKILL");
      await exited;
    },
  };
}

/** An address where nobody listens. */
export async function refusedUrl(): Promise<string> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  server.close();
  await once(server, "close");
  return `http://127.0.0.1:${port}/v1`;
}
