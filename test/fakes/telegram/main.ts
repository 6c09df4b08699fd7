// A Telegram Bot API server for tests: the real protocol, on loopback, in a process of its own. It delivers updates by
// getUpdates or to a webhook (with redelivery, as Telegram does), keeps a ledger of what it accepted, and misbehaves
// on request. Usage: tsx test/fakes/telegram/main.ts TOKEN [LEDGER_FILE]; prints its address as the first line.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import busboy from "busboy";
import { draw, type Faults, noFaults, sleep } from "../support/faults.ts";
import { specificationProblem } from "./check-request.ts";
import { callMethod, type Params, type Upload } from "./methods.ts";
import { TelegramState } from "./state.ts";

const [token = "", ledgerFile] = process.argv.slice(2);
const state = new TelegramState(token, ledgerFile);
const REDELIVER_MS = 200;

const server = createServer(
  (request, response) =>
    void route(request, response).catch((error: Error) =>
      json(response, 500, { ok: false, description: error.message }),
    ),
);
server.listen(0, "127.0.0.1", () =>
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`),
);
process.on("disconnect", () => process.exit(0));

async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", "http://localhost");
  if (url.pathname.startsWith("/control/")) return control(url, request, response);
  const file = /^\/file\/bot([^/]+)\/documents\/(.+)$/.exec(url.pathname);
  if (file) return serveFile(file[1], file[2], response);
  const call = /^\/bot([^/]+)\/(\w+)$/.exec(url.pathname);
  if (!call || call[1] !== state.token)
    return json(response, 401, { ok: false, error_code: 401, description: "Unauthorized" });

  const method = call[2] ?? "";
  const { params, upload } = await readParams(request, url);
  state.calls.set(method, (state.calls.get(method) ?? 0) + 1);
  const sends = method.startsWith("send") && method !== "sendChatAction";
  if (sends && draw(state.faults.serverError))
    return json(response, 502, { ok: false, error_code: 502, description: "Bad Gateway" });
  if (sends && draw(state.faults.tooManyRequests)) {
    const seconds = state.faults.retryAfterSeconds;
    return json(response, 429, {
      ok: false,
      error_code: 429,
      description: `Too Many Requests: retry after ${seconds}`,
      parameters: { retry_after: seconds },
    });
  }
  const problem = specificationProblem(method, params, upload ? [upload.field] : []);
  if (problem) {
    state.violations.push(problem);
    return json(response, 400, { ok: false, error_code: 400, description: `Bad Request: ${problem}` });
  }
  const answer = await callMethod(state, method, params, upload);
  if (state.faults.delayMs > 0) await sleep(Math.random() * state.faults.delayMs);
  if (sends && draw(state.faults.lostResponse)) return void request.socket.destroy();
  if ("result" in answer) return json(response, 200, { ok: true, result: answer.result });
  json(response, answer.error, {
    ok: false,
    error_code: answer.error,
    description: answer.description,
    ...(answer.parameters ? { parameters: answer.parameters } : {}),
  });
}

/** What tests say: customers' updates, faults, blocked chats; and the ledger they read. */
async function control(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = request.method === "POST" ? JSON.parse((await readAll(request)).toString() || "{}") : {};
  switch (url.pathname) {
    case "/control/update": {
      const chatId = body.chatId === undefined ? undefined : String(body.chatId);
      if (chatId) state.chats.set(chatId, state.chats.get(chatId) ?? { blocked: false });
      const message =
        body.kind === "message" && body.body?.message_id === undefined
          ? { message_id: state.nextMessageId(), date: Math.floor(Date.now() / 1000), ...body.body }
          : body.body;
      const update = state.addUpdate(body.kind, message, body.updateId);
      if (state.webhook) void deliver(update.update_id);
      return json(response, 200, { updateId: update.update_id, messageId: message?.message_id });
    }
    case "/control/faults":
      state.faults = { ...noFaults, ...(body as Partial<Faults>) };
      return json(response, 200, state.faults);
    case "/control/chat":
      state.chats.set(String(body.chatId), {
        blocked: body.blocked === true,
        ...(body.migratedTo ? { migratedTo: body.migratedTo } : {}),
      });
      return json(response, 200, {});
    case "/control/chats":
      for (let n = 0; n < Number(body.count); n++) state.chats.set(String(Number(body.first) + n), { blocked: false });
      return json(response, 200, {});
    case "/control/file":
      state.files.set(String(body.fileId), {
        bytes: Buffer.from(String(body.base64), "base64"),
        name: String(body.name ?? "file"),
      });
      return json(response, 200, {});
    case "/control/ledger":
      return json(response, 200, state.ledger.slice(Number(url.searchParams.get("after") ?? 0)));
    case "/control/state":
      return json(response, 200, {
        waiting: state.peekUpdates().length,
        waitingIds: state.peekUpdates().map((update) => update.update_id),
        webhook: state.webhook ?? null,
        calls: Object.fromEntries(state.calls),
        violations: state.violations,
      });
    default:
      return json(response, 404, {});
  }
}

/** Posts one update until the bot answers 2xx; sometimes twice, sometimes late. */
async function deliver(updateId: number): Promise<void> {
  if (draw(state.faults.reorder)) await sleep(Math.random() * 300);
  const times = draw(state.faults.duplicate) ? 2 : 1;
  for (let done = 0; done < times; ) {
    const update = state.peekUpdates().find((candidate) => candidate.update_id === updateId);
    if (!update || !state.webhook) return;
    const { url, secret } = state.webhook;
    const accepted = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", ...(secret ? { "x-telegram-bot-api-secret-token": secret } : {}) },
      body: JSON.stringify(update),
      signal: AbortSignal.timeout(60_000),
    }).then(
      (answer) => answer.ok,
      () => false,
    );
    if (accepted) done++;
    else await sleep(REDELIVER_MS);
  }
  state.confirm(updateId);
}

function serveFile(given: string | undefined, id: string | undefined, response: ServerResponse): void {
  const file = given === state.token ? state.files.get(id ?? "") : undefined;
  if (!file) {
    json(response, 404, { ok: false });
    return;
  }
  response
    .writeHead(200, { "content-type": "application/octet-stream", "content-length": file.bytes.length })
    .end(file.bytes);
}

async function readParams(request: IncomingMessage, url: URL): Promise<{ params: Params; upload?: Upload }> {
  const query = Object.fromEntries(url.searchParams);
  const type = request.headers["content-type"] ?? "";
  if (!type.startsWith("multipart/")) {
    const text = (await readAll(request)).toString();
    return {
      params: {
        ...query,
        ...(text.startsWith("{") ? JSON.parse(text) : Object.fromEntries(new URLSearchParams(text))),
      },
    };
  }
  const params: Record<string, unknown> = { ...query };
  let upload: Upload | undefined;
  const files: Promise<void>[] = [];
  const parser = busboy({ headers: request.headers });
  parser.on("field", (name, value) => {
    params[name] = value;
  });
  parser.on("file", (field, stream, info) => {
    const read = async () => {
      upload = { field, bytes: await readAll(stream), name: info.filename };
    };
    files.push(read());
  });
  await new Promise((resolve, reject) => parser.on("close", resolve).on("error", reject) && request.pipe(parser));
  await Promise.all(files);
  return { params, ...(upload ? { upload } : {}) };
}

async function readAll(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
