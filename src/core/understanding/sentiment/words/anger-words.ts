/**
 * What makes a message sound angry, by kind of wording; regular expressions over folded text (small letters, no
 * accents), each from the beginning of a word. Words that mean something harmless in another shipped language are left
 * out, because every message is read with all languages: short angry ones are the hardest to tell apart.
 */
export interface AngerWords {
  /** Aimed at whoever answers or at the business. */
  readonly insults: readonly string[];
  /** Lying, stealing, fraud. */
  readonly accusations: readonly string[];
  readonly outrage: readonly string[];
  readonly swearing: readonly string[];
  /** Lawyers, police, reviews, the bank, leaving for good. */
  readonly threats: readonly string[];
  /** It goes on and on: the third time, nobody answers, for weeks. */
  readonly escalating: readonly string[];
  /** Bad, but often said of the thing or the weather. */
  readonly bad: readonly string[];
  readonly mild: readonly string[];
  readonly demands: readonly string[];
  /** Praise that is none. */
  readonly sarcasm: readonly string[];
  readonly positive: readonly string[];
  readonly polite: readonly string[];
  /** Just before a word, it turns it round. */
  readonly negations: readonly string[];
}
