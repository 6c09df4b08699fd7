import { Router } from "express";
import { z } from "zod";
import type { KnowledgeDesk } from "../../core/contracts/knowledge-desk.ts";
import { read } from "./problems.ts";
import type { Route } from "./route.ts";

const PAGE = 50;
const search = z.object({
  state: z.enum(["review-due", "fresh", "not-yet", "expired"]).optional(),
  tier: z.enum(["gold", "silver", "bronze"]).optional(),
  language: z
    .string()
    .regex(/^[a-z]{2}$/)
    .optional(),
  text: z.string().trim().min(1).max(200).optional(),
  skip: z.coerce.number().int().min(0).max(1_000_000).default(0),
});

interface KnowledgeRouteDeps {
  readonly knowledge: KnowledgeDesk;
  readonly route: Route;
}

/** The knowledge in force, for every agent to read. */
export function createKnowledgeRoutes({ knowledge, route }: KnowledgeRouteDeps): Router {
  const router = Router();
  router.get(
    "/knowledge",
    route(({ request }) => {
      const { state, tier, language, text, skip } = read(search, request.query);
      return knowledge.list({
        skip,
        limit: PAGE,
        ...(state && { state }),
        ...(tier && { tier }),
        ...(language && { language }),
        ...(text && { text }),
      });
    }),
  );
  router.get(
    "/knowledge/:id",
    route(async ({ request }) => {
      const source = await knowledge.open(read(z.string().min(1).max(1_000), request.params["id"]));
      return source && { source };
    }),
  );
  return router;
}
