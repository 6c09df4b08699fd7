import { callProblem } from "./problem.ts";

/** How long a customer waits for models, whatever these do. */
export interface Deadlines {
  /** All providers together, from the first call to the last byte. */
  readonly totalMs: number;
  /** Connecting and the first byte of one provider. */
  readonly firstByteMs: number;
  /** All that waiting together: with every provider silent, the customer must not pay for each. */
  readonly silentMs: number;
  /** Between two bytes; and in any such span at least `SLOWEST_BYTES` must come. */
  readonly idleMs: number;
}

const TOTAL_MS = 8_000;

/** One figure scales them all: 8 s in total means 3 s to the first byte (4 s over all providers) and gaps of 2 s. */
export const deadlinesFrom = (totalMs = TOTAL_MS): Deadlines => ({
  totalMs,
  firstByteMs: totalMs * (3 / 8),
  silentMs: totalMs / 2,
  idleMs: totalMs / 4,
});

export type CallLimits = Pick<Deadlines, "firstByteMs" | "idleMs" | "totalMs">;

/** For a provider that is asked when the customer has waited so long already. */
export const limitsAfter = (deadlines: Deadlines, waitedMs: number): CallLimits => ({
  firstByteMs: Math.min(deadlines.firstByteMs, Math.max(deadlines.silentMs - waitedMs, deadlines.totalMs / 8)),
  idleMs: deadlines.idleMs,
  totalMs: deadlines.totalMs - waitedMs,
});

/** Fewer bytes than this in a span of `idleMs` is some five tokens a second or less: such an answer never ends in time. */
const SLOWEST_BYTES = 1_024;

export interface Watch {
  readonly signal: AbortSignal;
  /** What this resolves with, unless a deadline passes first. An HTTP client's own abort is no proof: it may get lost. */
  inTime<T>(work: Promise<T>): Promise<T>;
  /** Which deadline passed, once the signal is aborted. */
  passed(): string | undefined;
  /** To be told of the head of the answer and of each piece of its body. */
  heard(bytes: number): void;
  stop(): void;
}

/** Aborts when the first byte, the next ones or the end come too late. */
export function watchDeadlines(limits: CallLimits): Watch {
  const controller = new AbortController();
  let why: string | undefined;
  const late = new Promise<never>((_, reject) =>
    controller.signal.addEventListener("abort", () =>
      reject(callProblem({ problem: why ?? "given up", kind: "dead" })),
    ),
  );
  late.catch(() => undefined);
  const abort = (problem: string) => () => {
    why ??= problem;
    controller.abort();
  };
  const total = setTimeout(abort("not complete in time"), limits.totalMs);
  let gap = setTimeout(abort("no first byte in time"), limits.firstByteMs);
  let slow: NodeJS.Timeout | undefined;
  let heardInSpan = 0;
  return {
    signal: controller.signal,
    inTime: (work) => Promise.race([work, late]),
    passed: () => why,
    heard(bytes) {
      heardInSpan += bytes;
      clearTimeout(gap);
      gap = setTimeout(abort("fell silent"), limits.idleMs);
      slow ??= setInterval(() => {
        if (heardInSpan < SLOWEST_BYTES) abort("too slow")();
        heardInSpan = 0;
      }, limits.idleMs);
    },
    stop() {
      clearTimeout(total);
      clearTimeout(gap);
      clearInterval(slow);
    },
  };
}
