// Microsoft's side of Teams for tests, on loopback, in a process of its own: the token issuer (OpenID metadata, signing
// keys, client credentials) and the Bot Connector. It delivers activities to the bot, sends them again when they are not
// acknowledged, keeps a ledger of what it accepted, and misbehaves on request.
// Usage: tsx test/fakes/teams/main.ts APP_ID PASSWORD TENANT_ID [LEDGER_FILE]; prints its address as the first line.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { callConnector } from "./connector.ts";
import { deliver, deliverOnce } from "./deliver.ts";
import { createIssuer } from "./issuer.ts";
import { type Faults, noFaults, TeamsState } from "./state.ts";

const [appId = "", password = "", tenantId = "", ledgerFile] = process.argv.slice(2);
const state = new TeamsState(appId, password, ledgerFile);
const issuer = await createIssuer(appId, tenantId);
const draw = (share: number): boolean => Math.random() < share;
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
let base = "";

const server = createServer(
  (request, response) =>
    void route(request, response).catch((error: Error) => {
      state.problems.push(error.message);
      json(response, 500, { error: { code: "ServiceError", message: error.message } });
    }),
);
server.listen(0, "127.0.0.1", () => {
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.stdout.write(`${base}\n`);
});
process.on("disconnect", () => process.exit(0));

async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", base);
  const body = (await readAll(request)).toString();
  if (url.pathname.startsWith("/control/")) return control(url, body, response);
  if (url.pathname.startsWith("/v1/.well-known/")) return metadata(url.pathname, response);
  if (url.pathname.endsWith("/oauth2/v2.0/token")) return token(body, response);
  if (url.pathname.startsWith("/files/")) return file(url.pathname, request, response);
  const call = /^\/amer\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/.exec(url.pathname);
  if (!call) return json(response, 404, { error: { code: "NotFound", message: "no such path" } });
  return connector(call[1] ?? "", call[2], request, body, response);
}

async function connector(
  conversation: string,
  activity: string | undefined,
  request: IncomingMessage,
  body: string,
  response: ServerResponse,
): Promise<void> {
  const isTyping = body.includes('"type":"typing"');
  state.count(isTyping ? "typing" : "sends");
  const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? "")?.[1];
  const isRefused = !isTyping && draw(state.faults.unauthorized);
  if (isRefused || !bearer || !(await issuer.isBotToken(bearer)))
    return json(response, 401, { error: { code: "Unauthorized", message: "Authorization has been denied." } });
  if (!isTyping && draw(state.faults.serverError))
    return json(response, 502, { error: { code: "ServiceError", message: "Bad Gateway" } });
  if (!isTyping && draw(state.faults.tooManyRequests)) {
    response.setHeader("retry-after", state.faults.retryAfterSeconds);
    return json(response, 429, { error: { code: "Throttled", message: "Too many requests." } });
  }
  if (request.method !== "DELETE" && !request.headers["content-type"]?.startsWith("application/json"))
    return json(response, 415, { error: { code: "BadSyntax", message: "not JSON" } });
  const answer = callConnector(state, {
    method: request.method ?? "",
    conversationId: decodeURIComponent(conversation),
    ...(activity ? { activityId: decodeURIComponent(activity) } : {}),
    body,
  });
  if (state.faults.delayMs > 0) await sleep(Math.random() * state.faults.delayMs);
  if (!isTyping && draw(state.faults.lostResponse)) return void request.socket.destroy();
  json(response, answer.status, answer.body);
}

function metadata(path: string, response: ServerResponse): void {
  state.count(path);
  const document = {
    issuer: "https://api.botframework.com",
    jwks_uri: `${base}/v1/.well-known/keys`,
    id_token_signing_alg_values_supported: ["RS256"],
  };
  if (state.faults.noMetadata) json(response, 503, {});
  else json(response, 200, path.endsWith("/keys") ? issuer.keySet : document);
}

async function token(body: string, response: ServerResponse): Promise<void> {
  state.count("tokens");
  const form = Object.fromEntries(new URLSearchParams(body));
  if (state.faults.noTokens) return json(response, 503, {});
  const isRight =
    form["grant_type"] === "client_credentials" &&
    form["client_id"] === appId &&
    form["client_secret"] === password &&
    form["scope"] === "https://api.botframework.com/.default";
  if (!isRight) return json(response, 401, { error: "invalid_client", error_description: "AADSTS7000215" });
  json(response, 200, { token_type: "Bearer", expires_in: 3599, access_token: await issuer.tokenForBot() });
}

async function file(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const found = state.files.get(path.slice("/files/".length));
  const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? "")?.[1];
  if (!found || !(found.open ? !bearer : bearer && (await issuer.isBotToken(bearer)))) return json(response, 403, {});
  response.writeHead(200, { "content-type": found.mimeType }).end(found.bytes);
}

/** What tests say: customers' activities, faults, blocked conversations; and the ledger they read. */
async function control(url: URL, text: string, response: ServerResponse): Promise<void> {
  const body = JSON.parse(text || "{}");
  switch (url.pathname) {
    case "/control/bot":
      state.botUrl = body.url;
      return json(response, 200, {});
    case "/control/activity": {
      const activity = {
        id: state.nextId(),
        timestamp: new Date().toISOString(),
        channelId: "msteams",
        serviceUrl: `${base}/amer/`,
        ...body.activity,
      };
      if (!body.unknownConversation) state.conversations.set(activity.conversation.id, {});
      const answer = body.once
        ? await deliverOnce(state, issuer, activity, body.forgery)
        : await deliver(state, issuer, activity);
      return json(response, 200, { ...answer, activityId: activity.id, activity });
    }
    case "/control/authorization":
      return json(response, 200, { header: await issuer.authorization(String(body.serviceUrl), body.forgery) });
    case "/control/faults":
      state.faults = { ...noFaults, ...(body as Partial<Faults>) };
      return json(response, 200, state.faults);
    case "/control/conversation":
      state.conversations.set(String(body.id), body.refusal ? { refusal: String(body.refusal) } : {});
      return json(response, 200, {});
    case "/control/file":
      state.files.set(String(body.id), {
        bytes: Buffer.from(String(body.base64), "base64"),
        mimeType: String(body.mimeType),
        open: body.open === true,
      });
      return json(response, 200, {});
    case "/control/ledger":
      return json(response, 200, state.ledger.slice(Number(url.searchParams.get("after") ?? 0)));
    case "/control/state":
      return json(response, 200, { calls: Object.fromEntries(state.calls), problems: state.problems });
    default:
      return json(response, 404, {});
  }
}

async function readAll(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body ?? {}));
}
