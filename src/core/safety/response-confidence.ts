/** What the confidence of a reply is made of. */
export interface ConfidenceParts {
  /** 0 to 1: how likely what we found answers the question; 1 for templates and receipts, which answer by construction. */
  readonly answerability: number;
  /** Share of the reply's claims that trace to a source or a receipt. */
  readonly grounding: number;
  /** A model wrote it: paraphrase costs certainty that a quotation does not. */
  readonly paraphrased: boolean;
  /** Something in it must not be said (a leak, an action without receipt, the opposite of a source). */
  readonly vetoed: boolean;
}

const PARAPHRASE = 0.97;

/**
 * confidence = answerability × grounding² × 0.97 when a model paraphrased; 0 when anything was vetoed.
 *
 * Grounding is squared because one untraced sentence in four is not a quarter of a problem. Answerability is the
 * index's score, see knowledge/passage-score.ts for how far it is calibrated. Below the playbook's
 * `thresholds.response` a person takes over: raise the threshold to hand over more, lower it to hand over less.
 */
export function responseConfidence(parts: ConfidenceParts): number {
  if (parts.vetoed) return 0;
  return parts.answerability * parts.grounding ** 2 * (parts.paraphrased ? PARAPHRASE : 1);
}
