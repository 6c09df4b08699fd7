import { parentPort, workerData } from "node:worker_threads";
import { playbookSchema } from "../core/playbook/schema.ts";
import { trainModels } from "../core/understanding/train-models.ts";
import { languageTable } from "./language-table.ts";

parentPort?.postMessage(trainModels(playbookSchema.parse(workerData), languageTable()).toBytes());
