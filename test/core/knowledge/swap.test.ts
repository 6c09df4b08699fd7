import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { buildKnowledgeIndexInSlices } from "../../../src/core/knowledge/build-knowledge-index.ts";
import type { KnowledgeIndex } from "../../../src/core/knowledge/knowledge-index.ts";
import { playbookSchema } from "../../../src/core/playbook/schema.ts";
import { createPlaybookServer } from "../../../src/core/playbook/serving.ts";
import { restoreModels, trainModels } from "../../../src/core/understanding/train-models.ts";
import { languageTable } from "../../../src/models/language-table.ts";
import { openSourceMeanings } from "../../../src/models/source-meanings.ts";
import { createPlaybookStore } from "../../../src/store/playbook-store.ts";
import { freshStore } from "../../support/store.ts";

const SIZE = 64;
const SOURCES = 1_500;
const QUESTIONS = ["how much is lamp 7?", "what does lamp 1203 cost", "price of the lamps", "is lamp 44 expensive"];
const colours = ["red", "green", "blue", "white", "black"];

/** Every text of an edition speaks of its year, so that a mixture would show. */
const edition = (year: number) =>
  playbookSchema.parse({
    name: "lamps",
    languages: ["en"],
    intents: [{ id: "price", examples: ["what does it cost", "how much is it", "tell me the price"] }],
    sources: Array.from({ length: SOURCES }, (_, at) => ({
      id: `lamp-${at}`,
      title: `Lamp ${at}`,
      text: `Lamp ${at} is ${colours[(at + year) % colours.length]}. In ${year} it costs ${at + year} euros.`,
      tier: "silver",
    })),
  });

/** A vector of letter triples: alike texts are alike, and nothing is loaded for it. */
function lettersOf(text: string): Float32Array {
  const vector = new Float32Array(SIZE);
  for (let at = 0; at + 3 <= text.length; at++) {
    const triple = text.charCodeAt(at) * 31 * 31 + text.charCodeAt(at + 1) * 31 + text.charCodeAt(at + 2);
    vector[triple % SIZE] = (vector[triple % SIZE] ?? 0) + 1;
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}

const read = async (texts: readonly string[]) => texts.map(lettersOf);
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
/** All that a reply is made from: what is found, in which order and how surely, and the whole texts. */
const answer = (knowledge: KnowledgeIndex, text: string): string =>
  JSON.stringify(
    knowledge
      .search({ text, language: "en", productIds: [], limit: 5 })
      .map((passage) => [passage, knowledge.source(passage.sourceId)?.text]),
  );

it("whoever asks while the knowledge is replaced hears the old or the new, never nothing and never a mixture", async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), "switchboard-swap-"));
  const store = await freshStore();
  onTestFinished(async () => {
    await store[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });
  const meanings = await openSourceMeanings({
    encoder: { name: "letters", size: SIZE, languages: ["en"], of: lettersOf, encode: read },
    read,
    folder,
  });
  const playbooks = createPlaybookServer({
    store: createPlaybookStore(store.db),
    corrections: async () => [],
    train: async (playbook) => trainModels(playbook, languageTable()),
    restore: (bytes, playbook) => restoreModels(bytes, playbook, languageTable()),
    index: async (playbook) => {
      await meanings.learn(playbook.sources);
      return buildKnowledgeIndexInSlices(playbook, meanings);
    },
    clock: { now: () => new Date("2026-11-25T12:00:00Z") },
    log: () => undefined,
  });
  await playbooks.activate(edition(2026));
  const before = QUESTIONS.map((text) => answer(playbooks.current().knowledge, text));

  const byWords = await buildKnowledgeIndexInSlices(edition(2026));
  expect(before).not.toEqual(QUESTIONS.map((text) => answer(byWords, text)));

  const heard: { readonly question: number; readonly said: string }[] = [];
  const replacing = playbooks.replaceSources(edition(2027).sources).then(() => "replaced" as const);
  for (let asked = 0; ; asked++) {
    const question = asked % QUESTIONS.length;
    // One turn keeps what it began with, also when the swap falls between its stages.
    const { knowledge } = playbooks.current();
    const said = answer(knowledge, QUESTIONS[question] ?? "");
    heard.push({ question, said });
    if ((await Promise.race([replacing, turn()])) === "replaced") break;
    expect(answer(knowledge, QUESTIONS[question] ?? "")).toBe(said);
  }

  const after = QUESTIONS.map((text) => answer(playbooks.current().knowledge, text));
  expect(before.filter((said, at) => said === "[]" || said === after[at])).toEqual([]);
  expect(after.every((said) => said.includes("2027") && !said.includes("2026"))).toBe(true);
  const isOld = ({ question, said }: (typeof heard)[number]) => said === before[question];
  expect(heard.filter((one) => !isOld(one) && one.said !== after[one.question])).toEqual([]);
  expect(heard.filter(isOld).length).toBeGreaterThan(10);
}, 60_000);
