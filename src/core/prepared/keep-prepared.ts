import type { Log } from "../contracts/channel.ts";
import type { PreparedAnswerStore } from "../contracts/prepared-answers.ts";
import { AppError } from "../errors.ts";
import type { Serving } from "../playbook/serving.ts";
import { madeFrom } from "./made-from.ts";
import type { Prepare } from "./prepare-answers.ts";

interface KeepDeps {
  readonly store: Pick<PreparedAnswerStore, "run">;
  readonly prepare: Prepare;
  readonly current: () => Serving;
  /** Makes what was prepared serve here at once; other processes follow within seconds. */
  readonly follow: () => Promise<void>;
  readonly log: Log;
  readonly everyMs?: number;
}

/** An import changes sources many times: answers are made once it is quiet for as long as this. */
const LOOK_MS = 3_000;
const AFTER_FAILURE_MS = 60_000;

/**
 * Prepares answers whenever what they are made from is not what they were made from: at the first start, after an import,
 * after a run that was cut off. To be run in one process of the deployment. Never asks a model: that costs money, and
 * begins by a person's wish only.
 */
export function keepPrepared({ store, prepare, current, follow, log, everyMs = LOOK_MS }: KeepDeps): AsyncDisposable {
  const stop = new AbortController();
  let hashed: { readonly serving: Serving; readonly hash: string } | undefined;
  /** Hashing reads every source: once for each thing that serves. */
  const now = (): string => {
    const serving = current();
    if (hashed?.serving !== serving) hashed = { serving, hash: madeFrom(serving) };
    return hashed.hash;
  };

  async function run(): Promise<void> {
    let before: string | undefined;
    while (!stop.signal.aborted) {
      const wanted = now();
      const isQuiet = wanted === before;
      before = wanted;
      const wait = isQuiet ? await makeIfChanged(wanted) : everyMs;
      await pause(wait);
    }
  }

  async function makeIfChanged(wanted: string): Promise<number> {
    try {
      if ((await store.run()).madeFrom === wanted) return everyMs;
      await prepare({ withModel: false, signal: stop.signal });
      await follow();
      return everyMs;
    } catch (error) {
      if (stop.signal.aborted) return 0;
      // Somebody prepares by hand: what they make is looked at next time.
      if (error instanceof AppError && error.kind === "conflict") return everyMs;
      log("prepared.failed", { problem: error instanceof Error ? error.name : "unknown" });
      return AFTER_FAILURE_MS;
    }
  }

  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      if (stop.signal.aborted) return resolve();
      const end = (): void => {
        clearTimeout(timer);
        stop.signal.removeEventListener("abort", end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      stop.signal.addEventListener("abort", end);
    });

  const running = run();
  return {
    async [Symbol.asyncDispose]() {
      stop.abort();
      await running;
    },
  };
}
