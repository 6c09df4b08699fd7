import express, { type Express } from "express";
import { AppError } from "../core/errors.ts";
import { answerErrors } from "./answer-error.ts";
import { healthRoutes } from "./health.ts";
import type { Metrics } from "./metrics.ts";
import { createOpenApi } from "./openapi.ts";
import { operatorRoutes } from "./operator/routes.ts";
import { allowOrigins, type Origins } from "./origins.ts";
import { pageRoutes } from "./pages.ts";
import { type PublicApiDeps, publicApiRoutes } from "./public-api/routes.ts";
import { forData } from "./security-headers.ts";

/** Everything but webhooks and sockets. Read the list: it is the order in which routes are tried. */
export function createExpressApp(
  deps: PublicApiDeps,
  parts: { readonly metrics: Metrics; readonly publicUrl: () => string; readonly origins: () => Origins },
): Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", deps.settings.trustedProxies ?? 0);
  app.set("query parser", "simple");
  app.use(measure(parts.metrics));
  app.use(pageRoutes(deps));
  app.use(forData());
  app.use(healthRoutes(deps.health, parts.metrics));
  app.get("/openapi.json", (_request, response) => void response.json(createOpenApi(parts.publicUrl())));
  app.use("/api/v1", keepNowhere);
  app.use("/api/v1/operator", operatorRoutes(deps));
  app.use("/api/v1/conversations", allowOrigins(parts.origins), publicApiRoutes(deps));
  app.get("/api/v1/socket", () => {
    throw new AppError("invalid_input", "this is a WebSocket", {
      details: { remedy: "Connect with the subprotocols chat.v1 and bearer.<token>." },
    });
  });
  app.use(() => {
    throw new AppError("not_found", "there is nothing here", { details: { remedy: "See /openapi.json." } });
  });
  app.use(answerErrors(deps.log));
  return app;
}

/** Answers of the API hold what people wrote. */
const keepNowhere: express.RequestHandler = (_request, response, next) => {
  response.set("Cache-Control", "no-store");
  next();
};

/** Times by the route's pattern, never by the path, which holds ids. */
function measure(metrics: Metrics): express.RequestHandler {
  return (request, response, next) => {
    const stop = metrics.requestTimer();
    response.once("finish", () => {
      const pattern: unknown = request.route?.path;
      stop(
        typeof pattern === "string" ? `${request.method} ${request.baseUrl}${pattern}` : "other",
        response.statusCode,
      );
    });
    next();
  };
}
