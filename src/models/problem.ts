import { AppError } from "../core/errors.ts";

/** What went wrong with one call, in words without keys, addresses or text of anybody. */
export interface CallProblem {
  readonly problem: string;
  /** `dead`: the provider is not well. `unfit`: it is, but this answer is no use (cut off, filtered, of another form). */
  readonly kind: "dead" | "unfit";
  /** The provider asked to be left alone for so long. */
  readonly restMs?: number;
  /** It certainly charged nothing: no answer was begun. */
  readonly free?: boolean;
}

export const callProblem = (call: CallProblem): AppError =>
  new AppError("upstream_failed", call.problem, { details: { call } });

const isCallProblem = (value: unknown): value is CallProblem =>
  typeof value === "object" && value !== null && "problem" in value && "kind" in value;

/** Errors of HTTP clients hold addresses, headers and bodies; only what kind of error it was goes on from here. */
export function problemOf(error: unknown): CallProblem {
  if (error instanceof AppError && isCallProblem(error.details["call"])) return error.details["call"];
  return { problem: error instanceof Error ? `failed: ${error.name}` : "failed", kind: "dead" };
}
