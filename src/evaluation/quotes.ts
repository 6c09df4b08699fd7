import { AppError } from "../core/errors.ts";
import { buildKnowledgeIndex } from "../core/knowledge/build-knowledge-index.ts";
import type { Playbook } from "../core/playbook/schema.ts";
import { quotedInMemory } from "../core/prepared/quoted-in-memory.ts";
import { tokensAtMost } from "../core/tokens.ts";
import type { TurnServices } from "../core/turn/services.ts";
import type { NgramTable } from "../core/understanding/language/ngram-table.ts";
import { trainModels } from "../core/understanding/train-models.ts";
import { type Asked, askAll, PARAPHRASES, servicesFor } from "./prepared.ts";
import { readQuestions } from "./prepared-questions.ts";
import { type Figure, percent } from "./rows.ts";

const CEILINGS = [0.85, 0.9, 0.95, 0.97, 0.99];

/**
 * Which questions are answered without a model although there is one: the same paraphrases as for prepared answers, with
 * a model that is always down, so that asking it is all that it does. `thresholds.quote` is read off here.
 */
export async function evaluateQuotes(
  playbook: Playbook,
  table: () => NgramTable,
  onMissed?: (what: string, value: string, text: string) => void,
): Promise<Figure[]> {
  const knowledge = buildKnowledgeIndex(playbook);
  const asksAll = { ...playbook, thresholds: { ...playbook.thresholds, quote: 0 } };
  const services = { ...servicesFor(asksAll, knowledge, trainModels(playbook, table())), model: down };
  const prepared = { ...services, prepared: await quotedInMemory(playbook, knowledge) };
  const questions = readQuestions(PARAPHRASES);
  const alone = await askAll(questions, services);
  const both = await askAll(questions, prepared);
  const { quote } = playbook.thresholds;
  for (const one of alone)
    if (sureness(one) >= quote && !one.isRight) onMissed?.("quote", one.turn.draft?.text ?? "", one.question.text);
  const known = both.filter(({ question }) => question.right.length > 0);
  const unasked = known.filter((one) => one.how === "prepared" || sureness(one) >= quote);
  return [
    ...CEILINGS.map((ceiling) => figureOf(`quotes alone, paraphrases, from ${ceiling} on`, alone, ceiling)),
    figureOf(`quotes beside prepared answers, from ${quote} on`, both, quote),
    {
      name: "paraphrases answered without a model, where there is one",
      value: `${percent(unasked.length, known.length)}, right ${percent(unasked.filter(({ isRight }) => isRight).length, unasked.length)}`,
    },
  ];
}

function figureOf(name: string, asked: readonly Asked[], ceiling: number): Figure {
  const said = asked.filter((one) => one.how === "composed" && sureness(one) >= ceiling);
  const right = said.filter(({ isRight }) => isRight).length;
  return { name, value: `${said.length} of ${asked.length} said, right ${percent(right, said.length)}` };
}

/** How sure a quote was that needed no model; 0 for what a model would have been asked. */
function sureness({ turn }: Asked): number {
  const decision = turn.trace.find(({ stage }) => stage === "respond")?.decision ?? "";
  return Number(/^composed without a model, sure ([\d.]+)/.exec(decision)?.[1] ?? 0);
}

const down: NonNullable<TurnServices["model"]> = {
  tokens: tokensAtMost,
  complete: () => Promise.reject(new AppError("upstream_failed", "no model takes part in this")),
};
