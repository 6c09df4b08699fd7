import { errorOf, SwitchboardError } from "./switchboard-error.ts";

export interface Patience {
  readonly fetch: typeof fetch;
  /** How long a request is tried before it fails. */
  readonly giveUpMs: number;
  /** How long one try may take until its answer begins. */
  readonly attemptMs: number;
}

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Asks again after silence, 429 and 5xx, until it is answered or `giveUpMs` are over. Only for requests that may come
 * twice: all of this API are, since messages carry the client's own id.
 */
export async function patientFetch(
  { fetch, giveUpMs, attemptMs }: Patience,
  url: string,
  init: RequestInit,
  signal?: AbortSignal,
): Promise<Response> {
  const giveUpAt = Date.now() + giveUpMs;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2)) {
    signal?.throwIfAborted();
    const attempt = createLimit(signal);
    attempt.renew(attemptMs);
    const result = await fetch(url, { ...init, signal: attempt.signal }).catch(
      (cause: unknown) =>
        new SwitchboardError(0, { kind: "unreachable", message: "the server cannot be reached" }, { cause }),
    );
    // From here on only the caller ends it: what is streamed may take as long as it likes.
    attempt.stop();
    if (result instanceof Response && result.status !== 429 && result.status < 500) return result;
    signal?.throwIfAborted();
    const askedMs = result instanceof Response ? Number(result.headers.get("retry-after") ?? 0) * 1000 || 0 : 0;
    const waitMs = Math.max(askedMs, pauseMs * (0.5 + Math.random() / 2));
    if (Date.now() + waitMs > giveUpAt) throw result instanceof Response ? await errorOf(result) : result;
    await pause(waitMs, signal);
  }
}

/** A signal that fires with another one, or when nobody renewed it in time. (Phones lack `AbortSignal.any`.) */
export function createLimit(signal?: AbortSignal) {
  const controller = new AbortController();
  const abort = (): void => controller.abort(signal?.reason);
  let timer: ReturnType<typeof setTimeout> | undefined;
  if (signal?.aborted) abort();
  signal?.addEventListener("abort", abort);
  const stop = (): void => clearTimeout(timer);
  return {
    signal: controller.signal,
    renew(ms: number): void {
      stop();
      timer = setTimeout(abort, ms);
    },
    stop,
    /** Ends what listens to it. */
    close(): void {
      stop();
      signal?.removeEventListener("abort", abort);
      controller.abort();
    },
  };
}

export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener("abort", done);
  });
}
