/** Every way this program fails on purpose. One row answers: which HTTP status, and is a retry useful? */
const kinds = {
  invalid_input: { status: 400, retry: false },
  unauthenticated: { status: 401, retry: false },
  forbidden: { status: 403, retry: false },
  not_found: { status: 404, retry: false },
  conflict: { status: 409, retry: false },
  too_large: { status: 413, retry: false },
  rate_limited: { status: 429, retry: true },
  upstream_failed: { status: 502, retry: true },
  unavailable: { status: 503, retry: true },
  misconfigured: { status: 500, retry: false },
} as const;

export type ErrorKind = keyof typeof kinds;

interface AppErrorOptions {
  readonly cause?: unknown;
  /** For logs and audit only; never shown to a customer or to the model. No secrets, no message text. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** The one error type. The message tells the operator what happened and what to look at. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly kind: ErrorKind;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(kind: ErrorKind, message: string, options: AppErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.kind = kind;
    this.details = options.details ?? {};
  }

  get status(): number {
    return kinds[this.kind].status;
  }

  get retryable(): boolean {
    return kinds[this.kind].retry;
  }
}
