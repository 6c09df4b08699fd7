import { analyze } from "../../knowledge/analyze.ts";
import { answerFromKnowledge, planAnswer } from "./plan-answer.ts";
import { type Decision, isClear, type Situation, say } from "./situation.ts";
import { pauseTask } from "./tasks.ts";

const longestLabel = 40;
const likely = 0.5;

/**
 * The wish is not clear. What knowledge surely answers is answered; otherwise one question, with what it may have been
 * as buttons. How often we may ask is in the triggers' table.
 */
export function clarify(situation: Situation): Decision | undefined {
  if (isClear(situation)) return undefined;
  const { state, services, text } = situation;
  const politeness = kindWords(situation);
  if (politeness !== undefined) return { state, plan: say(politeness, {}, { outcome: "answered" }) };
  const known = situation.turn.recalled?.known;
  if (known) return { state: pauseTask(state), plan: planAnswer(situation, text, known.productIds, "none") };
  const surely = isSurelyAnswered(situation);
  if (surely) return answerFromKnowledge(situation, likelyIntent(situation), text);
  const offered = guesses(situation);
  const quickReplies = [
    ...offered.map(({ label, value }) => ({ label, value: `intent:${value}` })),
    { label: services.playbook.say(situation.language, "choice.person"), value: "person:yes" },
  ];
  const pending = { kind: "which-intent" as const, query: text };
  const asking = { ...state, pending, offered: [...offered], clarifications: state.clarifications + 1 };
  return { state: asking, plan: say(offered.length > 0 ? "clarify.intent" : "clarify.open", {}, { quickReplies }) };
}

/** Not sure of the wish, but our sources are sure of the answer. */
export function isSurelyAnswered({ turn, heard, services, state, text, heardIn: language }: Situation): boolean {
  const { thresholds } = services.playbook.playbook;
  const { confidence, outOfScope } = heard.intent;
  const best = turn.recalled?.found[0];
  if (!best || best.score < thresholds.response) return false;
  // Of a product that is named or spoken of: "how heavy are they?" says little, its sources say all.
  const { productId } = best.citation;
  const spokenOf = state.lastQuestion ? [state.focus.product?.value, ...state.compared] : [];
  const named = heard.entities.flatMap(({ type, value, alternatives = [] }) =>
    type === "product" ? [value, ...alternatives] : [],
  );
  const says = analyze(text, language).terms.length > 0;
  if (says && productId !== undefined && [...spokenOf, ...named].includes(productId)) return true;
  return confidence >= thresholds.intent / 2 && outOfScope < 0.5;
}

/** The guess, unless a rule would then decide that what we found does not speak of. */
function likelyIntent({ heard, turn, services }: Situation): string {
  const { primary } = heard.intent;
  const type = services.playbook.intent(primary)?.policyType;
  const best = services.knowledge.source(turn.recalled?.found[0]?.sourceId ?? "");
  return type === undefined || best?.policyType === type ? primary : "none";
}

/** The reply of small talk that is too unsure to act on, but sure enough for words that do nothing. */
export function kindWords({ heard, services }: Situation): string | undefined {
  const { primary, confidence, outOfScope, kind } = heard.intent;
  return kind === "feedback" && confidence >= likely && outOfScope < 0.5
    ? services.playbook.intent(primary)?.reply
    : undefined;
}

/** What it may have been, best first, each in words that customers use. */
function guesses(situation: Situation) {
  const { heard, services } = situation;
  const { thresholds } = services.playbook.playbook;
  // A guess that is hardly one helps nobody.
  if (heard.intent.confidence < thresholds.intent / 2 || heard.intent.outOfScope >= 0.5) return [];
  const ids = [heard.intent.primary, heard.intent.secondary].filter((id) => id !== undefined);
  return ids.flatMap((value) => {
    const intent = services.playbook.intent(value);
    if (!intent || intent.reply !== undefined || intent.kind === "escalate") return [];
    const label = intentLabel(situation, value);
    return label === undefined || value.length > 50 ? [] : [{ label, value }];
  });
}

/** The playbook's own name for it, else the first of its examples that fits on a button: that is how customers say it. */
export function intentLabel({ services, language }: Situation, id: string): string | undefined {
  const { playbook, knowledge } = services;
  if (playbook.knows(language, `intent.${id}`)) return playbook.say(language, `intent.${id}`);
  const examples = playbook.intent(id)?.examples;
  const spoken = Array.isArray(examples)
    ? language === playbook.playbook.languages[0]
      ? examples
      : []
    : (examples?.[language] ?? []);
  // A button that names one product or one order speaks of something else than the customer.
  const isGeneral = (example: string) => !/\d/.test(example) && knowledge.findProducts(example).length === 0;
  const fitting = spoken.filter((example) => example.length >= 8 && example.length <= longestLabel);
  return fitting.find(isGeneral) ?? fitting[0];
}
