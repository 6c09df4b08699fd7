import { Router } from "express";
import type { Health } from "../core/contracts/health.ts";
import type { Metrics } from "./metrics.ts";

/** `/healthz`: the process answers. `/readyz`: it can serve. `/metrics`: figures for Prometheus. */
export function healthRoutes(health: Health, metrics: Metrics): Router {
  const routes = Router();

  routes.get("/healthz", (_request, response) => {
    response.json({ status: "alive" });
  });

  routes.get("/readyz", async (_request, response) => {
    const checks = await health.ready();
    const ready = checks.every((check) => check.ok);
    response.status(ready ? 200 : 503).json({ status: ready ? "ready" : "not-ready", checks });
  });

  routes.get("/metrics", async (_request, response) => {
    response.setHeader("Content-Type", metrics.contentType);
    response.send(await metrics.text());
  });

  return routes;
}
