/** What a job asks for. A job is a hint: it may vanish or come twice; the database knows what is due. */
export type Hint = "turn" | "delivery";

/** `again` asks for another call after that many milliseconds (lease busy, retry not yet due). */
export type HintResult = { readonly again: number } | "done";

export interface Queue {
  /** Hints of one conversation are merged. Never throws: a lost hint costs delay, the sweeper finds the work. */
  wake(hint: Hint, conversationId: string): void;
  /** The sweeper's hint, which nothing left over from a dead process can swallow. */
  rewake(hint: Hint, conversationId: string): void;
  /** Calls `handle` for each hint, up to `concurrency` at once, until disposed; then waits for those running. */
  process(
    hint: Hint,
    concurrency: number,
    handle: (conversationId: string) => Promise<HintResult>,
  ): Promise<AsyncDisposable>;
  /** How many hints wait, for the metrics. */
  waiting(): Promise<Readonly<Record<Hint, number>>>;
  /** Answers whether the queue's server is reachable, for health checks. */
  ping(): Promise<boolean>;
}
