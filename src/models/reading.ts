import { parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import { loadLocalEncoder } from "./encoder/index.ts";

const encoder = await loadLocalEncoder();
if (!encoder) throw new Error("the local sentence encoder is gone");
parentPort?.postMessage(z.array(z.string()).parse(workerData).map(encoder.of));
