import type { KnownQuestion } from "./matcher.ts";
import type { PreparedAnswer } from "./prepared-answer.ts";

export interface FoundPrepared {
  readonly answer: PreparedAnswer;
  /** 0 to 1, calibrated: how likely it answers what was asked; at or above the floor. */
  readonly probability: number;
}

/** Answers that were made before anybody asked. */
export interface PreparedAnswers {
  /** The answer of the known question that this one surely is. Never throws: not found is not known. */
  find(question: KnownQuestion): Promise<FoundPrepared | undefined>;
}
