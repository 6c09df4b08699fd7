import { Worker } from "node:worker_threads";
import type { Playbook } from "../core/playbook/schema.ts";

/** Training takes seconds of pure computing; in a thread of its own the process goes on serving. Resolves with the trained bytes. */
export function trainInWorker(playbook: Playbook, onProgress?: (share: number) => void): Promise<Buffer> {
  const worker = new Worker(new URL("./training-thread.mjs", import.meta.url), { workerData: playbook });
  return new Promise((resolve, reject) => {
    worker.on("message", (message: { readonly progress: number } | { readonly bytes: Uint8Array }) => {
      if ("progress" in message) onProgress?.(message.progress);
      else resolve(Buffer.from(message.bytes));
    });
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`the training thread ended with ${code} before it was done`)));
  });
}
