import { SignJWT } from "jose";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { createExpressApp } from "../../src/http/express-app.ts";
import { createHttpServer } from "../../src/http/index.ts";
import { createMetrics } from "../../src/http/metrics.ts";
import { operations } from "../../src/http/openapi-operations.ts";
import { createHints } from "../../src/http/public-api/hints.ts";
import { createSessionTokens } from "../../src/http/public-api/session-token.ts";
import { createRefusalLimit } from "../../src/http/refusal-limit.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { openSocket } from "./support/calls.ts";
import { fakeBackend, testPlaybook } from "./support/fake-backend.ts";

const SIGNING = "a-secret-that-the-app-server-shares-with-us";
const operator = { authorization: "Bearer operator-key-for-tests-only" };
const C = "/api/v1/conversations/{id}";

let product: TestApp;
let document: OpenApi;
/** What was seen: `GET /path 2xx` or `GET /path error`. */
const seen = new Set<string>();

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: Responses }>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}
type Responses = Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>>;

beforeAll(async () => {
  product = await startTestApp({ env: { WIDGET_SIGNING_SECRET: SIGNING } });
  document = await (await fetch(`${product.url}/openapi.json`)).json();
}, 120_000);
afterAll(() => product[Symbol.asyncDispose]());

/** Compares a real answer with what the document promises for this operation and status. */
async function check(operation: string, response: Response): Promise<unknown> {
  const [method = "", path = ""] = operation.split(" ");
  const responses = document.paths[path]?.[method.toLowerCase()]?.responses;
  expect(responses, `${operation} is documented`).toBeDefined();
  const promised = responses?.[response.status] ?? (response.status >= 400 ? responses?.["default"] : undefined);
  expect(promised, `${operation} ${response.status} is documented`).toBeDefined();
  seen.add(`${operation} ${response.status < 400 ? "2xx" : "error"}`);
  const type = (response.headers.get("content-type") ?? "").split(";")[0] ?? "";
  const types = Object.keys(promised?.content ?? {});
  if (types.length === 0) {
    expect(await response.text(), `${operation} ${response.status} has no body`).toBe("");
    return undefined;
  }
  const schema = promised?.content?.[type]?.schema;
  if (type !== "application/json") {
    // A file has its own type; the document says that it is bytes.
    expect(schema !== undefined || types.includes("application/octet-stream"), `${operation} answers ${type}`).toBe(
      true,
    );
    if (type !== "text/event-stream") return Buffer.from(await response.arrayBuffer());
    await response.body?.cancel();
    return undefined;
  }
  const body: unknown = await response.json();
  const parsed = asZod(schema ?? {});
  expect(parsed.safeParse(body).error, `${operation} ${response.status} ${JSON.stringify(body)}`).toBeUndefined();
  return body;
}

/** zod reads references to `$defs` only. */
function asZod(schema: object): z.ZodType {
  const local = JSON.stringify({ ...schema, $defs: document.components.schemas });
  return z.fromJSONSchema(JSON.parse(local.replaceAll("#/components/schemas/", "#/$defs/")));
}

