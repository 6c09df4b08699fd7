import { Router } from "express";
import { z } from "zod";
import type { Log } from "../../core/contracts/channel.ts";
import type { UnderstandingDesk } from "../../core/contracts/understanding-desk.ts";
import { read } from "./problems.ts";
import type { Route } from "./route.ts";

const text = z.string().trim().min(1).max(1_000);

interface UnderstandingRouteDeps {
  readonly understanding: UnderstandingDesk;
  readonly route: Route;
  readonly log: Log;
}

/** What the router and the gate think of a text; corrections become training examples. */
export function createUnderstandingRoutes({ understanding, route, log }: UnderstandingRouteDeps): Router {
  const router = Router();
  router.get(
    "/understanding",
    route(() => understanding.overview()),
  );
  router.post(
    "/understanding/look",
    route(({ request }) => understanding.look(read(z.strictObject({ text }), request.body).text)),
  );
  router.post(
    "/understanding/corrections",
    route(async ({ request, agent }) => {
      const wanted = read(z.strictObject({ text, intent: z.string().min(1).max(200) }), request.body);
      return { correction: await understanding.correct(wanted.text, wanted.intent, agent) };
    }),
  );
  router.delete(
    "/understanding/corrections/:id",
    route(async ({ request, agent }) => {
      const removed = await understanding.takeBack(read(z.uuid(), request.params["id"]), agent);
      return removed ? {} : undefined;
    }),
  );
  router.post(
    "/understanding/train",
    route(
      async ({ agent }) => {
        const { version } = await understanding.train();
        log("console.trained", { version, by: agent.id });
        return { version };
      },
      { role: "admin" },
    ),
  );
  return router;
}
