import type { Problem } from "../../api/wire.ts";

const ROOT = "/console/api";

/** What the server answered instead of what was asked for. `status` 0: it could not be reached. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly kind: string;
  readonly refusal: Problem["refusal"];

  constructor(status: number, problem: Problem) {
    super(problem.message);
    this.status = status;
    this.kind = problem.kind;
    this.refusal = problem.refusal;
  }
}

/** Same-origin JSON with the session's cookie. The answer's type is the caller's, as wire.ts names it. */
export async function api<T>(method: "GET" | "POST" | "DELETE", path: string, body?: unknown): Promise<T> {
  const request: RequestInit = {
    method,
    credentials: "same-origin",
    headers: {
      accept: "application/json",
      "x-switchboard-console": "1",
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
  const response = await fetch(ROOT + path, request).catch(() => {
    throw new ApiProblem(0, { kind: "offline", message: "the server cannot be reached" });
  });
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw new ApiProblem(response.status, problemIn(answer));
  // The server's routes and this type are checked together by wire.ts.
  return answer as T;
}

const problemIn = (answer: unknown): Problem => {
  const error = typeof answer === "object" && answer !== null && "error" in answer ? answer.error : undefined;
  return isProblem(error) ? error : { kind: "unavailable", message: "the server answered something we cannot read" };
};

const isProblem = (value: unknown): value is Problem =>
  typeof value === "object" &&
  value !== null &&
  "kind" in value &&
  typeof value.kind === "string" &&
  "message" in value &&
  typeof value.message === "string";
