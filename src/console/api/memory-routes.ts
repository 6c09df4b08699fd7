import { Router } from "express";
import { z } from "zod";
import type { MemoryDesk } from "../../core/contracts/customer-memory.ts";
import { AppError } from "../../core/errors.ts";
import { conversationId } from "./conversation-routes.ts";
import { read } from "./problems.ts";
import type { Asked, Route } from "./route.ts";

const wish = z.strictObject({ keys: z.array(z.string().min(1).max(300)).min(1).max(50) });

/** What is remembered of a customer, with where it was learned; agents may delete it on the customer's behalf. */
export function createMemoryRoutes({ memory, route }: { memory: MemoryDesk; route: Route }): Router {
  const router = Router();

  router.get(
    "/conversations/:id/memory",
    route(async ({ request }) => {
      const remembered = await memory.about(read(conversationId, request.params["id"]));
      return remembered && { remembered };
    }),
  );

  router.post(
    "/conversations/:id/memory/forget",
    route(async ({ agent: { id, role }, request }: Asked) => {
      const { keys } = read(wish, request.body);
      const result = await memory.forget(read(conversationId, request.params["id"]), keys, { id, role });
      if (result === "forgotten") return { forgotten: keys };
      const details = { refusal: { refused: result } };
      throw result === "not-in-charge"
        ? new AppError("forbidden", "take the conversation over first, or ask an administrator", { details })
        : new AppError("not_found", "there is no such conversation: go back to the list", { details });
    }),
  );

  return router;
}
