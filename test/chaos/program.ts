import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export interface Program extends AsyncDisposable {
  /** Resolves when it serves. */
  ready(limitMs?: number): Promise<void>;
  /** SIGKILL, and started again at once. Resolves with the time of death. */
  killAndRestart(): Promise<number>;
  /** How often it ended without being asked to: must stay 0. */
  readonly endedByItself: number;
}

/** The real program in a process of its own, writing to a log file. */
export function startProgram(url: string, env: Readonly<Record<string, string>>, logFile: string): Program {
  const log = openSync(logFile, "a");
  let endedByItself = 0;
  let stopping = false;
  let child = launch();

  function launch(): ChildProcess {
    const started = spawn(process.execPath, ["--import", "tsx", path.resolve("src/main.ts")], {
      env: { ...process.env, ...env },
      stdio: ["ignore", log, log],
    });
    started.once("exit", () => {
      if (stopping || started !== child) return;
      endedByItself++;
      child = launch();
    });
    return started;
  }

  async function kill(): Promise<void> {
    const doomed = child;
    const exited = once(doomed, "exit");
    stopping = true;
    doomed.kill("SIGKILL");
    await exited;
  }

  return {
    get endedByItself() {
      return endedByItself;
    },
    async ready(limitMs = 120_000) {
      for (const until = Date.now() + limitMs; Date.now() < until; await sleep(100)) {
        const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
        await answer?.arrayBuffer().catch(() => undefined);
        if (answer?.ok) return;
        if (endedByItself > 3) break;
      }
      throw new Error(`the program does not become ready; its log is ${logFile}`);
    },
    async killAndRestart() {
      const at = Date.now();
      await kill();
      child = launch();
      stopping = false;
      return at;
    },
    [Symbol.asyncDispose]: kill,
  };
}
