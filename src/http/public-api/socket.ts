import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { describe } from "../answer-error.ts";
import type { PublicApiDeps } from "./routes.ts";
import { serveSocket } from "./socket-session.ts";

const MAX_FRAME_BYTES = 64 * 1024;
const MAX_SOCKETS = 10_000;
const PROTOCOL = "chat.v1";

/**
 * `GET /api/v1/socket`. Browsers cannot set headers on a socket, so the token comes as a subprotocol:
 * `Sec-WebSocket-Protocol: chat.v1, bearer.<jwt>`. Everything is refused before the upgrade; no socket waits for a login.
 */
export function createSocketServer(deps: PublicApiDeps, allowedOrigin: (origin: string) => boolean) {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
    handleProtocols: () => PROTOCOL,
  });
  const open = new Map<string, Set<WebSocket>>();

  return {
    async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
      const { origin } = request.headers;
      if (origin !== undefined && !allowedOrigin(origin)) return refuse(socket, 403, "Forbidden");
      const token = tokenIn(request);
      if (!token) return refuseBadToken(request, socket);
      const verified = await deps.tokens.verify(token).catch(() => undefined);
      if (!verified) return refuseBadToken(request, socket);
      if (server.clients.size >= MAX_SOCKETS) return refuse(socket, 503, "Service Unavailable");

      const since = new URL(request.url ?? "/", "http://x").searchParams.get("since");
      server.handleUpgrade(request, socket, head, (client) => {
        // Without a listener one oversize frame would end the process.
        client.on("error", (error) => deps.log("socket.error", { problem: describe(error) }));
        keepFew(verified.session.conversationId, client);
        serveSocket(deps, client, verified, /^\d{1,9}$/.test(since ?? "") ? Number(since) : 0);
      });
    },
    close(): void {
      for (const client of server.clients) client.close(1001, "the server stops");
      setTimeout(() => {
        for (const client of server.clients) client.terminate();
      }, 1000).unref();
      server.close();
    },
  };

  /** A browser with many tabs keeps its newest five sockets. */
  function keepFew(conversationId: string, client: WebSocket): void {
    const sockets = open.get(conversationId) ?? new Set();
    open.set(conversationId, sockets.add(client));
    const [oldest] = sockets;
    if (sockets.size > 5) oldest?.close(1008, "too many connections");
    client.on("close", () => {
      sockets.delete(client);
      if (sockets.size === 0) open.delete(conversationId);
    });
  }

  function refuseBadToken(request: IncomingMessage, socket: Duplex): void {
    const often = deps.refusals.refuse(`api ${request.socket.remoteAddress}`);
    refuse(socket, often ? 429 : 401, often ? "Too Many Requests" : "Unauthorized");
  }
}

function tokenIn(request: IncomingMessage): string | undefined {
  const offered = (request.headers["sec-websocket-protocol"] ?? "").split(",").map((protocol) => protocol.trim());
  if (!offered.includes(PROTOCOL)) return undefined;
  return offered.find((protocol) => protocol.startsWith("bearer."))?.slice("bearer.".length);
}

export function refuse(socket: Duplex, status: number, reason: string): void {
  socket.end(`HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
