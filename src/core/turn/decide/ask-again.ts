import { analyze } from "../../knowledge/analyze.ts";
import { placesIn, withoutPlaces } from "../../safety/claims/places.ts";
import { wantsOther, withoutPointing } from "../../understanding/dialogue/comparing-words.ts";
import { withoutCorrection } from "../../understanding/dialogue/corrects.ts";
import type { DialogueState } from "../../understanding/dialogue-state.ts";
import { mostTogether, planAnswer } from "./plan-answer.ts";
import { productNamed } from "./products.ts";
import type { Decision, Situation } from "./situation.ts";
import { withoutWords } from "./without-words.ts";

/**
 * "And the large one?", "¿y la Mini?", "no, I meant the Pro", "and the other one?", "and to Austria?": nothing but another
 * product, or another country. The question before it is asked again, about that one.
 */
export function askAgain(situation: Situation): Decision | undefined {
  const { state, text, heardIn: language, button } = situation;
  const { lastQuestion } = state;
  if (button || state.task || state.proof || !lastQuestion || (state.pending && state.pending.kind !== "resume"))
    return undefined;
  const product = productNamed(situation);
  const productIds = product ? [product.id] : theOthers(situation);
  if (productIds.length === 0) return askOfPlace(situation, lastQuestion);
  const named = product ? `${product.spoken} ${namesOf(situation, product.id)}` : "";
  const rest = withoutPointing(withoutCorrection(withoutWords(text, named)));
  if (analyze(rest, language).terms.length > 0) return undefined;
  const { query, intent, confidence: asked } = lastQuestion;
  const next = { ...state, offered: [], pending: undefined };
  const names = situation.services.knowledge.findProducts(query).map(({ matched }) => matched);
  const plan = planAnswer(situation, names.reduce(withoutWords, query), productIds, intent);
  const like = state.focus.product?.value;
  const again = { ...plan, ...(like ? { like } : {}), ...(asked === undefined ? {} : { asked }) };
  return { state: next, plan: again, about: intent };
}

function askOfPlace(situation: Situation, { query, intent, confidence }: LastQuestion): Decision | undefined {
  const { state, text, heardIn: language } = situation;
  if (placesIn(text, language).size === 0 || analyze(withoutPlaces(text, language), language).terms.length > 0)
    return undefined;
  const about = state.focus.product?.value;
  const moved = `${withoutPlaces(query, language).replace(/[?¿\s]+$/, "")} ${text}`;
  const plan = planAnswer(situation, moved, about === undefined ? [] : [about], intent);
  return {
    state: { ...state, offered: [], pending: undefined },
    plan: confidence === undefined ? plan : { ...plan, asked: confidence },
    about: intent,
  };
}

type LastQuestion = NonNullable<DialogueState["lastQuestion"]>;

/** "And the other one?", when three stood side by side: both others are answered for, by their names. */
function theOthers({ text, state }: Situation): readonly string[] {
  const others = state.compared.filter((id) => id !== state.focus.product?.value);
  return wantsOther(text) && others.length <= mostTogether ? others : [];
}

/** Every word of what it is called: in "and the Colosseum tour?" no word asks for anything. */
function namesOf({ services }: Situation, productId: string): string {
  const node = services.playbook.playbook.graph.nodes.find(({ id }) => id === productId);
  return node ? [node.name, ...node.aliases].join(" ") : "";
}
