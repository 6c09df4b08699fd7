/** How a fake platform misbehaves. Shares from 0 to 1, drawn for each request or delivery. */
export interface Faults {
  /** Carried out, but the connection breaks before the answer. */
  readonly lostResponse: number;
  readonly serverError: number;
  readonly tooManyRequests: number;
  /** Webhooks that come twice, or late and so behind others. */
  readonly duplicate: number;
  readonly reorder: number;
  /** Slowness of answers, at most this long. */
  readonly delayMs: number;
  readonly retryAfterSeconds: number;
}

export const noFaults: Faults = {
  lostResponse: 0,
  serverError: 0,
  tooManyRequests: 0,
  duplicate: 0,
  reorder: 0,
  delayMs: 0,
  retryAfterSeconds: 1,
};

export const draw = (share: number): boolean => Math.random() < share;
export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
