import { parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import { playbookSchema } from "../core/playbook/schema.ts";
import { trainModels } from "../core/understanding/train-models.ts";
import { loadLocalEncoder } from "./encoder/index.ts";
import { rememberVectors } from "./encoder/vector-file.ts";
import { languageTable } from "./language-table.ts";

const { playbook, vectorFolder } = z
  .object({ playbook: playbookSchema, vectorFolder: z.string().optional() })
  .parse(workerData);
const encoder = vectorFolder === undefined ? undefined : await loadLocalEncoder();
const remembered = encoder && vectorFolder !== undefined ? await rememberVectors(encoder, vectorFolder) : undefined;
const models = trainModels(playbook, languageTable(), { encoder: remembered?.encoder });
// A full disk is no reason to be without models: the next training reads the texts again.
await remembered?.save().catch(() => undefined);
parentPort?.postMessage(models.toBytes());
