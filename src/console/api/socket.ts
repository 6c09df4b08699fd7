import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import type { Bus } from "../../core/contracts/bus.ts";
import type { Log } from "../../core/contracts/channel.ts";
import type { AgentDirectory } from "../../core/contracts/console.ts";
import type { ConsoleAuth } from "./auth.ts";
import { isOurOrigin } from "./same-origin.ts";

interface SocketDeps {
  readonly auth: ConsoleAuth;
  readonly agents: AgentDirectory;
  readonly bus: Bus;
  readonly publicUrl: string;
  readonly log: Log;
}

export interface ConsoleSocket extends AsyncDisposable {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Asks the database now whether the open sockets' sessions are still in force. */
  recheck(): Promise<void>;
}

const RECHECK_MS = 500;
const PING_MS = 25_000;
const MAX_SOCKETS = 500;
const MAX_BEHIND_BYTES = 1_000_000;
const SESSION_ENDED = 4401;
const TRY_AGAIN = 1013;

/** Live updates: hints only ("conversation X is at N"), so a lost one costs a delay and nothing more. */
export function createConsoleSocket({ auth, agents, bus, publicUrl, log }: SocketDeps): ConsoleSocket {
  const server = new WebSocketServer({ noServer: true, maxPayload: 1024, perMessageDeflate: false });
  const sessions = new Map<WebSocket, string>();
  const quiet = new Set<WebSocket>();

  const recheck = async (): Promise<void> => {
    if (sessions.size === 0) return;
    try {
      const alive = await agents.alive([...new Set(sessions.values())]);
      for (const [socket, session] of sessions) if (!alive.has(session)) socket.close(SESSION_ENDED, "session ended");
    } catch (error) {
      // A session that cannot be checked is not trusted; the page comes back by itself.
      log("console.socket-recheck-failed", { error: error instanceof Error ? error.message : "unknown" });
      for (const socket of sessions.keys()) socket.close(TRY_AGAIN, "try again");
    }
  };

  let checking = false;
  const checks = setInterval(() => {
    if (checking) return;
    checking = true;
    void recheck().finally(() => {
      checking = false;
    });
  }, RECHECK_MS);
  const pings = setInterval(() => {
    for (const socket of sessions.keys()) {
      if (quiet.has(socket)) socket.terminate();
      quiet.add(socket);
      socket.ping();
    }
  }, PING_MS);
  checks.unref();
  pings.unref();

  const hints = bus.subscribe((hint) => {
    const text = JSON.stringify(hint);
    for (const socket of sessions.keys()) {
      if (socket.bufferedAmount > MAX_BEHIND_BYTES) socket.terminate();
      else if (socket.readyState === socket.OPEN) socket.send(text);
    }
  });

  const admit = async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    if (!isOurOrigin(request, publicUrl)) return refuse(socket, "403 Forbidden");
    if (sessions.size >= MAX_SOCKETS) return refuse(socket, "503 Service Unavailable");
    const signedIn = await auth.whoIs(request.headers);
    if (!signedIn) return refuse(socket, "401 Unauthorized");
    server.handleUpgrade(request, socket, head, (opened) => {
      sessions.set(opened, signedIn.sessionId);
      opened.on("pong", () => quiet.delete(opened));
      // The page has nothing to say here; what it wants, it asks over HTTP.
      opened.on("message", () => opened.close(1008, "listen only"));
      opened.on("error", () => opened.terminate());
      opened.on("close", () => {
        sessions.delete(opened);
        quiet.delete(opened);
      });
      opened.send(JSON.stringify({ about: "ready" }));
    });
  };

  return {
    recheck,
    upgrade(request, socket, head) {
      socket.on("error", () => socket.destroy());
      admit(request, socket, head).catch((error: unknown) => {
        log("console.socket-failed", { error: error instanceof Error ? error.message : "unknown" });
        refuse(socket, "503 Service Unavailable");
      });
    },
    async [Symbol.asyncDispose]() {
      clearInterval(checks);
      clearInterval(pings);
      hints[Symbol.dispose]();
      for (const socket of sessions.keys()) socket.terminate();
      server.close();
    },
  };
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
