import { expect, it, onTestFinished } from "vitest";
import { buildKnowledgeIndex } from "../../../src/core/knowledge/build-knowledge-index.ts";
import { playbookSchema } from "../../../src/core/playbook/schema.ts";
import { createPlaybookServer } from "../../../src/core/playbook/serving.ts";
import type { UnderstandingModels } from "../../../src/core/understanding/models.ts";
import { restoreModels, trainModels } from "../../../src/core/understanding/train-models.ts";
import { languageTable } from "../../../src/models/language-table.ts";
import { createPlaybookStore } from "../../../src/store/playbook-store.ts";
import { freshStore } from "../../support/store.ts";

const bakery = (answer: string) =>
  playbookSchema.parse({
    name: "bakery",
    languages: ["en"],
    intents: [
      { id: "opening_hours", examples: ["when are you open", "what time do you close", "open on sunday?"] },
      { id: "gluten", examples: ["do you have gluten free bread", "bread without gluten", "is it gluten free"] },
    ],
    sources: [{ id: "hours", title: "Opening hours", text: answer, tier: "gold" }],
  });

/** The intents are always the same, so one real training serves them all. */
let trained: UnderstandingModels | undefined;
const SHARES = [0.1, 0.3, 0.55, 0.6, 0.8, 1];

async function server() {
  const store = await freshStore();
  onTestFinished(() => store[Symbol.asyncDispose]());
  const trainings: string[] = [];
  const shares: (number | undefined)[] = [];
  const events: string[] = [];
  const playbooks = createPlaybookServer({
    store: createPlaybookStore(store.db),
    corrections: async () => [],
    train: async (playbook, onProgress) => {
      trainings.push(playbook.name);
      for (const share of SHARES) {
        onProgress(share);
        shares.push(playbooks.training()?.share);
      }
      trained ??= trainModels(playbook, languageTable());
      return trained;
    },
    restore: (bytes, playbook) => restoreModels(bytes, playbook, languageTable()),
    index: buildKnowledgeIndex,
    clock: { now: () => new Date("2026-11-25T12:00:00Z") },
    log: (event) => events.push(event),
  });
  return { store, playbooks, trainings, shares, events };
}

const hours = ({ sources }: { readonly sources: readonly { readonly text: string }[] }) => sources[0]?.text;

it("an earlier version serves again with its own sources, and nothing is trained for it", async () => {
  const { playbooks, trainings } = await server();
  const first = await playbooks.activate(bakery("From 7 to 18."));
  const second = await playbooks.activate(bakery("From 9 to 12."));
  expect(hours(playbooks.current().playbook.playbook)).toBe("From 9 to 12.");
  const before = trainings.length;

  const restored = await playbooks.restore(first.version);

  expect(restored).toEqual({ name: "bakery", version: first.version, hash: first.hash });
  expect(trainings).toHaveLength(before);
  expect(hours(playbooks.current().playbook.playbook)).toBe("From 7 to 18.");
  expect(
    (await playbooks.versions()).map(({ version, isActive, hasModels }) => [version, isActive, hasModels]),
  ).toEqual([
    [second.version, false, true],
    [first.version, true, true],
  ]);
});

it("a version that never was is refused, and the running one stays", async () => {
  const { playbooks } = await server();
  const { version } = await playbooks.activate(bakery("From 7 to 18."));
  await expect(playbooks.restore(version + 7)).rejects.toMatchObject({ kind: "not_found" });
  expect(playbooks.current().playbook.version).toBe(version);
});

it("stored models that this release cannot read are trained anew when their version is restored", async () => {
  const { playbooks, trainings, store } = await server();
  const { version } = await playbooks.activate(bakery("From 7 to 18."));
  await playbooks.activate(bakery("From 9 to 12."));
  await store.db.pool.query("UPDATE playbook_version SET models = 'old' WHERE id = $1", [version]);
  const before = trainings.length;

  const restored = await playbooks.restore(version);

  expect(restored.trainedMs).toBeGreaterThanOrEqual(0);
  expect(trainings).toHaveLength(before + 1);
  expect(playbooks.current().models.understand).toBeDefined();
});

it("whoever asks while it trains hears how far it is, and nothing afterwards", async () => {
  const { playbooks, shares, events } = await server();
  await playbooks.activate(bakery("From 7 to 18."));
  expect(shares).toEqual(SHARES);
  expect(playbooks.training()).toBeUndefined();
  expect(events.filter((event) => event.startsWith("playbook.train"))).toEqual([
    "playbook.training",
    "playbook.training",
    "playbook.training",
    "playbook.trained",
  ]);
});
