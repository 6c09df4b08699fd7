import type { Request, RequestHandler } from "express";
import { ipKeyGenerator, rateLimit } from "express-rate-limit";
import { AppError } from "../../core/errors.ts";
import type { HttpLimits } from "../deps.ts";

/** How often one address or one conversation may ask. `exempt` is true for operators. */
export function createRateLimits(limits: HttpLimits, exempt: (request: Request) => boolean) {
  const byAddress = (request: Request) => ipKeyGenerator(request.ip ?? "unknown");
  const byConversation = (request: Request) => String(request.params["id"]);
  const limit = (perMinute: number, keyGenerator: (request: Request) => string): RequestHandler =>
    rateLimit({
      windowMs: 60_000,
      limit: perMinute,
      keyGenerator,
      skip: exempt,
      standardHeaders: "draft-8",
      legacyHeaders: false,
      handler: (_request, _response, next) => next(new AppError("rate_limited", "too many requests")),
    });
  return {
    start: limit(limits.conversationsPerAddress, byAddress),
    say: limit(limits.messagesPerConversation, byConversation),
    upload: limit(limits.uploadsPerAddress, byAddress),
    read: limit(limits.readsPerConversation, byConversation),
  };
}
