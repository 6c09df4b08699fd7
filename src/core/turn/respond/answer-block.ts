import type { FoundPassage } from "../../memory/recalled.ts";
import type { Citation } from "../../message.ts";
import type { TurnServices } from "../services.ts";
import type { Draft, Plan } from "../turn.ts";
import { byPlace } from "./by-place.ts";
import type { FoundAnswer } from "./find-answer.ts";
import type { AnswerPhrases } from "./phrases.ts";
import { pickSentences } from "./pick-sentences.ts";
import { quoteProse } from "./quote-prose.ts";

/** Of what holds in other countries than the one asked about. */
const MOST_ELSEWHERE = 3;
/** Below it, part of the question is not answered by the sentence itself. */
const GENERAL = 0.6;

export type AnswerPlan = Extract<Plan, { kind: "answer" }>;

export type Composed =
  | {
      readonly composed: "answer";
      readonly draft: Draft;
      /**
       * How surely what is quoted answers by its own words, 0 to 1. 0 where it was chosen for another reason (the intent
       * asks for that rule), is about more than the product in question, or stands in another language.
       */
      readonly settles: number;
    }
  | { readonly composed: "conflict"; readonly detail: string }
  | { readonly composed: "nothing" };

/** What the customer wrote in, and what we answer in. */
export interface Tongues {
  readonly heard: string;
  readonly language: string;
}

export interface AnswerBlock {
  readonly picked: readonly FoundPassage[];
  readonly text: string;
  /** The part of the text that says what no source tells. */
  readonly unknown?: string;
}

/** One to three sentences of one source, with what introduces them. `several`: other products are answered for beside it. */
export function answerBlock(
  query: string,
  { heard, language }: Tongues,
  { passages, deciding }: Extract<FoundAnswer, { answer: "official" }>,
  services: TurnServices,
  phrases: AnswerPhrases,
  several: boolean,
): AnswerBlock {
  if (passages[0]?.signs) return quoteProse(query, heard, passages, services.knowledge, phrases);
  const { passages: here, unknown: place } = byPlace(query, { heard, language }, passages, services.knowledge);
  if (place !== undefined) {
    const picked = here.slice(0, MOST_ELSEWHERE);
    const unknown = phrases.unknown(place);
    return {
      picked,
      unknown,
      text: `${unknown} ${phrases.known} ${blockText(picked, language, phrases, services, several)}`,
    };
  }
  const isPlaced = here !== passages;
  const picked = pickSentences(query, heard, here, services.knowledge, deciding && !isPlaced);
  const text = blockText(picked, language, phrases, services, several);
  return { picked, text: deciding && !isPlaced && isGeneral(picked, language) ? `${phrases.general} ${text}` : text };
}

export function blockText(
  picked: readonly FoundPassage[],
  language: string,
  phrases: AnswerPhrases,
  { knowledge }: TurnServices,
  several: boolean,
): string {
  const foreign = picked.find((passage) => passage.language !== language)?.language;
  const sentences = picked.map((passage) => passage.text).join(" ");
  const product = picked.map((passage) => passage.citation.productId).find((id) => id !== undefined);
  const name = product === undefined ? undefined : knowledge.productName(product);
  const named = name !== undefined && sentences.toLowerCase().includes(name.toLowerCase());
  const lead = name !== undefined && (several || !named) ? `${phrases.lead(name)} ` : "";
  return foreign ? `${lead}${phrases.fromOtherLanguage(foreign)}\n${sentences}` : `${lead}${sentences}`;
}

/** The rule for everything, for a question that asks about something it does not name. */
const isGeneral = (picked: readonly FoundPassage[], language: string): boolean =>
  picked[0]?.citation.productId === undefined &&
  picked.every((passage) => passage.score < GENERAL && passage.language === language);

export const citationsOf = (passages: readonly FoundPassage[]): readonly Citation[] => [
  ...new Map(passages.map(({ citation }) => [`${citation.sourceId} ${citation.productId ?? ""}`, citation])).values(),
];
