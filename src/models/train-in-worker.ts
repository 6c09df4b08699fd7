import { Worker } from "node:worker_threads";
import type { Playbook } from "../core/playbook/schema.ts";

/** Training takes seconds of pure computing; in a thread of its own the process goes on serving. Resolves with the trained bytes. */
export function trainInWorker(playbook: Playbook, signal?: AbortSignal): Promise<Buffer> {
  const worker = new Worker(new URL("./training-thread.mjs", import.meta.url), { workerData: playbook });
  return new Promise((resolve, reject) => {
    const stop = (): void => void worker.terminate();
    signal?.addEventListener("abort", stop, { once: true });
    worker.once("message", (bytes: Uint8Array) => resolve(Buffer.from(bytes)));
    worker.once("error", reject);
    worker.once("exit", (code) => {
      signal?.removeEventListener("abort", stop);
      reject(new Error(`the training thread ended with ${code} before it was done`));
    });
  });
}
