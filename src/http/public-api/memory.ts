import { type RequestHandler, Router } from "express";
import { AppError } from "../../core/errors.ts";
import { sessionOf } from "./authorize.ts";
import type { PublicApiDeps } from "./routes.ts";
import { forgetQuery } from "./schemas.ts";

interface Guards {
  readonly ours: RequestHandler;
  readonly read: RequestHandler;
  readonly change: RequestHandler;
}

/** What is remembered of the customer beyond this conversation: theirs to see and to delete. */
export function memoryRoutes({ customerMemory }: PublicApiDeps, { ours, read, change }: Guards): Router {
  const routes = Router();

  routes.get("/:id/memory", ours, read, async (_request, response) => {
    const about = await customerMemory.about(sessionOf(response).conversationId);
    if (!about) throw new AppError("not_found", "no such conversation");
    const { remembered, ...rest } = about;
    response.json({
      ...rest,
      remembered: remembered.map(({ key, kind, about: topic, value, at, conversationId }) => ({
        key,
        kind,
        about: topic,
        ...(value !== undefined && { value }),
        at,
        conversationId,
      })),
    });
  });

  routes.delete("/:id/memory", ours, change, async (request, response) => {
    const { key } = forgetQuery.parse(request.query);
    const forgotten = await customerMemory.forget(sessionOf(response).conversationId, key);
    if (!forgotten) throw new AppError("not_found", "nothing of that key is remembered");
    response.status(204).end();
  });

  return routes;
}
