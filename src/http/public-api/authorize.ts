import type { Request, RequestHandler, Response } from "express";
import { AppError } from "../../core/errors.ts";
import type { RefusalLimit } from "../refusal-limit.ts";
import type { Session, SessionTokens } from "./session-token.ts";

export function bearerOf(request: Request): string | undefined {
  return /^Bearer ([^\s]+)$/i.exec(request.get("authorization") ?? "")?.[1];
}

/** Lets a request pass when its token belongs to the conversation in its path; a foreign conversation looks missing. */
export function authorize(tokens: SessionTokens, refusals: RefusalLimit): RequestHandler {
  return async (request, response, next) => {
    const token = bearerOf(request);
    try {
      if (!token) throw new AppError("unauthenticated", "this needs the conversation's token");
      const { session } = await tokens.verify(token);
      if (session.conversationId !== request.params["id"]) throw new AppError("not_found", "no such conversation");
      response.locals["session"] = session;
    } catch (error) {
      throw limited(refusals, request.ip, error);
    }
    next();
  };
}

/** The same error, or 429 when this address guessed too often. A token of ours that merely ran out is no guess. */
export function limited(refusals: RefusalLimit, address: string | undefined, error: unknown): unknown {
  if (error instanceof AppError && error.details["expired"] === true) return error;
  return refusals.refuse(`api ${address}`)
    ? new AppError("rate_limited", "too many refused requests from this address")
    : error;
}

export function sessionOf(response: Response): Session {
  const session: Session | undefined = response.locals["session"];
  if (!session) throw new AppError("unauthenticated", "this needs the conversation's token");
  return session;
}
