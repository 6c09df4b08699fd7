import type { ErrorRequestHandler } from "express";
import { z } from "zod";
import type { Log } from "../../core/contracts/channel.ts";
import { AppError } from "../../core/errors.ts";
import type { Problem } from "./wire.ts";

/** Reads untrusted input; what does not fit is answered with the field and what is wrong with it. */
export function read<T extends z.ZodType>(shape: T, input: unknown): z.infer<T> {
  const parsed = shape.safeParse(input);
  if (parsed.success) return parsed.data;
  const first = parsed.error.issues[0];
  throw new AppError(
    "invalid_input",
    first ? `${first.path.join(".") || "body"}: ${first.message}` : "the request cannot be read",
  );
}

/** The last handler: every error becomes JSON that says what happened, and nothing of the inside. */
export const createProblemAnswer =
  (log: Log): ErrorRequestHandler =>
  (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const known = error instanceof AppError ? error : fromExpress(error);
    if (!known || known.status >= 500) {
      log("console.failed", {
        kind: known?.kind ?? "unexpected",
        error: error instanceof Error ? error.message : "not an error",
      });
    }
    const problem: Problem = known
      ? { kind: known.kind, message: known.message, ...refusalIn(known) }
      : {
          kind: "unavailable",
          message: "the console could not do this: try again, and look at the server's log if it stays",
        };
    response.status(known?.status ?? 500).json({ error: problem });
  };

/** body-parser's errors (malformed JSON, too large) carry an HTTP status of their own. */
function fromExpress(error: unknown): AppError | undefined {
  const status = error instanceof Error && "status" in error ? error.status : undefined;
  if (status === 413) return new AppError("too_large", "this is longer than 64 kB: shorten it", { cause: error });
  if (typeof status === "number" && status >= 400 && status < 500)
    return new AppError("invalid_input", "the request is not JSON we can read", { cause: error });
  return undefined;
}

const refusalIn = (error: AppError): Pick<Problem, "refusal"> => {
  const parsed = z
    .object({ refused: z.string(), owner: z.string().optional(), agentName: z.string().optional() })
    .safeParse(error.details["refusal"]);
  if (!parsed.success) return {};
  const { refused, owner, agentName } = parsed.data;
  return { refusal: { refused, ...(owner ? { owner } : {}), ...(agentName ? { agentName } : {}) } };
};
