// Every request comes in here. Next: webhooks.ts for platforms, public-api/routes.ts for websites and apps.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { AppError } from "../core/errors.ts";
import { describe } from "./answer-error.ts";
import { defaultLimits, type HttpDeps, type HttpSettings } from "./deps.ts";
import { createExpressApp } from "./express-app.ts";
import { createMetrics } from "./metrics.ts";
import { createOrigins, type Origins } from "./origins.ts";
import { createHints } from "./public-api/hints.ts";
import { createSessionTokens } from "./public-api/session-token.ts";
import { createSocketServer, refuse } from "./public-api/socket.ts";
import { createRefusalLimit } from "./refusal-limit.ts";
import { createWebhookHandler, webhookChannel } from "./webhooks.ts";

const CLOSE_WITHIN_MS = 5_000;
const REQUEST_MS = 20_000;
const UPLOAD_MS = 180_000;

export interface HttpServer {
  /** Where we listen, for example `http://127.0.0.1:3000`. */
  readonly url: string;
  /** Takes no new requests, ends streams and sockets, gives running requests five seconds. */
  close(): Promise<void>;
}

/** Starts listening. Webhooks take a short way on bare node:http; the rest goes through express. */
export async function createHttpServer(deps: HttpDeps): Promise<HttpServer> {
  checkSecrets(deps.settings);
  const metrics = createMetrics(() => deps.health.samples());
  const refusals = createRefusalLimit(
    deps.clock,
    deps.settings.limits?.refusalsPerAddress ?? defaultLimits.refusalsPerAddress,
  );
  const hints = createHints(deps.bus);
  const tokens = createSessionTokens(deps.settings.sessionSecret, deps.clock);
  const closing = new AbortController();

  let address = { host: deps.settings.host, port: deps.settings.port };
  let origins: Origins = () => false;
  const publicUrl = () => deps.settings.publicUrl ?? urlOf(address);
  const api = { ...deps, tokens, hints, refusals, publicUrl, closing: closing.signal };
  const webhook = createWebhookHandler(deps, { publicUrl, metrics, refusals });
  const app = createExpressApp(api, { metrics, publicUrl, origins: () => origins });
  const sockets = createSocketServer(api, (origin) => origins(origin));

  const server = createServer(
    // A client may take 10 s for its headers and 20 s for the whole request, a phone that uploads a file three minutes;
    // half-open ones are found every 2 s.
    {
      maxHeaderSize: 16 * 1024,
      headersTimeout: 10_000,
      requestTimeout: UPLOAD_MS,
      keepAliveTimeout: 20_000,
      connectionsCheckingInterval: 2_000,
    },
    (request, response) => {
      const path = pathOf(request);
      const channel = webhookChannel(path);
      if (!isUpload(request, path)) hurry(request, response);
      if (!path.startsWith("/")) response.writeHead(400, { Connection: "close" }).end();
      else if (channel === undefined) app(request, response);
      else void webhook(channel, request, response).catch((error: unknown) => giveUp(response, error));
    },
  );
  server.maxHeadersCount = 100;
  const closeIdle = trackIdle(server);
  server.on("upgrade", (request, socket, head) => {
    socket.on("error", () => socket.destroy());
    const path = pathOf(request);
    if (path === "/api/v1/socket")
      void sockets.upgrade(request, socket, head).catch(() => refuse(socket, 503, "Service Unavailable"));
    else if (path === "/api/v1/adapter" && deps.adapterSocket) deps.adapterSocket.upgrade(request, socket, head);
    else if (path.startsWith("/console/api/") && deps.console?.upgrade)
      upgradeConsole(deps.console.upgrade, request, socket, head);
    else refuse(socket, 404, "Not Found");
  });

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(deps.settings.port, deps.settings.host, () => {
      server.off("error", reject);
      resolve();
    });
  }).catch((cause: unknown) => {
    throw new AppError("misconfigured", `cannot listen on ${urlOf(address)}: is PORT in use?`, { cause });
  });
  const bound = server.address();
  if (bound !== null && typeof bound !== "string") address = { ...address, port: bound.port };
  origins = createOrigins(address, deps.settings.publicUrl, deps.settings.allowedOrigins);

  return {
    url: urlOf(address),
    async close() {
      closing.abort();
      sockets.close();
      deps.adapterSocket?.close();
      hints[Symbol.dispose]();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      closeIdle();
      const impatience = setTimeout(() => server.closeAllConnections(), CLOSE_WITHIN_MS);
      await closed;
      clearTimeout(impatience);
    },
  };

  /** A foreign page's socket would carry the agent's cookie, so only our own pages may open one. */
  function upgradeConsole(
    upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void,
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
  ): void {
    const { origin } = request.headers;
    if (origin !== undefined && !createOrigins(address, deps.settings.publicUrl, [])(origin))
      refuse(socket, 403, "Forbidden");
    else upgrade(request, socket, head);
  }

  function giveUp(response: ServerResponse, error: unknown): void {
    deps.log("http.failed", { problem: describe(error) });
    response.destroy();
  }
}

/** Node has one limit for all requests; this is the shorter one of those that bring no file. */
function hurry(request: IncomingMessage, response: ServerResponse): void {
  const timer = setTimeout(() => {
    if (request.complete) return;
    if (!response.headersSent) response.writeHead(408, { Connection: "close" }).end();
    request.destroy();
  }, REQUEST_MS);
  timer.unref();
  response.once("close", () => clearTimeout(timer));
}

/** Node's own `closeIdleConnections` leaves connections open that never asked anything, as browsers hold in stock. */
function trackIdle(server: Server): () => void {
  const open = new Set<Socket>();
  const busy = new Set<Socket>();
  server.on("connection", (socket) => {
    open.add(socket);
    socket.once("close", () => {
      open.delete(socket);
      busy.delete(socket);
    });
  });
  const work = (request: IncomingMessage) => busy.add(request.socket);
  server.on("upgrade", work);
  server.on("request", (request, response) => {
    work(request);
    response.once("close", () => busy.delete(request.socket));
  });
  return () => {
    for (const socket of open) if (!busy.has(socket)) socket.destroy();
  };
}

const isUpload = ({ method }: IncomingMessage, path: string): boolean =>
  method === "PUT" && path.startsWith("/api/v1/conversations/");

const pathOf = (request: IncomingMessage): string => (request.url ?? "/").split("?", 1)[0] ?? "/";

const urlOf = ({ host, port }: { host: string; port: number }): string =>
  `http://${host.includes(":") ? `[${host}]` : host}:${port}`;

function checkSecrets({ sessionSecret, widgetSigningSecret }: HttpSettings): void {
  if (sessionSecret.length < 32)
    throw new AppError("misconfigured", "the secret for session tokens needs at least 32 bytes");
  if (widgetSigningSecret !== undefined && Buffer.byteLength(widgetSigningSecret) < 32) {
    throw new AppError(
      "misconfigured",
      "WIDGET_SIGNING_SECRET needs at least 32 characters, for example from `openssl rand -hex 32`",
    );
  }
}
