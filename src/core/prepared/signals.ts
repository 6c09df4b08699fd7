import { answersType } from "../knowledge/answer-type.ts";
import type { Candidate } from "./candidate.ts";
import { type GramVector, gramLikeness } from "./grams.ts";
import type { QuestionReading, Term } from "./read-question.ts";

/** A question, ready to be compared. */
export interface AskedNow {
  readonly reading: QuestionReading;
  readonly terms: readonly {
    readonly term: Term;
    /** Everything that may say the same, and how surely. */
    readonly meant: ReadonlyMap<string, number>;
    /** 0 to 1: how rare it is among the known answers. */
    readonly weight: number;
  }[];
  readonly grams: GramVector;
  readonly productIds: readonly string[];
  readonly policyType: string | undefined;
}

/** How a question and a known answer fit. Booleans count as 0 and 1. */
export interface Signals {
  /** 0 to 1: share of what is asked (rare words count more) that the known answer speaks of. */
  readonly explained: number;
  /** 0 to 1: the rarest word that it does not speak of. */
  readonly open: number;
  /** 0 to 1: share of the asked facets that it tells. */
  readonly facets: number;
  /** Facets are asked, and it tells none of them. */
  readonly contradicted: number;
  /** 1 it gives what is asked for (an amount, a duration), -1 it does not, 0 nothing of the kind is asked. */
  readonly type: number;
  /** 0 to 1: the spelling of the nearest variant. */
  readonly alike: number;
  /** 0 to 1: share of what it says that is asked. */
  readonly specific: number;
  /** 1 it is of the policy that the intent asks for, -1 of another one, 0 one of them is of none. */
  readonly policy: number;
  /** 0 to 1: share of what its source is about as a whole that is asked; 0 for what is about a product. */
  readonly topic: number;
  /** It holds for the whole business, and the question is about a product. */
  readonly general: number;
  /** It is about the very product. */
  readonly own: number;
}

/** A word whose sense is only related says little. */
export const RELATED = 0.5;
/** A word of a question form ("how *heavy*") is met by whatever tells that facet, and hardly by anything else. */
const FACET_MET = 0.95;
const FACET_MISSED = 0.5;
/** A word this rare that is not met asks for more than the rule. */
const ASKS_MORE = 0.4;
/** Being further ahead than this is no surer. */
const CLEAR_LEAD = 0.3;
/** Being less far ahead than this, either may be meant. */
const CLOSE_RACE = 0.06;

export function compare(candidate: Candidate, { reading, terms, grams, productIds, policyType }: AskedNow): Signals {
  let total = 0;
  let covered = 0;
  let open = 0;
  for (const { term, meant, weight } of terms) {
    let met = 0;
    for (const [word, sure] of meant) met = Math.max(met, sure * (candidate.says.get(word) ?? 0));
    if (term.facets.length > 0)
      met = term.facets.some((id) => candidate.facets.has(id)) ? Math.max(met, FACET_MET) : Math.min(met, FACET_MISSED);
    total += weight;
    covered += weight * met;
    open = Math.max(open, weight * (1 - met));
  }
  const wanted = [...reading.facets];
  const shared = wanted.filter((id) => candidate.facets.has(id)).length;
  const said = terms.filter(({ meant }) => candidate.core.some((word) => meant.has(word))).length;
  const isWhole = candidate.answer.intent !== undefined;
  const asksMore = open > ASKS_MORE || shared < wanted.length;
  const isGeneral = candidate.answer.productIds.length === 0;
  const titled = [...candidate.title.terms].filter((word) =>
    terms.some(({ meant }) => (meant.get(word) ?? 0) > RELATED),
  ).length;
  const topic = wanted.some((id) => candidate.title.facets.has(id)) ? 1 : Math.min(1, titled / candidate.title.size);
  return {
    explained: total > 0 ? covered / total : wanted.length > 0 ? shared / wanted.length : 0,
    open,
    facets: wanted.length > 0 ? shared / wanted.length : 0,
    contradicted: wanted.length > 0 && shared === 0 ? 1 : 0,
    type: reading.type === undefined ? 0 : answersType(candidate.answer.answer, reading.type) ? 1 : -1,
    alike: Math.max(0, ...candidate.grams.map((known) => gramLikeness(grams, known))),
    // A rule as a whole is what was asked when nothing more was asked.
    specific: candidate.core.length === 0 || (isWhole && asksMore) ? 0 : said / candidate.core.length,
    policy: !policyType || !candidate.policyType ? 0 : candidate.policyType === policyType ? 1 : -1,
    topic: isGeneral ? topic : 0,
    general: isGeneral && productIds.length > 0 ? 1 : 0,
    own: candidate.answer.productIds.some((id) => productIds.includes(id)) ? 1 : 0,
  };
}

/**
 * Which known answer comes first. Set by hand on `src/evaluation/own/known-questions.*.txt`, as the odds below: 229
 * questions about a made-up shop's sources, apart from the 500 that the figures in docs/evaluation.md are measured on.
 */
export const rankOf = (s: Signals): number =>
  s.explained -
  0.3 * s.open +
  0.4 * s.facets -
  0.3 * s.contradicted +
  0.1 * s.type +
  0.25 * s.alike +
  0.15 * s.specific +
  0.15 * s.topic +
  0.1 * s.policy +
  0.25 * s.own;

/**
 * What speaks for a known answer besides its own brevity: of two that differ in this only, either may be meant. "How
 * long does a refund take?" asks for the card as little as for the bank transfer.
 */
export const evidenceOf = (s: Signals): number => rankOf(s) - 0.15 * s.specific - 0.25 * s.alike;

/** Either may be meant. */
export const isCloseRace = (lead: number, ahead: number): boolean => Math.min(lead, ahead) < CLOSE_RACE;

/** 0 to 1: how likely the first one answers. `lead`: how far its rank is ahead of the next one that answers otherwise; `ahead`: its evidence. */
export function probabilityOf(s: Signals, lead: number, ahead: number): number {
  const odds =
    -8.1 +
    6.5 * s.explained -
    1 * s.open +
    1.5 * s.facets -
    1.7 * s.contradicted +
    0.3 * s.type +
    4 * s.alike +
    2 * s.specific +
    0.8 * s.policy +
    1.5 * s.topic -
    1.5 * (s.policy < 1 ? s.general : 0) +
    2.5 * s.own +
    5 * Math.min(CLEAR_LEAD, lead);
  const tie = Math.min(1, Math.max(0, 1 - Math.min(lead, ahead) / CLOSE_RACE));
  return (1 - tie / 2) / (1 + Math.exp(-odds));
}
