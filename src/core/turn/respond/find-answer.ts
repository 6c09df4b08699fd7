import { analyze, words } from "../../knowledge/analyze.ts";
import { contextOf } from "../../knowledge/conversation-query.ts";
import type { KnowledgeIndex, PolicyAnswer } from "../../knowledge/knowledge-index.ts";
import type { FoundPassage } from "../../memory/recalled.ts";
import { denies } from "../../safety/claims/polarity.ts";
import type { TurnServices } from "../services.ts";
import type { Turn } from "../turn.ts";
import type { AnswerPlan } from "./answer-block.ts";
import { mayTell, readAsked, tellsFacet } from "./facet-answer.ts";
import { ordinaryWords, policyWords } from "./ordinary-words.ts";

/** What our sources offer for a question about one product, or about none. */
export type FoundAnswer =
  | {
      readonly answer: "official";
      /** Gold and silver, best first. */
      readonly passages: readonly FoundPassage[];
      readonly tips: readonly FoundPassage[];
      /** Calibrated: how likely this answers. */
      readonly confidence: number;
      /** The graph chose this source as the policy in force. */
      readonly deciding: boolean;
    }
  | { readonly answer: "tips"; readonly tips: readonly FoundPassage[] }
  | { readonly answer: "conflict"; readonly detail: string }
  | { readonly answer: "nothing" };

/** Less sure than this is a guess. */
const FLOOR = 0.5;
const TIP_FLOOR = 0.7;
/** So many that more than one source of long prose is among them. */
const LIMIT = 40;

export function findAnswer(
  plan: AnswerPlan,
  language: string,
  turn: Turn,
  { knowledge, playbook: { playbook } }: Pick<TurnServices, "knowledge" | "playbook">,
): FoundAnswer {
  const productIds =
    plan.productIds.length > 0 ? plan.productIds : knowledge.findGroups(plan.query).map((group) => group.productId);
  const context = contextOf(turn.recalled?.window ?? []);
  const query = { text: plan.query, language, productIds, limit: LIMIT, context };
  const all = knowledge.search(query);
  const tips = all.filter((passage) => passage.tier === "bronze" && passage.score >= TIP_FLOOR).slice(0, 2);

  const asked = readAsked(plan.query, language, knowledge);
  const ordinary = ordinaryWords(playbook, language);
  const [product] = productIds;
  const own = productIds.length === 1 && product !== undefined ? knowledge.about(product, language) : [];
  // "Charger" is asked for often, and still says something of what comes with one.
  const ownTerms = new Set(own.flatMap(({ text }) => analyze(text, language).terms));
  const isOrdinary = (term: string) => ordinary.has(term) && !ownTerms.has(term);
  const told = tellsFacet(asked, language, own, isOrdinary);

  // What a product's own source tells goes before a rule that the intent suggests.
  if (plan.policyType && !told) {
    const decided = decidingSource(plan.policyType, productIds, knowledge);
    if (decided?.found === "conflict")
      return { answer: "conflict", detail: conflictDetail(plan.policyType, decided, knowledge) };
    if (decided?.found === "one") {
      const found = knowledge.search({ ...query, sourceIds: [decided.sourceId] });
      const whole = knowledge.passages(decided.sourceId, language).map((passage) => spokenOf(passage, productIds));
      const settles = tellsFacet(asked, language, whole, isOrdinary);
      // The intent says what is asked and the graph says what decides: its first words answer when none match, unless
      // it shares no word with a question of several although both speak the same language. About a product, one word
      // is enough that nobody asks for this rule with: "how loud is it".
      const ruled = policyWords(playbook, plan.policyType, language);
      const besides = termsBeside(plan.query, language, knowledge);
      const more = besides.filter((term) => own.length === 0 || !ruled.has(term));
      const isOther = own.length > 0 && more.length === besides.length && more.length > 0;
      const beside = whole.filter((passage) => passage.language !== language || (more.length <= 1 && !isOther));
      const passages = settles
        ? [settles, ...found.filter(({ text }) => text !== settles.text)]
        : found.length > 0
          ? found
          : beside;
      const sure = plan.asked ?? turn.understanding?.intent.confidence ?? 0;
      const confidence = Math.max(passages[0]?.score ?? 0, sure);
      if (passages.length > 0 && (own.length === 0 || mayTell(asked, language, whole)))
        return { answer: "official", passages, tips: agreeing(tips, passages[0]), confidence, deciding: true };
    }
  }

  const said = all.filter((passage) => passage.tier !== "bronze");
  const official = told ? [told, ...said.filter(({ text }) => text !== told.text)] : said;
  const best = official[0];
  if (!best || best.score < FLOOR)
    return tips.length > 0 && !plan.policyType ? { answer: "tips", tips } : { answer: "nothing" };
  const type = knowledge.source(best.sourceId)?.policyType;
  const decided = type ? decidingSource(type, productIds, knowledge) : undefined;
  if (type && decided?.found === "conflict")
    return { answer: "conflict", detail: conflictDetail(type, decided, knowledge) };
  return {
    answer: "official",
    passages: official,
    tips: agreeing(tips, best),
    confidence: best.score,
    deciding: false,
  };
}

/** A rule that stands on a group is cited for the product that was asked about. */
const spokenOf = (passage: FoundPassage, [product]: readonly string[]): FoundPassage =>
  product === undefined || passage.citation.productId === undefined
    ? passage
    : { ...passage, citation: { ...passage.citation, productId: product } };

/** What is asked besides the products that are named. */
function termsBeside(question: string, language: string, knowledge: KnowledgeIndex): readonly string[] {
  const names = new Set(knowledge.findProducts(question).flatMap(({ matched }) => matched.split(" ")));
  const rest = words(question).filter((word) => !names.has(word));
  return analyze(rest.join(" "), language).terms;
}

/** A tip that says the opposite of what is official would only confuse. */
const agreeing = (tips: readonly FoundPassage[], official: FoundPassage | undefined): readonly FoundPassage[] =>
  tips.filter((tip) => official !== undefined && denies(tip.text) === denies(official.text));

const decidingSource = (
  type: string,
  productIds: readonly string[],
  knowledge: KnowledgeIndex,
): PolicyAnswer | undefined => {
  const found = (productIds.length > 0 ? productIds : [undefined]).map((id) => knowledge.policy(type, id));
  return found.find((policy) => policy.found === "conflict") ?? found.find((policy) => policy.found === "one");
};

function conflictDetail(
  type: string,
  policy: Extract<PolicyAnswer, { found: "conflict" }>,
  knowledge: KnowledgeIndex,
): string {
  const sides = policy.sourceIds.map((id) => `${id} (${knowledge.source(id)?.title ?? "?"})`);
  return `Two policies of type ${type} at the same distance: ${sides.join(" / ")}`;
}
