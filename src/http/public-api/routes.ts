import { randomUUID } from "node:crypto";
import { json, type Request, type Response, Router } from "express";
import { AppError } from "../../core/errors.ts";
import { defaultLimits, type HttpDeps } from "../deps.ts";
import { createKeyCheck } from "../operator-key.ts";
import type { RefusalLimit } from "../refusal-limit.ts";
import { attachmentRoutes } from "./attachments.ts";
import { authorize, bearerOf, limited, sessionOf } from "./authorize.ts";
import { streamEvents } from "./events.ts";
import type { Hints } from "./hints.ts";
import { memoryRoutes } from "./memory.ts";
import { readTrace, toPublicMessage, toReply, toState } from "./present.ts";
import { createRateLimits } from "./rate-limits.ts";
import { say } from "./say.ts";
import { historyQuery, messageRequest, rating, startRequest } from "./schemas.ts";
import { type Session, type SessionTokens, TOKEN_SECONDS } from "./session-token.ts";
import { readUserToken } from "./user-token.ts";
import { waitForAnswer } from "./wait-for-answer.ts";

const WAIT_MS = 30_000;

export interface PublicApiDeps extends HttpDeps {
  readonly tokens: SessionTokens;
  readonly hints: Hints;
  readonly refusals: RefusalLimit;
  readonly publicUrl: () => string;
  /** Fires when the server stops: streams end, and who waits for a reply is told what is known. */
  readonly closing: AbortSignal;
}

/** Everything below `/api/v1/conversations`; /openapi.json describes it. */
export function publicApiRoutes(deps: PublicApiDeps): Router {
  const isOperator = createKeyCheck(deps.settings.operatorApiKey);
  const asksAsOperator = (request: Request) => isOperator(request.get("x-operator-key"));
  const limit = createRateLimits({ ...defaultLimits, ...deps.settings.limits }, asksAsOperator);
  const ours = authorize(deps.tokens, deps.refusals);
  const body = json({ limit: "64kb", inflate: false });
  const routes = Router();

  routes.post("/", limit.start, body, async (request, response) => {
    const session = await start(deps, request.body);
    response.status(201).json({ conversationId: session.conversationId, ...(await issue(session)) });
  });

  routes.post("/:id/token", limit.read, async (request, response) => {
    const { session } = await deps.tokens.verifyForRenewal(bearerOf(request) ?? "").catch((error: unknown) => {
      throw limited(deps.refusals, request.ip, error);
    });
    if (session.conversationId !== request.params.id) throw new AppError("not_found", "no such conversation");
    response.json(await issue(session));
  });

  routes.post("/:id/messages", ours, limit.say, body, async (request, response) => {
    const session = sessionOf(response);
    const { repeated, ...said } = await say(deps, session, messageRequest.parse(request.body ?? {}));
    if (!isOn(request.query["wait"])) return void response.status(repeated ? 200 : 202).json(said);

    // Who waits for the reply is there to hear it.
    using watching = deps.presence?.open(session.conversationId, said.sequence);
    const answer = await waitForAnswer(deps, session, said.sequence, until(response, WAIT_MS, deps.closing));
    if (!answer) return void response.status(202).json(said);
    const reply = await toReply(deps, session.conversationId, answer);
    const trace =
      isOn(request.query["trace"]) && asksAsOperator(request)
        ? await readTrace(deps.conversations, answer.turnId)
        : undefined;
    response.json({ ...said, ...(reply && { reply }), ...(trace && { trace }) });
    if (answer.replySequence !== undefined && !response.destroyed) watching?.told(answer.replySequence);
  });

  routes.get("/:id/messages", ours, limit.read, async (request, response) => {
    const { conversationId } = sessionOf(response);
    const { after, limit: count } = historyQuery.parse(request.query);
    const rows = await deps.transcript.after(conversationId, after, { limit: count, includeNotes: false });
    const standing = await deps.conversations.standing(conversationId);
    if (!standing) throw new AppError("not_found", "no such conversation");
    response.json({
      messages: rows.flatMap((row) => toPublicMessage(conversationId, row) ?? []),
      state: toState(standing),
    });
  });

  routes.get("/:id/events", ours, limit.read, (request, response) =>
    streamEvents(deps, sessionOf(response), request, response),
  );

  routes.use(attachmentRoutes(deps, { ours, ask: limit.say, upload: limit.upload, read: limit.read }));

  routes.use(memoryRoutes(deps, { ours, read: limit.read, change: limit.say }));

  routes.post("/:id/csat", ours, limit.say, body, async (request, response) => {
    const { score, comment } = rating.parse(request.body ?? {});
    await deps.conversations.rate(sessionOf(response).conversationId, { score, ...(comment && { comment }) });
    response.status(204).end();
  });

  return routes;

  async function issue(session: Session): Promise<{ token: string; expiresAt: string }> {
    const expiresAt = new Date(deps.clock.now().getTime() + TOKEN_SECONDS * 1000).toISOString();
    return { token: await deps.tokens.issue(session), expiresAt };
  }
}

/** The server makes the identity; the page can only bring a token that the business's own server signed. */
async function start(deps: PublicApiDeps, body: unknown): Promise<Session> {
  const request = startRequest.parse(body ?? {});
  const channel = request.channel ?? "widget";
  const known = deps.publicAccounts.filter((candidate) => candidate.channel === channel);
  const place =
    request.account === undefined ? known[0] : known.find((candidate) => candidate.account === request.account);
  if (!place) throw unknownPlace(deps, known.length > 0 ? "account" : "channel");

  const user =
    request.userToken === undefined
      ? undefined
      : await readUserToken(request.userToken, deps.settings.widgetSigningSecret, deps.clock);
  const base = {
    ...place,
    threadId: randomUUID(),
    externalId: user ? `user:${user.backofficeId}` : `anonymous:${randomUUID()}`,
    ...(user && { backofficeId: user.backofficeId, provenUntil: user.provenUntil }),
    ...(request.language && { language: request.language }),
    ...(request.timeZone && { timeZone: request.timeZone }),
  };
  const { conversationId } = await deps.conversations.open(base.channel, base.account, base.threadId, {
    externalId: base.externalId,
    trust: user ? 2 : 0,
    ...(user && { backofficeId: user.backofficeId }),
    ...(request.language && { language: request.language }),
    ...(request.timeZone && { timeZone: request.timeZone }),
  });
  return { ...base, conversationId };
}

function unknownPlace(deps: PublicApiDeps, field: "channel" | "account"): AppError {
  const places = deps.publicAccounts.map(({ channel, account }) => `${channel}/${account}`).join(", ");
  return new AppError("invalid_input", `${field}: there is no such ${field}`, {
    details: { field, remedy: `Use one of: ${places}.` },
  });
}

const isOn = (value: unknown): boolean => value === "1" || value === "true";

/** Ends when the time is up, the caller goes away or the server stops. */
function until(response: Response, timeoutMs: number, closing: AbortSignal): AbortSignal {
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  return AbortSignal.any([gone.signal, closing, AbortSignal.timeout(timeoutMs)]);
}