const call = (operation: string, url: string, body?: unknown, headers: Record<string, string> = {}) =>
  fetch(product.url + url, {
    method: operation.split(" ")[0] ?? "",
    headers: { ...(body !== undefined && { "content-type": "application/json" }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).then((response) => check(operation, response));

async function started(): Promise<{
  readonly path: string;
  readonly token: string;
  readonly auth: Record<string, string>;
}> {
  const userToken = await new SignJWT({ sub: "C-7" })
    .setProtectedHeader({ alg: "HS256" })
    .setExpirationTime("10m")
    .sign(new TextEncoder().encode(SIGNING));
  const begun = { channel: "api", userToken, language: "en" };
  const { conversationId, token } = z
    .object({ conversationId: z.string(), token: z.string() })
    .parse(await call("POST /api/v1/conversations", "/api/v1/conversations", begun));
  return { path: `/api/v1/conversations/${conversationId}`, token, auth: { authorization: `Bearer ${token}` } };
}

it("starting and renewing answer as documented", async () => {
  const { path, auth } = await started();
  await call("POST /api/v1/conversations", "/api/v1/conversations", { channel: "nowhere" });
  await call(`POST ${C}/token`, `${path}/token`, undefined, auth);
  await call(`POST ${C}/token`, `${path}/token`, undefined, { authorization: "Bearer x.y.z" });
});

it("messages, their answers, traces and history are as documented", async () => {
  const { path, auth } = await started();
  const say = (query: string, body: unknown, headers = {}) =>
    call(`POST ${C}/messages`, `${path}/messages${query}`, body, { ...auth, ...headers });
  await say("", { id: "1", text: "hello" });
  await say("", { id: "1", text: "hello" });
  await say(
    "?wait=1&trace=1",
    { id: "2", text: "What is your return policy?" },
    { "x-operator-key": "operator-key-for-tests-only" },
  );
  await say(
    "?wait=1&trace=1",
    { id: "3", text: "Where is my order NG-10234?" },
    { "x-operator-key": "operator-key-for-tests-only" },
  );
  await say("?wait=1", { id: "4", text: "I want to talk to a person" });
  const place = [
    { kind: "location", ref: "geo:52.5,13.4" },
    { kind: "contact", ref: "tel:+4930123", name: "Ana" },
  ];
  await say("", { id: "5", text: "", attachments: place });
  await say("", { id: "6" });
  await call(`GET ${C}/messages`, `${path}/messages?after=0`, undefined, auth);
  await call(`GET ${C}/messages`, `${path}/messages?after=-1`, undefined, auth);
  await call(`POST ${C}/csat`, `${path}/csat`, { score: 4, comment: "fine" }, auth);
  await call(`POST ${C}/csat`, `${path}/csat`, { score: 9 }, auth);
  await call(`GET ${C}/memory`, `${path}/memory`, undefined, auth);
  await call(`GET ${C}/memory`, `${path}/memory`, undefined, {});
  await call(`DELETE ${C}/memory`, `${path}/memory?key=nothing`, undefined, auth);
  await call(`DELETE ${C}/memory`, `${path}/memory`, undefined, auth);
});

it("streams and sockets are as documented", async () => {
  const { path, token, auth } = await started();
  await call(`GET ${C}/events`, `${path}/events`, undefined, auth);
  await call(`GET ${C}/events`, `${path}/events?after=nonsense`, undefined, auth);
  await call("GET /api/v1/socket", "/api/v1/socket");
  const { result, socket } = await openSocket(product.url, token);
  expect(result).toBe("open");
  expect(document.paths["/api/v1/socket"]?.["get"]?.responses["101"]).toBeDefined();
  seen.add("GET /api/v1/socket 2xx");
  socket.terminate();
});

it("files are as documented", async () => {
  const { path, auth } = await started();
  const announce = (mimeType: string) =>
    call(`POST ${C}/attachments`, `${path}/attachments`, { name: "a.txt", mimeType, sizeBytes: 5 }, auth);
  const { ref, uploadUrl } = z.object({ ref: z.string(), uploadUrl: z.string() }).parse(await announce("text/plain"));
  await announce("image/svg+xml");
  for (const _ of ["taken", "used already"])
    await check(`PUT ${C}/attachments/{ref}`, await fetch(uploadUrl, { method: "PUT", body: "words" }));
  await call(`POST ${C}/messages`, `${path}/messages`, { id: "1", text: "", attachments: [{ ref }] }, auth);
  await call(`GET ${C}/messages`, `${path}/messages`, undefined, auth);
  expect(String(await call(`GET ${C}/attachments/{ref}`, `${path}/attachments/${ref}`, undefined, auth))).toBe("words");
  await call(`GET ${C}/attachments/{ref}`, `${path}/attachments/upload_nothing`, undefined, auth);
});

it("what watches the service is as documented", async () => {
  for (const path of ["/healthz", "/readyz", "/metrics"]) await call(`GET ${path}`, path);
  const backend = fakeBackend();
  const down = await createHttpServer(backend.deps);
  backend.state.databaseDown = true;
  await check("GET /readyz", await fetch(`${down.url}/readyz`));
  await down.close();
});

it("the operator API answers as documented", async () => {
  const O = "/api/v1/operator";
  const ask = async (operation: string, url: string, good: unknown, bad: unknown, badUrl = url) => {
    await call(operation, url, good, operator);
    await call(operation, badUrl, bad, bad === undefined && badUrl === url ? {} : operator);
  };
  await ask(`POST ${O}/understand`, `${O}/understand`, { text: "My number is +49 30 123456, where is NG-10234?" }, {});
  await ask(`GET ${O}/audit`, `${O}/audit?chain=system`, undefined, undefined);
  await ask(`GET ${O}/metrics`, `${O}/metrics`, undefined, undefined);
  await ask(`PUT ${O}/playbook`, `${O}/playbook`, testPlaybook, { name: "x" });
  await ask(`GET ${O}/playbook`, `${O}/playbook`, undefined, undefined);
  await ask(`GET ${O}/playbook/versions`, `${O}/playbook/versions`, undefined, undefined);
  const source = { id: "parking", title: "Parking", text: "There is no parking.", tier: "gold", category: "general" };
  await ask(`PUT ${O}/knowledge/sources`, `${O}/knowledge/sources`, { sources: [source] }, { sources: [{}] });
  await ask(`GET ${O}/knowledge/sources`, `${O}/knowledge/sources?limit=1`, undefined, undefined);
  await call(`GET ${O}/knowledge/sources`, `${O}/knowledge/sources?state=old`, undefined, operator);
  await ask(`GET ${O}/knowledge/policy`, `${O}/knowledge/policy?type=returns`, undefined, undefined);
  await ask(`POST ${O}/knowledge/reach`, `${O}/knowledge/reach`, { type: "returns", productIds: [] }, { type: 7 });
  await ask(`POST ${O}/playbook/restore`, `${O}/playbook/restore`, { version: 1 }, { version: 999 });
}, 120_000);

it("of every documented operation a success and a refusal were seen", () => {
  const neverRefused = ["GET /healthz error", "GET /metrics error"];
  const wanted = operations.flatMap(({ method, path }) =>
    ["2xx", "error"].map((what) => `${method.toUpperCase()} ${path} ${what}`),
  );
  expect(wanted.filter((one) => !seen.has(one))).toEqual(neverRefused);
});

it("every reference in the document leads somewhere", () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, target = ""]) => target);
  for (const target of references) {
    const found = target
      .split("/")
      .slice(1)
      .reduce<unknown>((at, name) => Object(at)[name], document);
    expect(found, target).toBeDefined();
  }
});

