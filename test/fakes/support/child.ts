import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

/** A fake in a process of its own, and the way to tell it what to do. */
export interface FakeProcess extends AsyncDisposable {
  readonly url: string;
  control(where: string, body?: unknown): Promise<unknown>;
  look(where: string): Promise<unknown>;
}

export async function startFake(file: string, args: readonly string[]): Promise<FakeProcess> {
  const child = fork(path.resolve(file), [...args], {
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const exited = once(child, "exit");
  const [first]: Buffer[] = await once(child.stdout ?? child, "data");
  const url = String(first).trim();
  return {
    url,
    control: async (where, body = {}) =>
      (await fetch(`${url}/control/${where}`, { method: "POST", body: JSON.stringify(body) })).json(),
    look: async (where) => (await fetch(`${url}/control/${where}`)).json(),
    async [Symbol.asyncDispose]() {
      child.kill("SIGKILL");
      await exited;
    },
  };
}
