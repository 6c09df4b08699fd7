import { buildKnowledgeIndex } from "../core/knowledge/build-knowledge-index.ts";
import { activatePlaybook } from "../core/playbook/activate-playbook.ts";
import type { Playbook } from "../core/playbook/schema.ts";
import { offlineTurn } from "../core/prepared/offline-turn.ts";
import { quotedInMemory } from "../core/prepared/quoted-in-memory.ts";
import { decide } from "../core/turn/decide.ts";
import { guardOutput } from "../core/turn/guard-output.ts";
import { recall } from "../core/turn/recall.ts";
import { respond } from "../core/turn/respond.ts";
import { runStages } from "../core/turn/run-stages.ts";
import type { TurnServices } from "../core/turn/services.ts";
import type { Turn } from "../core/turn/turn.ts";
import { understand } from "../core/turn/understand.ts";
import type { NgramTable } from "../core/understanding/language/ngram-table.ts";
import { trainModels } from "../core/understanding/train-models.ts";
import { type AskedQuestion, readQuestions } from "./prepared-questions.ts";
import { type Figure, percent, quantile } from "./rows.ts";

export const PARAPHRASES = "test/prepared/paraphrases";
/** Written before the matcher was last changed. Only its sums are shown, so that nothing is ever built with it. */
const FRESH = `${PARAPHRASES}/fresh`;
/** What is understood, looked up, decided, said and checked, as in every turn. */
const stages = [understand, recall, decide, respond, guardOutput];

export interface Asked {
  readonly question: AskedQuestion;
  readonly turn: Turn;
  /** How it was answered: `prepared`, `composed`, or not at all. */
  readonly how: "prepared" | "composed" | "none";
  readonly isRight: boolean;
  readonly ms: number;
}

/** Whole turns without a model on questions that nothing was built with, with prepared answers and without. */
export async function evaluatePrepared(
  playbook: Playbook,
  table: () => NgramTable,
  onMissed?: (what: string, value: string, text: string) => void,
): Promise<Figure[]> {
  const knowledge = buildKnowledgeIndex(playbook);
  const startedAt = performance.now();
  const quoted = await quotedInMemory(playbook, knowledge);
  const builtMs = performance.now() - startedAt;
  const { fitted } = quoted;
  const services = servicesFor(playbook, knowledge, trainModels(playbook, table()));
  const prepared = { ...services, prepared: quoted };
  const questions = readQuestions(PARAPHRASES);
  const asked = await askAll(questions, prepared);
  const composed = await askAll(questions, services);
  const fresh = await askAll(readQuestions(FRESH), prepared);
  for (const { question, how, isRight, turn } of asked)
    if (how !== "none" && !isRight) onMissed?.(how, turn.draft?.text ?? "", question.text);
  for (const { question, how, isRight, turn } of composed)
    if (how !== "none" && !isRight) onMissed?.("composed alone", turn.draft?.text ?? "", question.text);
  return [
    { name: "prepared, answers known", value: `${quoted.matcher.size}, made and measured in ${builtMs.toFixed(0)} ms` },
    {
      name: `prepared, variants kept apart (${fitted.heldOut})`,
      value: `${percent(fitted.served, 1)} served, ${percent(fitted.right, 1)} of them right, floor ${fitted.floor}`,
    },
    ...figuresOf("prepared, paraphrases", asked),
    ...figuresOf(
      "prepared, paraphrases, every other one",
      asked.filter((_, at) => at % 2 === 1),
    ),
    ...["en", "es", "de"].flatMap((language) =>
      figuresOf(
        `prepared, paraphrases, ${language}`,
        asked.filter(({ question }) => question.language === language),
      ),
    ),
    ...figuresOf("composed alone, paraphrases", composed),
    ...figuresOf("prepared, fresh paraphrases", fresh),
  ];
}

function figuresOf(name: string, asked: readonly Asked[]): Figure[] {
  const known = asked.filter(({ question }) => question.right.length > 0);
  const said = (how: Asked["how"]) => asked.filter((one) => one.how === how);
  const right = (some: readonly Asked[]) => some.filter(({ isRight }) => isRight).length;
  const prepared = said("prepared");
  const all = [...prepared, ...said("composed")];
  return [
    ...(prepared.length > 0
      ? [
          {
            name: `${name}: served prepared, right`,
            value: `${percent(right(prepared), known.length)} of ${known.length}; of what is served ${percent(right(prepared), prepared.length)} (${prepared.length - right(prepared)} wrong, ${asked.length - known.length} questions without an answer among them)`,
          },
        ]
      : []),
    {
      name: `${name}: answered in all, right`,
      value: `${percent(right(all), known.length)}; of what is answered ${percent(right(all), all.length)}`,
    },
    {
      name: `${name}: turn p50 / p95`,
      value: `${quantile(
        asked.map(({ ms }) => ms),
        0.5,
      ).toFixed(1)} / ${quantile(
        asked.map(({ ms }) => ms),
        0.95,
      ).toFixed(1)} ms`,
    },
  ];
}

export async function askAll(questions: readonly AskedQuestion[], services: TurnServices): Promise<readonly Asked[]> {
  const asked: Asked[] = [];
  for (const question of questions) {
    const start = startOf(question, services);
    const began = performance.now();
    const turn = await runStages(stages, start, services);
    const ms = performance.now() - began;
    const text = turn.draft?.text ?? "";
    const decision = turn.trace.find(({ stage }) => stage === "respond")?.decision ?? "";
    const how = turn.handoff || !turn.draft ? "none" : /^(prepared|composed)/.exec(decision)?.[1];
    asked.push({
      question,
      turn,
      how: how === "prepared" || how === "composed" ? how : "none",
      isRight: question.right.some((words) => text.includes(words)),
      ms,
    });
  }
  return asked;
}

/** The conversation already is about the product, as it is in a shop's product page. */
function startOf({ text, language, productId }: AskedQuestion, { clock }: TurnServices): Turn {
  const { plan: _, ...turn } = offlineTurn({ text, language, productIds: [] }, clock.now());
  if (productId === undefined) return turn;
  return {
    ...turn,
    state: { ...turn.state, focus: { product: { value: productId, turnId: "earlier" } } },
  };
}

export function servicesFor(
  playbook: Playbook,
  knowledge: TurnServices["knowledge"],
  models: TurnServices["models"],
): TurnServices {
  const never = (): never => {
    throw new Error("no question needs this");
  };
  return {
    clock: { now: () => new Date() },
    playbook: activatePlaybook(playbook, 1),
    models,
    knowledge,
    memory: { window: async () => [], receipts: async () => [] },
    vault: { tokenize: never, reveal: never, adopt: never },
    tools: { describe: () => [], run: never },
    identification: { sendCode: never, redeem: never },
  };
}
