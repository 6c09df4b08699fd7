import { answersType } from "../knowledge/answer-type.ts";
import type { Candidate } from "./candidate.ts";
import { type GramVector, gramLikeness } from "./grams.ts";
import type { QuestionReading, Term } from "./read-question.ts";
import type { Wording } from "./wording-index.ts";

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
  readonly wordings: ReadonlyMap<object, Wording>;
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
  /** 0 to 1: how it is worded, against all known ways to ask for it and against the nearest three. */
  readonly worded: number;
  readonly near: number;
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
/** Being less far ahead than this (log odds), either may be meant. */
export const CLOSE_RACE = 1.5;

export function compare(
  candidate: Candidate,
  { reading, terms, grams, wordings, productIds, policyType }: AskedNow,
): Signals {
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
    worded: wordings.get(candidate)?.all ?? 0,
    near: wordings.get(candidate)?.nearest ?? 0,
    // A rule as a whole is what was asked when nothing more was asked.
    specific: candidate.core.length === 0 || (isWhole && asksMore) ? 0 : said / candidate.core.length,
    policy: !policyType || !candidate.policyType ? 0 : candidate.policyType === policyType ? 1 : -1,
    topic: isGeneral ? topic : 0,
    general: isGeneral && productIds.length > 0 ? 1 : 0,
    own: candidate.answer.productIds.some((id) => productIds.includes(id)) ? 1 : 0,
  };
}

type Weights = Readonly<Partial<Record<keyof Signals, number>>>;

/** In log odds. */
const RANK: Weights = {
  explained: 3.77,
  open: -0.03,
  facets: 0.18,
  contradicted: -0.21,
  type: 0.62,
  alike: 5.1,
  worded: 7,
  near: 0.96,
  specific: 1.88,
  policy: 1,
  topic: 0.75,
  general: -5.96,
  own: 0.94,
};
/** Log odds that the first one answers, beside its share of the odds. */
const SURE: Weights = {
  explained: 1.82,
  open: 1.67,
  facets: -0.11,
  contradicted: -0.88,
  type: -0.15,
  alike: 0.2,
  worded: 1.54,
  near: 0.15,
  specific: 0.51,
  policy: 0.8,
  topic: 0.48,
  general: -2.79,
  own: 1.17,
};
const SURE_BASE = -2.98;
const SURE_SHARE = 0.6;

const weigh = (weights: Weights, signals: Signals): number =>
  (Object.keys(signals) as (keyof Signals)[]).reduce((sum, name) => sum + (weights[name] ?? 0) * signals[name], 0);

/**
 * Which known answer comes first, in log odds against the others. Fitted by softmax regression on the known questions of
 * both playbooks (5,100, each held out of the answers it was ranked against); `policy`, of which they say nothing, by hand.
 */
export const rankOf = (s: Signals): number => weigh(RANK, s);

/** 0 to 1: how likely one of `said` is meant, of all that may be. */
export function shareOf(said: readonly { readonly rank: number }[], all: readonly { readonly rank: number }[]): number {
  const most = Math.max(...all.map(({ rank }) => rank));
  const mass = (some: readonly { readonly rank: number }[]): number =>
    some.reduce((sum, { rank }) => sum + Math.exp(rank - most), 0);
  return mass(said) / mass(all);
}

/** 0 to 1: how likely the first one answers, which has this share of the odds. Nothing known may answer at all. */
export function probabilityOf(s: Signals, share: number): number {
  const bounded = Math.min(1 - 1e-4, Math.max(1e-4, share));
  return 1 / (1 + Math.exp(-(SURE_BASE + weigh(SURE, s) + SURE_SHARE * Math.log(bounded / (1 - bounded)))));
}
