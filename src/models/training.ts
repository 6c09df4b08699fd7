import { parentPort, workerData } from "node:worker_threads";
import { playbookSchema } from "../core/playbook/schema.ts";
import { trainModels } from "../core/understanding/train-models.ts";

const models = trainModels(playbookSchema.parse(workerData), (share) => parentPort?.postMessage({ progress: share }));
parentPort?.postMessage({ bytes: models.toBytes() });
