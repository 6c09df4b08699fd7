import { analyze, words } from "../../knowledge/analyze.ts";
import { withoutPointing } from "../../understanding/dialogue/comparing-words.ts";
import { withoutCorrection } from "../../understanding/dialogue/corrects.ts";
import { planAnswer } from "./plan-answer.ts";
import { productNamed } from "./products.ts";
import type { Decision, Situation } from "./situation.ts";

/**
 * "And the large one?", "¿y la Mini?", "no, I meant the Pro", "and the other one?": nothing but another product. The
 * question before it is asked again, about that product.
 */
export function askAgain(situation: Situation): Decision | undefined {
  const { state, text, heardIn: language, button } = situation;
  const { lastQuestion } = state;
  if (button || state.task || state.proof || !lastQuestion || (state.pending && state.pending.kind !== "resume"))
    return undefined;
  const product = productNamed(situation);
  if (!product) return undefined;
  const rest = withoutPointing(withoutCorrection(without(text, `${product.spoken} ${namesOf(situation, product.id)}`)));
  if (analyze(rest, language).terms.length > 0) return undefined;
  const { query, intent, confidence: asked } = lastQuestion;
  const next = { ...state, offered: [], pending: undefined };
  const names = situation.services.knowledge.findProducts(query).map(({ matched }) => matched);
  const plan = planAnswer(situation, names.reduce(without, query), [product.id], intent);
  const like = state.focus.product?.value;
  const again = { ...plan, ...(like ? { like } : {}), ...(asked === undefined ? {} : { asked }) };
  return { state: next, plan: again, about: intent };
}

/** Every word of what it is called: in "and the Colosseum tour?" no word asks for anything. */
function namesOf({ services }: Situation, productId: string): string {
  const node = services.playbook.playbook.graph.nodes.find(({ id }) => id === productId);
  return node ? [node.name, ...node.aliases].join(" ") : "";
}

/** The text without these words, wherever they stand. */
function without(text: string, spoken: string): string {
  const gone = new Set(words(spoken));
  return words(text)
    .filter((word) => !gone.has(word))
    .join(" ");
}