it("every served route is documented, and every documented one is served", () => {
  const { deps } = fakeBackend();
  const parts = {
    ...deps,
    tokens: createSessionTokens(deps.settings.sessionSecret, deps.clock),
    hints: createHints(deps.bus),
    refusals: createRefusalLimit(deps.clock, 20),
    publicUrl: () => "",
    closing: new AbortController().signal,
  };
  const metrics = createMetrics(async () => []);
  const app = createExpressApp(parts, { metrics, publicUrl: () => "", origins: () => () => false });
  const served = routesIn((app.router as unknown as Routes).stack, "").filter((route) => !isPage(route));
  const documented = operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
  expect([...new Set(served)].sort()).toEqual(documented.sort());
});

/** As express keeps them. */
interface Routes {
  readonly stack: readonly {
    readonly route?: { readonly path: string | readonly string[]; readonly methods: Readonly<Record<string, boolean>> };
    readonly handle: Partial<Routes>;
    match(path: string): { readonly path: string } | false;
  }[];
}

const mounts = ["/api/v1/conversations", "/api/v1/operator"];

function routesIn(stack: Routes["stack"], prefix: string): string[] {
  return stack.flatMap((layer) => {
    if (layer.route) {
      const { path, methods } = layer.route;
      return [path].flat().flatMap((one) =>
        Object.keys(methods).map((method) => {
          const full = `${prefix}${one === "/" && prefix ? "" : one}`.replaceAll(/:(\w+)/g, "{$1}");
          return `${method.toUpperCase()} ${full}`;
        }),
      );
    }
    if (!layer.handle.stack) return [];
    const mount = mounts.find((one) => (layer.match(one) || undefined)?.path === one) ?? "";
    return routesIn(layer.handle.stack, prefix + mount);
  });
}

const isPage = (route: string): boolean => /^GET \/($|demo|favicon|widget\.js|console|openapi\.json)/.test(route);
