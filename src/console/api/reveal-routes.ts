import { Router } from "express";
import { z } from "zod";
import type { PersonalReveals, RevealResult } from "../../core/contracts/console.ts";
import { AppError } from "../../core/errors.ts";
import { conversationId } from "./conversation-routes.ts";
import { read } from "./problems.ts";
import type { Asked, Route } from "./route.ts";

const wish = z.strictObject({ what: z.enum(["message", "handoff"]), id: z.string().min(1).max(100) });

/** Personal data as it was written. A POST, since looking is an act that the audit remembers. */
export function createRevealRoutes({ reveals, route }: { reveals: PersonalReveals; route: Route }): Router {
  const router = Router();
  router.post(
    "/conversations/:id/reveal",
    route(async ({ agent: { id, name, role }, request }: Asked) => {
      const conversation = read(conversationId, request.params["id"]);
      const { what, id: wanted } = read(wish, request.body);
      const result = await reveals[what](conversation, wanted, { id, name, role });
      if (!result.ok) throw refusal(result);
      return { shown: result.shown };
    }),
  );
  return router;
}

function refusal({ refused }: Extract<RevealResult<unknown>, { ok: false }>): AppError {
  const details = { refusal: { refused } };
  return refused === "not-in-charge"
    ? new AppError("forbidden", "take the conversation over first, or ask an administrator", { details })
    : new AppError("not_found", "there is nothing to show: it may have been erased", { details });
}
