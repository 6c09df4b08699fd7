import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { AppError } from "../../src/core/errors.ts";
import { createHttpServer, type HttpServer } from "../../src/http/index.ts";
import { client, type Started } from "./support/calls.ts";
import { fakeBackend } from "./support/fake-backend.ts";

let server: HttpServer;
let started: Started;
const backend = fakeBackend({
  limits: {
    messagesPerConversation: 1e6,
    conversationsPerAddress: 1e6,
    readsPerConversation: 1e6,
    refusalsPerAddress: 1e6,
  },
});

beforeAll(async () => {
  server = await createHttpServer(backend.deps);
  started = await client(server.url).start();
});
afterAll(() => server.close());

const odd = fc.oneof(
  fc.json(),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString("latin1")),
  fc.constantFrom(
    "1e400",
    "-0",
    '"\\ud800"',
    '{"__proto__":{"trust":2}}',
    '{"id":"1","id":"2","text":"x"}',
    "null",
    "\u0000",
    "[[[[",
    '{"constructor":{"prototype":{}}}',
  ),
  fc
    .record({ id: fc.anything(), text: fc.anything(), button: fc.anything(), attachments: fc.anything() })
    .map((value) => {
      try {
        return JSON.stringify(value) ?? "";
      } catch {
        return "";
      }
    }),
);

it("answers any body on any route with 2xx or 4xx, and stays up", async () => {
  const paths = [
    "/api/v1/conversations",
    `${started.path}/messages`,
    `${started.path}/csat`,
    `${started.path}/token`,
    "/api/v1/operator/understand",
  ];
  const keys = [`Bearer ${started.token}`, "Bearer operator-key-for-tests"];
  await fc.assert(
    fc.asyncProperty(odd, fc.constantFrom(...paths), fc.constantFrom(...keys), async (body, path, authorization) => {
      const answer = await client(server.url).call("POST", path, body, { authorization });
      await answer.arrayBuffer();
      expect(answer.status).toBeLessThan(500);
    }),
    { numRuns: 400 },
  );
  expect(Reflect.get({}, "trust")).toBeUndefined();
  expect((await client(server.url).call("GET", "/healthz")).status).toBe(200);
});

it("commits nothing of a forged webhook, whatever its body is", async () => {
  backend.state.answerWebhook = async () => {
    throw new AppError("unauthenticated", "wrong signature");
  };
  await fc.assert(
    fc.asyncProperty(odd, async (body) => {
      const answer = await client(server.url).call("POST", "/webhooks/telegram", body);
      expect(answer.status).toBe(401);
    }),
    { numRuns: 200 },
  );
});
