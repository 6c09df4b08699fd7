/** Translates masked text. What comes back is checked before anybody reads it, see core/safety/same-facts.ts. */
export interface Translator {
  /**
   * Each text in the same order, from one language into another (two-letter codes). Throws `upstream_failed` when no
   * complete translation came in time, `rate_limited` when nothing may be spent. Never a part of the texts.
   */
  translate(request: TranslationRequest): Promise<Translation>;
}

export interface TranslationRequest {
  readonly texts: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly conversationId?: string;
}

export interface Translation {
  readonly texts: readonly string[];
  /** What it took, where somebody counts. */
  readonly tokensIn?: number;
  readonly tokensOut?: number;
  readonly costMicroUsd?: number;
}
