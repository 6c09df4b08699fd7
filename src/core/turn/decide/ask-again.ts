import { analyze, words } from "../../knowledge/analyze.ts";
import { planAnswer } from "./plan-answer.ts";
import { isSurelyNamed } from "./products.ts";
import type { Decision, Situation } from "./situation.ts";

/** "And the large one?", "¿y la Mini?": nothing but another product's name. The question before it is asked again, about that product. */
export function askAgain(situation: Situation): Decision | undefined {
  const { turn, state, heard, services, text, heardIn: language, button } = situation;
  if (button || state.task || state.pending || state.proof) return undefined;
  const named = heard.entities.filter((entity) => entity.type === "product" && isSurelyNamed(entity));
  const [product] = named;
  if (!product || named.length > 1 || product.alternatives?.length) return undefined;
  if (analyze(without(text, product.text), language).terms.length > 0) return undefined;
  const before = [...(turn.recalled?.window ?? [])].reverse().find(({ author }) => author === "customer");
  const intent = services.playbook.intent(state.lastIntent ?? "");
  if (!before || intent?.kind !== "question" || intent.reply !== undefined || intent.flow !== undefined)
    return undefined;
  const names = services.knowledge.findProducts(before.text).map(({ matched }) => matched);
  const query = names.reduce(without, before.text);
  const next = { ...state, offered: [], pending: undefined };
  return { state: next, plan: planAnswer(situation, query, [product.value], intent.id) };
}

/** The text without these words, wherever they stand. */
function without(text: string, spoken: string): string {
  const gone = new Set(words(spoken));
  return words(text)
    .filter((word) => !gone.has(word))
    .join(" ");
}
