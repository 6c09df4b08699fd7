import { Worker } from "node:worker_threads";

/** Sentence vectors from the local encoder in a thread of its own: ten thousand sources are minutes of pure computing. */
export function readInWorker(texts: readonly string[], signal?: AbortSignal): Promise<readonly Float32Array[]> {
  const worker = new Worker(new URL("./reading-thread.mjs", import.meta.url), { workerData: texts });
  return new Promise((resolve, reject) => {
    const stop = (): void => void worker.terminate();
    signal?.addEventListener("abort", stop, { once: true });
    worker.once("message", (vectors: readonly Float32Array[]) => resolve(vectors));
    worker.once("error", reject);
    worker.once("exit", (code) => {
      signal?.removeEventListener("abort", stop);
      reject(new Error(`the reading thread ended with ${code} before it was done`));
    });
  });
}
