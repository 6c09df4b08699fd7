import type { TracedShare } from "./traced-share.ts";

/** What the confidence of a reply is made of. */
export interface ConfidenceParts {
  /** 0 to 1: how likely what we found answers the question; 1 for templates and receipts, which answer by construction. */
  readonly answerability: number;
  /** Share of the reply's claims that trace to a source or a receipt. */
  readonly grounding: number;
  /** How much of its words and word pairs stand there; absent for templates, which claim nothing of their own. */
  readonly traced?: TracedShare;
  /** Something in it must not be said (a leak, an action without receipt, the opposite of a source). */
  readonly vetoed: boolean;
}

/**
 * How likely people call a text faithful to what it rests on, 0 to 1: logistic in the share of its words and of its word
 * pairs that stand there, and in the share of claims that the rules traced. The first three figures are fitted on 138
 * human votes on faithfulness (mtrag, Apache-2.0; docs/grounding.md). The last is half of what the rules proved worth on
 * drafts: they let 50 times as many good ones through as poisoned ones, of which the square root is e^2.
 */
const BASE = -4.1;
const WORDS = 7.6;
const PAIRS = 4.4;
const RULES = 2;

export const faithfulness = ({ words, pairs }: TracedShare, grounding: number): number =>
  1 / (1 + Math.exp(-(BASE + WORDS * words + PAIRS * pairs + RULES * grounding)));

/**
 * confidence = answerability × faithfulness; 0 when anything was vetoed.
 *
 * Answerability is the index's score, see knowledge/passage-score.ts and, for long prose, knowledge/answerability.ts. Below the playbook's
 * `thresholds.response` a person takes over: raise the threshold to hand over more, lower it to hand over less.
 */
export function responseConfidence({ answerability, grounding, traced, vetoed }: ConfidenceParts): number {
  if (vetoed) return 0;
  return answerability * (traced ? faithfulness(traced, grounding) : 1);
}
