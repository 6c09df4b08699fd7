import { json, type RequestHandler, Router, raw } from "express";
import { AppError } from "../../core/errors.ts";
import type { Source } from "../../core/playbook/schema.ts";
import type { HttpDeps } from "../deps.ts";
import { createKeyCheck } from "../operator-key.ts";
import { bearerOf, limited } from "../public-api/authorize.ts";
import type { RefusalLimit } from "../refusal-limit.ts";
import {
  auditQuery,
  metricsQuery,
  playbookRequest,
  policyQuery,
  reachRequest,
  restoreRequest,
  sourceListQuery,
  sourcesRequest,
  understandRequest,
} from "./schemas.ts";

/** Everything below `/api/v1/operator`, for the holder of OPERATOR_API_KEY. The key is checked before a body is read. */
export function operatorRoutes(deps: HttpDeps & { readonly refusals: RefusalLimit }): Router {
  const routes = Router();
  routes.use(requireKey(deps.settings.operatorApiKey, deps.refusals));
  const large = json({ limit: "20mb", inflate: false });

  // JSON, or a folder packed as .zip, .tar or .tar.gz.
  routes.put("/playbook", large, raw({ limit: "20mb", type: isArchive }), async (request, response) => {
    const playbook = Buffer.isBuffer(request.body)
      ? deps.readArchive(request.body)
      : playbookRequest.parse(request.body);
    response.json(await deps.operator.activatePlaybook(playbook));
  });

  routes.get("/playbook", (_request, response) => {
    response.json(deps.operator.playbook());
  });

  routes.get("/playbook/versions", async (_request, response) => {
    response.json({ versions: await deps.operator.playbookVersions() });
  });

  routes.post("/playbook/restore", json({ limit: "1kb", inflate: false }), async (request, response) => {
    const { version } = restoreRequest.parse(request.body);
    response.json(await deps.operator.restorePlaybook(version));
  });

  routes.put("/knowledge/sources", large, async (request, response) => {
    const body = sourcesRequest.parse(request.body);
    const sources: readonly Source[] = Array.isArray(body) ? body : body.sources;
    response.json(await deps.operator.replaceSources(sources));
  });

  routes.get("/knowledge/sources", async (request, response) => {
    const { state, tier, language, owner, product, text, after, limit } = sourceListQuery.parse(request.query);
    const list = await deps.operator.sources({
      after,
      limit,
      ...(state && { state }),
      ...(tier && { tier }),
      ...(language && { language }),
      ...(owner && { owner }),
      ...(product && { product }),
      ...(text && { text }),
    });
    const last = list.sources.at(-1);
    response.json({ ...list, ...(last && list.sources.length === limit && { next: last.id }) });
  });

  routes.get("/knowledge/policy", async (request, response) => {
    const { type, product } = policyQuery.parse(request.query);
    response.json(await deps.operator.policies.policy(type, product));
  });

  // Changes nothing; what an editor asks before saving.
  routes.post("/knowledge/reach", json({ limit: "100kb", inflate: false }), async (request, response) => {
    const { type, productIds, sourceId, text, validFrom, tier } = reachRequest.parse(request.body);
    response.json(
      await deps.operator.policies.reach({
        type,
        productIds,
        ...(sourceId && { sourceId }),
        ...(text && { text }),
        ...(validFrom && { validFrom }),
        ...(tier && { tier }),
      }),
    );
  });

  routes.post("/understand", json({ limit: "1mb", inflate: false }), async (request, response) => {
    const { text, history } = understandRequest.parse(request.body);
    const said = history?.map((line) =>
      typeof line === "string" ? { author: "customer" as const, text: line } : line,
    );
    response.json(await deps.operator.understand({ text, ...(said && { history: said }) }));
  });

  routes.get("/audit", async (request, response) => {
    const { chain, conversationId, after, limit } = auditQuery.parse(request.query);
    const entries = await deps.operator.audit({ chain: chain ?? conversationId ?? "system", after, limit });
    const last = entries.at(-1);
    response.json({ entries, ...(last && entries.length === limit && { next: last.sequence }) });
  });

  routes.get("/metrics", async (request, response) => {
    const { from, to } = metricsQuery.parse(request.query);
    response.json(await deps.operator.metrics({ ...(from && { from }), ...(to && { to }) }));
  });

  return routes;
}

const isArchive = ({ headers }: { readonly headers: Readonly<Record<string, unknown>> }): boolean =>
  /^application\/(zip|gzip|x-gzip|x-tar|x-compressed-tar|octet-stream)/.test(String(headers["content-type"] ?? ""));

function requireKey(key: string | undefined, refusals: RefusalLimit): RequestHandler {
  const isOperator = createKeyCheck(key);
  return (request, _response, next) => {
    if (!key)
      throw new AppError("not_found", "the operator API is off", {
        details: { remedy: "Set OPERATOR_API_KEY and start again." },
      });
    if (isOperator(bearerOf(request) ?? request.get("x-operator-key"))) return next();
    const wrong = new AppError("unauthenticated", "this needs the operator key", {
      details: { remedy: "Send Authorization: Bearer OPERATOR_API_KEY." },
    });
    throw limited(refusals, request.ip, wrong);
  };
}
