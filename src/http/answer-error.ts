import type { ErrorRequestHandler, Response } from "express";
import { ZodError } from "zod";
import type { Log } from "../core/contracts/channel.ts";
import { AppError } from "../core/errors.ts";

/** What a caller of our API is told when something is wrong. */
export interface ErrorBody {
  readonly error: {
    readonly kind: string;
    readonly message: string;
    /** Which field, as a path such as `attachments.0.kind`. */
    readonly field?: string;
    readonly remedy?: string;
    /** With several wrong fields: all of them. */
    readonly problems?: readonly { readonly field: string; readonly message: string }[];
  };
}

/** Last handler of the express app. What is not an AppError is our trouble, not the caller's: 503, try again. */
export const answerErrors =
  (log: Log): ErrorRequestHandler =>
  (error: unknown, request, response, _next) => {
    const known = toAppError(error);
    if (known.status >= 500) log("http.failed", { path: request.path, problem: describe(error) });
    if (response.headersSent) response.destroy();
    else sendError(response, known, error);
  };

function sendError(response: Response, error: AppError, original: unknown): void {
  if (error.retryable) response.setHeader("Retry-After", "2");
  if (error.kind === "too_large") response.setHeader("Connection", "close");
  response.status(error.status).json(errorBody(error, original));
}

export function errorBody(error: AppError, original: unknown = error): ErrorBody {
  if (original instanceof ZodError) return invalidBody(original);
  const field = textDetail(error, "field");
  const remedy = textDetail(error, "remedy") ?? remedies[error.kind];
  return {
    error: {
      kind: error.kind,
      message: error.message,
      ...(field && { field }),
      ...(remedy && { remedy }),
      ...problemsOf(error),
    },
  };
}

export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof ZodError) return new AppError("invalid_input", "the request is not valid", { cause: error });
  const status = statusOf(error);
  if (status === 413) return new AppError("too_large", "the body is too large", { cause: error });
  if (status && status >= 400 && status < 500) {
    return new AppError("invalid_input", "the request could not be read", {
      cause: error,
      details: { remedy: "Send JSON in UTF-8." },
    });
  }
  return new AppError("unavailable", "the service cannot answer right now", { cause: error });
}

const remedies: Partial<Record<AppError["kind"], string>> = {
  unauthenticated:
    "Send a valid token in the Authorization header. A token older than 15 minutes can be renewed at …/token.",
  rate_limited: "Wait a little and send less often.",
  too_large: "Send less text.",
  unavailable: "Send the same request again in a few seconds; the same id is never handled twice.",
};

function invalidBody(error: ZodError): ErrorBody {
  const problems = error.issues.map((issue) => ({ field: issue.path.join("."), message: issue.message }));
  const first = problems[0];
  return {
    error: {
      kind: "invalid_input",
      message: first ? `${first.field || "body"}: ${first.message}` : "the request is not valid",
      ...(first?.field && { field: first.field }),
      remedy: "Correct the field and send it again. /openapi.json describes each request.",
      ...(problems.length > 1 && { problems: problems.slice(0, 50) }),
    },
  };
}

function problemsOf(error: AppError): Pick<ErrorBody["error"], "problems"> {
  const problems = error.details["problems"];
  return Array.isArray(problems) ? { problems: problems.slice(0, 50).map(toProblem) } : {};
}

/** A line `place: what is wrong` is told as the same two fields as everywhere. */
function toProblem(line: unknown): { readonly field: string; readonly message: string } {
  const [, field = "", message = ""] = /^(.*?): (.*)$/s.exec(String(line)) ?? ["", "", String(line)];
  return { field, message };
}

function textDetail(error: AppError, name: string): string | undefined {
  const value = error.details[name];
  return typeof value === "string" ? value : undefined;
}

function statusOf(error: unknown): number | undefined {
  return typeof error === "object" && error !== null && "status" in error && typeof error.status === "number"
    ? error.status
    : undefined;
}

/** Kind and origin of an error for the log, without its message, which may quote a customer. */
export function describe(error: unknown): string {
  if (error instanceof AppError) return `${error.kind}: ${error.message}`;
  if (!(error instanceof Error)) return typeof error;
  const code = "code" in error && typeof error.code === "string" ? ` ${error.code}` : "";
  return `${error.name}${code} ${error.stack?.split("\n")[1]?.trim() ?? ""}`;
}
