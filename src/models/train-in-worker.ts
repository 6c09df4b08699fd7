import { Worker } from "node:worker_threads";
import type { Playbook } from "../core/playbook/schema.ts";

interface TrainingOptions {
  /** With the local sentence encoder, which keeps the vectors of examples in this folder. Absent: without. */
  readonly vectorFolder?: string;
  readonly signal?: AbortSignal | undefined;
}

/** Training takes seconds of pure computing; in a thread of its own the process goes on serving. Resolves with the trained bytes. */
export function trainInWorker(playbook: Playbook, { vectorFolder, signal }: TrainingOptions): Promise<Buffer> {
  const workerData = { playbook, vectorFolder };
  const worker = new Worker(new URL("./training-thread.mjs", import.meta.url), { workerData });
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
