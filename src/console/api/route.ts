import type { Request, RequestHandler, Response } from "express";
import { AppError } from "../../core/errors.ts";
import type { ConsoleAuth, SignedIn } from "./auth.ts";

export interface Asked extends SignedIn {
  readonly request: Request;
  readonly response: Response;
}

/** Answers JSON to a signed-in agent, unless `answer` answered itself. What it throws goes to problems.ts; `undefined` is 404. */
export type Route = (
  answer: (asked: Asked) => Promise<unknown>,
  options?: { readonly role: "admin" },
) => RequestHandler;

/** The only way a console route is made, so that none can forget to ask who is there. */
export const createRoute =
  (auth: ConsoleAuth): Route =>
  (answer, options) =>
  async (request, response) => {
    const signedIn = await auth.whoIs(request.headers);
    if (!signedIn)
      throw new AppError("unauthenticated", "sign in first: the session is missing, has ended or was revoked");
    if (options && signedIn.agent.role !== options.role)
      throw new AppError("forbidden", "only an administrator may do this: ask one of yours");
    const body = await answer({ ...signedIn, request, response });
    if (response.headersSent) return;
    if (body === undefined)
      throw new AppError("not_found", "there is no such thing: it may have been erased, go back to the list");
    response.json(body);
  };
