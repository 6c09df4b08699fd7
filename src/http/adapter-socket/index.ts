// Programs that hold a platform's connection for us come in here. Next: connection.ts reads what they say;
// core/inbox.ts commits it. Replies leave through channels/whatsapp-web and hub.ts.
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import { describe } from "../answer-error.ts";
import { createKeyCheck } from "../operator-key.ts";
import { type AdapterSocketDeps, serveAdapter } from "./connection.ts";
import { MAX_FRAME_BYTES } from "./frames.ts";

const MAX_SOCKETS = 50;
const CLOSE_WITHIN_MS = 800;

export interface AdapterSocket {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** All connections are gone within a second. */
  close(): void;
}

/** `GET /api/v1/adapter` with `Authorization: Bearer ADAPTER_KEY`. Nobody is let in to prove who he is later. */
export function createAdapterSocket({ key, ...deps }: AdapterSocketDeps & { readonly key: string }): AdapterSocket {
  const isKey = createKeyCheck(key);
  const server = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES, perMessageDeflate: false });

  return {
    upgrade(request, socket, head) {
      const given = /^Bearer (\S+)$/.exec(request.headers.authorization ?? "")?.[1];
      if (!isKey(given)) refuse(socket, "401 Unauthorized");
      else if (server.clients.size >= MAX_SOCKETS) refuse(socket, "503 Service Unavailable");
      else admit(request, socket, head);
    },
    close() {
      for (const client of server.clients) client.close(1001, "the server stops");
      setTimeout(() => {
        for (const client of server.clients) client.terminate();
      }, CLOSE_WITHIN_MS).unref();
      server.close();
    },
  };

  function admit(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    server.handleUpgrade(request, socket, head, (client) => {
      // Without a listener one oversize frame would end the process.
      client.on("error", (error) => deps.log("adapter.error", { problem: describe(error) }));
      serveAdapter(deps, client);
    });
  }
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
