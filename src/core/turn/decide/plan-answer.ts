import type { Plan } from "../turn.ts";
import { choiceButtons } from "./buttons.ts";
import { namedProducts, productChoices, productsFound } from "./products.ts";
import { type Decision, type Situation, say } from "./situation.ts";
import { pauseTask } from "./tasks.ts";

/** So many products are answered for side by side. */
const mostTogether = 3;

/** A question that knowledge answers, about the right product; when that is not clear we ask once. */
export function answerFromKnowledge(situation: Situation, intentId: string, query: string): Decision {
  const { heard, turn, services } = situation;
  const state = pauseTask({ ...situation.state, pending: undefined });
  const { sure, candidates } = namedProducts(situation);
  if (sure.length > 0) {
    // Of two products compared, what their sources surely say goes before a rule that the words also fit.
    const best = turn.recalled?.found[0];
    const isTold = (best?.score ?? 0) >= services.playbook.playbook.thresholds.response;
    const meant = sure.length > 1 && isTold && sure.includes(best?.citation.productId ?? "") ? "none" : intentId;
    return { state: { ...state, offered: [] }, plan: planAnswer(situation, query, sure, meant) };
  }

  const isRule = services.playbook.intent(intentId)?.policyType !== undefined;
  const unnamed = heard.refersBack || !isRule ? productsFound(situation) : [];
  const choices = productChoices(situation, candidates.length > 0 ? candidates : unnamed);
  const mayAsk = state.clarifications < services.playbook.playbook.thresholds.clarifications;
  const [only] = choices;
  if (only && choices.length === 1) return { state, plan: planAnswer(situation, query, [only.value], intentId) };
  if (
    mayAsk &&
    (choices.length > 1 || (heard.refersBack && turn.recalled?.found[0]?.citation.productId !== undefined))
  ) {
    const pending = { kind: "which-product" as const, query, intent: intentId };
    const asking = { ...state, pending, offered: [...choices], clarifications: state.clarifications + 1 };
    const reply = choices.length > 1 ? "clarify.product" : "clarify.product.open";
    return { state: asking, plan: say(reply, {}, choices.length > 1 ? { quickReplies: choiceButtons(choices) } : {}) };
  }
  // Asked once already: the answer for each that it may be, by its name, is better than another question.
  const each = choices.slice(0, mostTogether).map(({ value }) => value);
  return { state, plan: planAnswer(situation, query, each, intentId) };
}

export function planAnswer(
  { services }: Situation,
  query: string,
  productIds: readonly string[],
  intentId: string | undefined,
): Plan {
  const policyType = intentId === undefined ? undefined : services.playbook.intent(intentId)?.policyType;
  return { kind: "answer", query, productIds, ...(policyType === undefined ? {} : { policyType }) };
}
