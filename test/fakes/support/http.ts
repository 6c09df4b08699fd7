import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A request of the product, or of a test below `/control/`. */
export interface FakeRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
  /** Breaks the connection without an answer. */
  readonly hangUp: () => void;
  /** Undefined when the body is no JSON. */
  json(): Record<string, unknown>;
}

export interface FakeAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Serves on a free port of this machine and prints the address as the first line. Ends with its parent. */
export function serveFake(answer: (request: FakeRequest) => Promise<FakeAnswer | "hung-up">): void {
  const server = createServer((request, response) => void respond(request, response, answer));
  server.listen(0, "127.0.0.1", () =>
    process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`),
  );
  process.on("disconnect", () => process.exit(0));
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  answer: (request: FakeRequest) => Promise<FakeAnswer | "hung-up">,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const body = Buffer.concat(chunks);
  const result = await answer({
    method: request.method ?? "",
    url: new URL(request.url ?? "/", "http://localhost"),
    headers: request.headers,
    body,
    hangUp: () => request.socket.destroy(),
    json: () => readJson(body),
  }).catch((error: Error): FakeAnswer => ({ status: 500, body: { message: error.message } }));
  if (result === "hung-up") return;
  const raw = Buffer.isBuffer(result.body);
  const content = raw ? result.body : JSON.stringify(result.body ?? {});
  response.writeHead(result.status, { "content-type": "application/json", ...result.headers }).end(content);
}

function readJson(body: Buffer): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(body.toString() || "{}");
    return typeof read === "object" && read !== null ? (read as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
