import type { Error as ErrorBody } from "./api-types.ts";

/** The server said no, or could not be reached (`status` 0) for as long as we tried. */
export class SwitchboardError extends Error {
  override readonly name = "SwitchboardError";
  readonly status: number;
  /** Such as `invalid_input` or `rate_limited`; `unreachable` when nobody answered. */
  readonly kind: string;
  readonly field: string | undefined;
  readonly remedy: string | undefined;

  constructor(status: number, body: ErrorBody["error"], options: ErrorOptions = {}) {
    super(body.message, options);
    this.status = status;
    this.kind = body.kind;
    this.field = body.field;
    this.remedy = body.remedy;
  }
}

export async function errorOf(response: Response): Promise<SwitchboardError> {
  const body = (await response.json().catch(() => undefined)) as Partial<ErrorBody> | undefined;
  const known = body?.error ?? { kind: "unknown", message: `the server answered ${response.status}` };
  return new SwitchboardError(response.status, known);
}
