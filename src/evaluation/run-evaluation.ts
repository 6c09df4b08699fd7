import type { LocalEncoder } from "../core/contracts/sentence-encoder.ts";
import type { Playbook } from "../core/playbook/schema.ts";
import type { NgramTable } from "../core/understanding/language/ngram-table.ts";
import { evaluateEntities } from "./entities.ts";
import { evaluateFeelings } from "./feelings.ts";
import { evaluateGate } from "./gate.ts";
import { evaluateAnswerable } from "./grounding/evaluate-answerable.ts";
import { evaluateGrounding } from "./grounding/grounding.ts";
import { evaluateIntents } from "./intents.ts";
import { evaluateLanguages } from "./languages.ts";
import { evaluatePerson } from "./person.ts";
import { evaluatePersonal } from "./personal.ts";
import { evaluatePrepared } from "./prepared.ts";
import { evaluateQuotes } from "./quotes.ts";
import { evaluateRetrieval } from "./retrieval.ts";
import type { Figure } from "./rows.ts";

/**
 * `npm run eval -- <data folder> [intents|languages|gate|person|personal|entities|feelings|retrieval|prepared|quotes|grounding|answerable] [--missed]`:
 * prints one figure a line, as Markdown. Entities, feelings, prepared answers, quotes and, mostly, grounding are measured on the project's own data.
 * Intents and retrieval are measured without the sentence encoder and, where there is one, with it.
 */
export async function runEvaluation(
  [folder, ...chosen]: readonly string[],
  {
    encoder,
    table,
    loadBusiness,
  }: {
    readonly encoder: LocalEncoder | undefined;
    readonly table: () => NgramTable;
    /** One of the playbooks that come with the project, by name. */
    readonly loadBusiness: (name: string) => Promise<Playbook>;
  },
): Promise<void> {
  const missed = chosen.includes("--missed") ? showMissed : undefined;
  const parts: Readonly<Record<string, (folder: string) => Figure[] | Promise<Figure[]>>> = {
    intents: (data) => [
      ...evaluateIntents(data),
      ...(encoder ? evaluateIntents(data, { encoder, table: table() }) : []),
    ],
    languages: (data) => evaluateLanguages(data, table),
    gate: (data) => evaluateGate(data, missed && ((set, text) => missed(set, "", text))),
    person: evaluatePerson,
    personal: (data) => evaluatePersonal(data, missed),
    entities: () => evaluateEntities(missed),
    feelings: (data) => evaluateFeelings(data, missed),
    retrieval: (data) => [...evaluateRetrieval(data, undefined), ...(encoder ? evaluateRetrieval(data, encoder) : [])],
    prepared: async () => evaluatePrepared(await loadBusiness("shop"), table, missed),
    quotes: async () => evaluateQuotes(await loadBusiness("shop"), table, missed),
    grounding: (data) => evaluateGrounding(data, loadBusiness, missed),
    answerable: async (data) => evaluateAnswerable(data, await loadBusiness("shop"), encoder, missed),
  };
  if (!folder) {
    process.stderr.write(`Say where the data is: npm run eval -- <data folder> [${Object.keys(parts).join(" ")}]\n`);
    process.exitCode = 1;
    return;
  }
  process.stdout.write("| measured | value |\n| --- | --- |\n");
  for (const [name, evaluate] of Object.entries(parts)) {
    if (chosen.some((word) => word in parts) && !chosen.includes(name)) continue;
    for (const figure of await evaluate(folder)) process.stdout.write(`| ${figure.name} | ${figure.value} |\n`);
  }
}

function showMissed(what: string, value: string, text: string): void {
  process.stdout.write(`${what}: ${JSON.stringify(value)} in ${JSON.stringify(text.slice(0, 160))}\n`);
}
