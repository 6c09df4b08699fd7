import { Worker } from "node:worker_threads";
import type { Playbook } from "../core/playbook/schema.ts";

interface TrainingOptions {
  /** With the local sentence encoder, which keeps the vectors of examples in this folder. Absent: without. */
  readonly vectorFolder?: string;
  /** Hears shares from 0 to 1. */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal | undefined;
}

/** Training takes seconds of pure computing; in a thread of its own the process goes on serving. Resolves with the trained bytes. */
export function trainInWorker(
  playbook: Playbook,
  { vectorFolder, onProgress, signal }: TrainingOptions,
): Promise<Buffer> {
  const workerData = { playbook, vectorFolder };
  const worker = new Worker(new URL("./training-thread.mjs", import.meta.url), { workerData });
  return new Promise((resolve, reject) => {
    const stop = (): void => void worker.terminate();
    signal?.addEventListener("abort", stop, { once: true });
    worker.on("message", (said: number | Uint8Array) => {
      if (typeof said === "number") onProgress?.(said);
      else resolve(Buffer.from(said));
    });
    worker.once("error", reject);
    worker.once("exit", (code) => {
      signal?.removeEventListener("abort", stop);
      reject(new Error(`the training thread ended with ${code} before it was done`));
    });
  });
}
