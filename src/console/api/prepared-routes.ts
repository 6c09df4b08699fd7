import { Router } from "express";
import { z } from "zod";
import type { Log } from "../../core/contracts/channel.ts";
import type { PreparedDesk } from "../../core/contracts/prepared-answers.ts";
import { read } from "./problems.ts";
import type { Route } from "./route.ts";

const PAGE = 25;
const search = z.object({
  language: z
    .string()
    .regex(/^[a-z]{2}$/)
    .optional(),
  text: z.string().trim().min(1).max(200).optional(),
});
const listed = search.extend({
  state: z.enum(["proposed", "approved", "rejected", "stale"]).default("proposed"),
  skip: z.coerce.number().int().min(0).max(1_000_000).default(0),
});
const review = z.strictObject({
  state: z.enum(["approved", "rejected", "proposed"]),
  question: z.string().trim().min(3).max(300).optional(),
  answer: z.string().trim().min(3).max(2_000).optional(),
});

interface PreparedRouteDeps {
  readonly prepared: PreparedDesk;
  readonly route: Route;
  readonly log: Log;
}

/** Answers that were made before anybody asked: what is served, what waits for a decision, and the job that makes them. */
export function createPreparedRoutes({ prepared, route, log }: PreparedRouteDeps): Router {
  const router = Router();
  router.get(
    "/prepared",
    route(({ request }) => {
      const { language, text, state, skip } = read(listed, request.query);
      return prepared.overview({
        state,
        skip,
        limit: PAGE,
        ...(language ? { language } : {}),
        ...(text ? { text } : {}),
      });
    }),
  );
  router.post(
    "/prepared/review/:id",
    route(async ({ request, agent }) => {
      const { state, question, answer } = read(review, request.body);
      const id = read(z.string().min(1).max(64), request.params["id"]);
      const reviewed = await prepared.review(
        id,
        { state, ...(question ? { question } : {}), ...(answer ? { answer } : {}) },
        agent,
      );
      return reviewed && { answer: reviewed };
    }),
  );
  router.post(
    "/prepared/approve",
    route(async ({ request, agent }) => {
      const { language, text } = read(search.strict(), request.body);
      return {
        approved: await prepared.approveAll({ ...(language ? { language } : {}), ...(text ? { text } : {}) }, agent),
      };
    }),
  );
  router.post(
    "/prepared/prepare",
    route(
      async ({ agent }) => {
        await prepared.prepare();
        log("console.prepare", { by: agent.id });
        return {};
      },
      { role: "admin" },
    ),
  );
  return router;
}
