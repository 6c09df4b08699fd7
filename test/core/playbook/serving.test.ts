import { expect, it } from "vitest";
import type { PlaybookStore, StoredPlaybook } from "../../../src/core/contracts/playbook-store.ts";
import { AppError } from "../../../src/core/errors.ts";
import { playbookSchema } from "../../../src/core/playbook/schema.ts";
import { createPlaybookServer } from "../../../src/core/playbook/serving.ts";
import type { UnderstandingModels } from "../../../src/core/understanding/models.ts";
import { bikes } from "../understanding/rental-playbook.ts";

const playbook = playbookSchema.parse({
  name: "small",
  languages: ["en"],
  intents: [{ id: "hi", examples: ["hello"] }],
});

/** A store of one playbook whose models this program can no longer read. */
function storeOfOldModels(): PlaybookStore {
  let stored: StoredPlaybook = { version: 3, hash: "h", playbook, models: Buffer.from("old"), knowledgeVersion: 1 };
  return {
    active: async () => stored,
    find: async () => ({ ...(stored.models ? { models: stored.models } : {}) }),
    knows: async () => true,
    activate: async () => ({ version: 3 }),
    keepModels: async (hash, models) => {
      if (hash === stored.hash) stored = { ...stored, models };
    },
    replaceSources: async () => ({ version: 1 }),
    knowledgeVersion: async () => 1,
    versions: async () => [],
    version: async () => undefined,
  };
}

it("a start after an update trains once, and the next start finds what was trained", async () => {
  const store = storeOfOldModels();
  let trainings = 0;
  const models: UnderstandingModels = {
    language: () => ({ language: "en", confidence: 1 }),
    understand: () => {
      throw new Error("nobody writes");
    },
    judge: () => ({ injection: 0, abuse: 0, selfHarm: 0 }),
    explain: () => ({ candidates: [], nearest: [] }),
    toBytes: () => Buffer.from("new"),
  };
  const start = async () => {
    const server = createPlaybookServer({
      store,
      corrections: async () => [],
      train: async () => {
        trainings++;
        return models;
      },
      restore: (bytes) => {
        if (String(bytes) !== "new") throw new AppError("misconfigured", "not readable");
        return models;
      },
      index: () => bikes,
      clock: { now: () => new Date("2026-11-25T12:00:00Z") },
      log: () => {},
    });
    await server.start(playbook);
    return server;
  };
  expect((await start()).current().models).toBe(models);
  expect((await start()).current().models).toBe(models);
  expect(trainings).toBe(1);
});
