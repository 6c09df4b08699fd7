import { connect } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createHttpServer, type HttpServer } from "../../src/http/index.ts";
import { client } from "./support/calls.ts";
import { fakeBackend, testPlaybook } from "./support/fake-backend.ts";

let backend: ReturnType<typeof fakeBackend>;
let server: HttpServer;

beforeEach(async () => {
  backend = fakeBackend();
  server = await createHttpServer(backend.deps);
});
afterEach(() => server.close());

const operator = { authorization: "Bearer operator-key-for-tests" };
const call = (...args: Parameters<ReturnType<typeof client>["call"]>) => client(server.url).call(...args);

describe("starting", () => {
  it("refuses secrets that are too short, and says what to do", async () => {
    await expect(
      createHttpServer({ ...backend.deps, settings: { ...backend.deps.settings, sessionSecret: Buffer.alloc(16) } }),
    ).rejects.toMatchObject({ kind: "misconfigured" });
    await expect(
      createHttpServer({ ...backend.deps, settings: { ...backend.deps.settings, widgetSigningSecret: "" } }),
    ).rejects.toThrow(/WIDGET_SIGNING_SECRET/);
  });

  it("says so when the port is taken", async () => {
    const port = Number(new URL(server.url).port);
    await expect(
      createHttpServer({ ...backend.deps, settings: { ...backend.deps.settings, port } }),
    ).rejects.toMatchObject({ kind: "misconfigured" });
  });
});

describe("health", () => {
  it("tells being alive from being ready", async () => {
    backend.state.databaseDown = true;
    expect((await call("GET", "/healthz")).status).toBe(200);
    const answer = await call("GET", "/readyz");
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ status: "not-ready", checks: [{ name: "database", ok: false }] });
  });

  it("shows figures for Prometheus: own latencies and collected ones", async () => {
    await call("POST", "/webhooks/telegram", {});
    const text = await (await call("GET", "/metrics")).text();
    expect(text).toContain('switchboard_webhook_seconds_count{channel="telegram",status="200"} 1');
    expect(text).toContain('switchboard_queue_depth{hint="turn"} 4');
  });
});

describe("the operator API", () => {
  const routes = [
    ["PUT", "/api/v1/operator/playbook", testPlaybook],
    ["GET", "/api/v1/operator/playbook", undefined],
    ["GET", "/api/v1/operator/playbook/versions", undefined],
    ["POST", "/api/v1/operator/playbook/restore", { version: 1 }],
    ["PUT", "/api/v1/operator/knowledge/sources", { sources: [] }],
    ["POST", "/api/v1/operator/understand", { text: "when are you open?" }],
    ["GET", "/api/v1/operator/audit?chain=system", undefined],
    ["GET", "/api/v1/operator/metrics", undefined],
  ] as const;

  it.each(routes)("%s %s needs the key", async (method, path, body) => {
    expect((await call(method, path, body)).status).toBe(401);
    expect((await call(method, path, body, { authorization: "Bearer operator-key-for-test" })).status).toBe(401);
    expect((await call(method, path, body, operator)).status).toBe(200);
  });

  it("is off without a configured key, also for an empty one", async () => {
    const { operatorApiKey: _, ...settings } = backend.deps.settings;
    const off = await createHttpServer({ ...backend.deps, settings });
    for (const authorization of ["Bearer ", "Bearer undefined", "Bearer x"]) {
      expect((await client(off.url).call("GET", "/api/v1/operator/metrics", undefined, { authorization })).status).toBe(
        404,
      );
    }
    await off.close();
  });

  it("names the fields of a broken playbook, and the running one stays", async () => {
    const answer = await call(
      "PUT",
      "/api/v1/operator/playbook",
      { ...testPlaybook, languages: [], intents: [{ id: "a b", examples: [] }] },
      operator,
    );
    expect(answer.status).toBe(400);
    const { error } = await answer.json();
    expect(error.problems.map((problem: { field: string }) => problem.field)).toEqual(["languages", "intents.0.id"]);
  });

  it("takes sources as a list or as an object", async () => {
    const source = { id: "hours", title: "Hours", text: "9 to 5", tier: "gold" };
    expect(await (await call("PUT", "/api/v1/operator/knowledge/sources", [source], operator)).json()).toEqual({
      version: 3,
      sources: 1,
    });
    expect(
      (await call("PUT", "/api/v1/operator/knowledge/sources", { sources: [{ ...source, tier: "iron" }] }, operator))
        .status,
    ).toBe(400);
  });

  it("tells wrong keys from one address to stop after 20", async () => {
    const statuses = [];
    for (let n = 0; n < 22; n++)
      statuses.push(
        (await call("GET", "/api/v1/operator/metrics", undefined, { authorization: `Bearer guess${n}` })).status,
      );
    expect(statuses).toEqual([...Array(20).fill(401), 429, 429]);
  });
});

describe("/openapi.json", () => {
  it("is OpenAPI 3.1 made from the schemas that validate", async () => {
    const document = await (await call("GET", "/openapi.json")).json();
    expect(document.openapi).toBe("3.1.0");
    const message =
      document.paths["/api/v1/conversations/{id}/messages"].post.requestBody.content["application/json"].schema;
    expect(message).toMatchObject({
      type: "object",
      required: ["id"],
      additionalProperties: false,
      properties: { text: { type: "string", maxLength: 8000 } },
    });
  });
});

describe("pages", () => {
  it("show the playbook in force, with its texts escaped and nothing from elsewhere", async () => {
    const answer = await call("GET", "/demo");
    const html = await answer.text();
    expect(html).toContain("Lighthouse Tours &lt;&amp;&gt;");
    expect(html).toContain("Harbour tour");
    expect(html).not.toContain("<script>");
    const policy = answer.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain("unsafe");
  });

  it.each(["/", "/demo", "/console", "/healthz", "/openapi.json", "/nowhere", "/api/v1/conversations"])(
    "%s carries security headers and does not name its server",
    async (path) => {
      const answer = await fetch(server.url + path, { redirect: "manual" });
      expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
      expect(answer.headers.get("x-powered-by")).toBeNull();
    },
  );

  it.each([
    "/console/../../package.json",
    "/console/%2e%2e/%2e%2e/package.json",
    "/console/..%2f..%2fpackage.json",
    "//etc/passwd",
  ])("never serve a file from outside their folder (%s)", async (path) => {
    expect(await raw(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)).not.toContain(
      '"devDependencies"',
    );
  });
});

describe("nonsense", () => {
  it.each([
    ["headers over 16 KB", `GET / HTTP/1.1\r\nHost: x\r\nX: ${"x".repeat(20_000)}\r\n\r\n`, "431"],
    ["no HTTP at all", "hello\r\n\r\n", "400"],
    [
      "a whole URL as its path",
      "GET http://evil.example/healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
      "400",
    ],
    [
      "broken percent signs",
      "GET /api/v1/conversations/%E0%A4%A/messages HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
      "400",
    ],
    [
      "an upgrade elsewhere",
      "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
      "404",
    ],
  ])("%s is refused", async (_what, text, status) => {
    expect((await raw(text)).split(" ")[1]).toBe(status);
    expect((await call("GET", "/healthz")).status).toBe(200);
  });
});

function raw(text: string): Promise<string> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(server.url);
    let answer = "";
    const socket = connect(Number(port), hostname, () => socket.write(text));
    socket.on("data", (data) => {
      answer += data;
    });
    socket.on("error", () => resolve(answer));
    socket.on("close", () => resolve(answer));
  });
}
