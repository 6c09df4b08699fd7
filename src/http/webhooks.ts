// A platform's webhook arrives here as raw bytes. core/inbox.ts lets the channel verify and read them:
// next, channels/telegram/index.ts (or another channel).
import type { IncomingMessage, ServerResponse } from "node:http";
import type { WebhookRequest } from "../core/contracts/channel.ts";
import { AppError } from "../core/errors.ts";
import { describe, errorBody, toAppError } from "./answer-error.ts";
import type { HttpDeps, WebhookAnswer } from "./deps.ts";
import type { Metrics } from "./metrics.ts";
import { readBody } from "./read-body.ts";
import type { RefusalLimit } from "./refusal-limit.ts";

/** What the largest sender may post: Meta puts up to 3 MB into one request. */
const MAX_BODY_BYTES = 3 * 1024 * 1024;

/** Paths that a platform insists on, beside `/webhooks/<channel>`. */
const aliases: Readonly<Record<string, string>> = { "/api/messages": "teams" };

/** The channel that a path belongs to; undefined when it is no webhook. */
export function webhookChannel(path: string): string | undefined {
  return aliases[path] ?? /^\/webhooks\/([a-z0-9-]{1,64})(?:\/|$)/.exec(path)?.[1];
}

/**
 * The hot route, on bare node:http: an express request costs several times as much. Answers 2xx only once
 * `receiveWebhook` says that all is committed; whatever fails on our side is 503, so that the platform sends it again.
 */
export function createWebhookHandler(
  deps: Pick<HttpDeps, "receiveWebhook" | "log">,
  parts: {
    readonly publicUrl: () => string;
    readonly metrics: Metrics;
    readonly refusals: RefusalLimit;
  },
) {
  return async (channel: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const stop = parts.metrics.webhookTimer();
    const answer = await receive(channel, request).catch((error: unknown) => failed(channel, error));
    const limited =
      (answer.status === 401 || answer.status === 403) &&
      parts.refusals.refuse(`${channel} ${request.socket.remoteAddress}`);
    const status = limited ? 429 : answer.status;
    write(response, { ...answer, status });
    stop(channel, status);
  };

  async function receive(channel: string, request: IncomingMessage): Promise<WebhookAnswer> {
    const method = request.method ?? "";
    if (method !== "POST" && method !== "GET") return { status: 405 };
    const body = await readBody(request, MAX_BODY_BYTES);
    return deps.receiveWebhook(channel, toWebhookRequest(request, method, body, parts.publicUrl()));
  }

  function failed(channel: string, error: unknown): WebhookAnswer {
    const known =
      error instanceof AppError && error.status < 500
        ? error
        : new AppError("unavailable", "not committed, send it again", { cause: error });
    if (known.kind === "unavailable") deps.log("webhook.failed", { channel, problem: describe(error) });
    return {
      status: known.status,
      body: JSON.stringify(errorBody(toAppError(known))),
      contentType: "application/json",
    };
  }
}

function toWebhookRequest(request: IncomingMessage, method: string, body: Buffer, publicUrl: string): WebhookRequest {
  const headers: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(request.headers))
    headers[name] = Array.isArray(value) ? value.join(", ") : value;
  return { method, url: publicUrl + (request.url ?? "/"), headers, body };
}

function write(response: ServerResponse, answer: WebhookAnswer): void {
  if (response.destroyed) return;
  const body = answer.body ?? "";
  response.writeHead(answer.status, {
    "Content-Type": answer.contentType ?? "text/plain; charset=utf-8",
    "Content-Length": Buffer.byteLength(body),
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    ...(answer.status === 503 && { "Retry-After": "2" }),
    ...(answer.status === 413 && { Connection: "close" }),
    ...(answer.status === 405 && { Allow: "GET, POST" }),
  });
  response.end(body);
}
