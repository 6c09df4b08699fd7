import { comparesThem } from "../respond/side-by-side.ts";
import type { Plan } from "../turn.ts";
import { type Choice, choiceButtons } from "./buttons.ts";
import { dependsOnProduct, ownProducts } from "./own-products.ts";
import { namedProducts, productChoices, productsFound } from "./products.ts";
import { type Decision, type Situation, say } from "./situation.ts";
import { pauseTask } from "./tasks.ts";

/** So many products are answered for side by side. */
export const mostTogether = 3;

/** A question that knowledge answers, about the right product; when that is not clear we ask once. */
export function answerFromKnowledge(situation: Situation, intentId: string, query: string): Decision {
  const { heard, turn, services } = situation;
  const state = pauseTask({ ...situation.state, pending: undefined });
  const { sure, candidates } = namedProducts(situation);
  const own = aboutOwn({ ...situation, state }, intentId, query, sure, candidates);
  if (own) return own;
  if (sure.length > 0) {
    // Of two products compared, what their sources say goes before a rule that the words also fit.
    const best = turn.recalled?.found[0];
    const isTold = (best?.score ?? 0) >= services.playbook.playbook.thresholds.response;
    const isOwn = isTold && sure.includes(best?.citation.productId ?? "");
    const meant = sure.length > 1 && (isOwn || comparesThem(query, situation.heardIn)) ? "none" : intentId;
    return { state: { ...state, offered: [] }, plan: planAnswer(situation, query, sure, meant) };
  }

  const isRule = services.playbook.intent(intentId)?.policyType !== undefined;
  const unnamed = heard.refersBack || !isRule ? productsFound(situation) : [];
  const choices = productChoices(situation, candidates.length > 0 ? candidates : unnamed);
  const [only] = choices;
  if (only && choices.length === 1) return { state, plan: planAnswer(situation, query, [only.value], intentId) };
  if (
    mayAsk(situation) &&
    (choices.length > 1 || (heard.refersBack && turn.recalled?.found[0]?.citation.productId !== undefined))
  )
    return askWhich(situation, state, intentId, query, choices);
  // Asked once already: the answer for each that it may be, by its name, is better than another question.
  const each = choices.slice(0, mostTogether).map(({ value }) => value);
  return { state, plan: planAnswer(situation, query, each, intentId) };
}

/** No product was named, and it depends on which: the customer's own are meant, and when they are several we ask. */
function aboutOwn(
  situation: Situation,
  intentId: string,
  query: string,
  sure: readonly string[],
  candidates: readonly string[],
): Decision | undefined {
  const { state, services } = situation;
  const { nodes } = services.playbook.playbook.graph;
  const isGroup = (id: string) => nodes.find((node) => node.id === id)?.kind !== "product";
  if (candidates.length > 0 || !sure.every(isGroup)) return undefined;
  const list = services.playbook.playbook.ownProducts;
  if (!list || !dependsOnProduct(situation, intentId, sure)) return undefined;
  const own = ownProducts(situation, sure);
  if (own === "unread") {
    const asks = { intent: intentId, query };
    return { state, plan: { kind: "call", tool: list.tool, args: list.args, asks } };
  }
  const [only] = own;
  if (only !== undefined && own.length === 1)
    return { state, plan: planAnswer(situation, query, [only], intentId), about: intentId };
  return own.length > 1 && mayAsk(situation)
    ? askWhich(situation, state, intentId, query, productChoices(situation, own))
    : undefined;
}

const mayAsk = ({ state, services }: Situation): boolean =>
  state.clarifications < services.playbook.playbook.thresholds.clarifications;

function askWhich(
  { heard }: Situation,
  state: Situation["state"],
  intent: string,
  query: string,
  choices: readonly Choice[],
): Decision {
  const pending = { kind: "which-product" as const, query, intent, confidence: heard.intent.confidence };
  const asking = { ...state, pending, offered: [...choices], clarifications: state.clarifications + 1 };
  const reply = choices.length > 1 ? "clarify.product" : "clarify.product.open";
  return { state: asking, plan: say(reply, {}, choices.length > 1 ? { quickReplies: choiceButtons(choices) } : {}) };
}

export function planAnswer(
  { services }: Situation,
  query: string,
  productIds: readonly string[],
  intentId: string | undefined,
): Extract<Plan, { kind: "answer" }> {
  const policyType = intentId === undefined ? undefined : services.playbook.intent(intentId)?.policyType;
  return { kind: "answer", query, productIds, ...(policyType === undefined ? {} : { policyType }) };
}
