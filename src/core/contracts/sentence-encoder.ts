/** Turns texts into vectors that lie close together when the texts mean the same. */
export interface SentenceEncoder {
  /** Which model: vectors of one do not compare with those of another. */
  readonly name: string;
  /** Numbers in each vector. */
  readonly size: number;
  /** Languages that its vectors mean something in. Absent: it knows no limit. */
  readonly languages?: readonly string[];
  /**
   * One vector of length 1 a text, in their order; all zero for a text without content. An encoder that is a service
   * throws `upstream_failed` when it does not answer as it should, and `rate_limited` when the day's budget is spent.
   */
  encode(texts: readonly string[], signal?: AbortSignal): Promise<readonly Float32Array[]>;
}

/** An encoder inside this process: quick enough to be asked in the middle of understanding a message. */
export interface LocalEncoder extends SentenceEncoder {
  of(text: string): Float32Array;
}
