import { request } from "node:http";
import { connect } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AppError } from "../../src/core/errors.ts";
import { createHttpServer, type HttpServer } from "../../src/http/index.ts";
import { fakeBackend } from "./support/fake-backend.ts";

let backend: ReturnType<typeof fakeBackend>;
let server: HttpServer;

beforeEach(async () => {
  backend = fakeBackend({ publicUrl: "https://bot.example" });
  server = await createHttpServer(backend.deps);
});
afterEach(() => server.close());

const post = (path: string, body: string | Uint8Array<ArrayBuffer> = "{}", headers: Record<string, string> = {}) =>
  fetch(server.url + path, { method: "POST", body, headers });

describe("a webhook", () => {
  it("reaches its channel with raw bytes, lower-case headers and the public address that signatures cover", async () => {
    const bytes = new Uint8Array([0x7b, 0xff, 0x00, 0x7d]);
    const answer = await post("/webhooks/telegram?b=2&a=%20x", bytes, { "X-Secret": "s" });

    expect(answer.status).toBe(200);
    const [call] = backend.webhooks;
    expect(call?.channel).toBe("telegram");
    expect(call?.request).toMatchObject({
      method: "POST",
      url: "https://bot.example/webhooks/telegram?b=2&a=%20x",
      headers: { "x-secret": "s" },
    });
    expect([...(call?.request.body ?? [])]).toEqual([...bytes]);
  });

  it.each([
    ["/webhooks/whatsapp-twilio/status", "whatsapp-twilio"],
    ["/api/messages", "teams"],
    ["/webhooks/site", "site"],
  ])("at %s belongs to %s", async (path, channel) => {
    await post(path);
    expect(backend.webhooks[0]?.channel).toBe(channel);
  });

  it("is answered with what the channel says", async () => {
    backend.state.answerWebhook = async () => ({ status: 200, body: "<Response/>", contentType: "text/xml" });
    const answer = await fetch(`${server.url}/webhooks/whatsapp-cloud?hub.challenge=1`);
    expect([answer.headers.get("content-type"), await answer.text()]).toEqual(["text/xml", "<Response/>"]);
  });

  it("is only acknowledged after its commit", async () => {
    let commit = () => {};
    backend.state.answerWebhook = () => new Promise((resolve) => (commit = () => resolve({ status: 200 })));
    let answered = false;
    const answer = post("/webhooks/telegram").then((response) => {
      answered = true;
      return response.status;
    });
    while (backend.webhooks.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(answered).toBe(false);
    commit();
    expect(await answer).toBe(200);
  });

  it.each([
    ["forged", new AppError("unauthenticated", "wrong signature"), 401],
    ["unreadable", new AppError("invalid_input", "not JSON"), 400],
    ["for a channel that is off", new AppError("not_found", "off"), 404],
    ["that could not be committed", new Error("connect ECONNREFUSED"), 503],
    ["whose store is away", new AppError("unavailable", "database down"), 503],
    ["that a wrong setting breaks", new AppError("misconfigured", "token unset"), 503],
  ])("%s gets the right status", async (_what, error, status) => {
    backend.state.answerWebhook = async () => {
      throw error;
    };
    const answer = await post("/webhooks/telegram");
    expect(answer.status).toBe(status);
    expect(await answer.text()).not.toContain("ECONNREFUSED");
    backend.state.answerWebhook = async () => ({ status: 200 });
    expect((await post("/webhooks/telegram")).status).toBe(200);
  });

  it("larger than 3 MB is refused unread, whether it says so or not", async () => {
    expect((await post("/webhooks/telegram", "x".repeat(3_145_729))).status).toBe(413);
    expect(await chunked(3_200_000)).toBe(413);
    expect(backend.webhooks).toEqual([]);
    expect((await post("/webhooks/telegram", "x".repeat(3_145_728))).status).toBe(200);
  });

  it("by another method is refused", async () => {
    const answer = await fetch(`${server.url}/webhooks/telegram`, { method: "DELETE" });
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET, POST"]);
  });

  it("with a wrong secret is answered 429 after 20 guesses a minute, while the genuine one still gets through", async () => {
    backend.state.answerWebhook = async (_channel, { headers }) => {
      if (headers["x-secret"] !== "right") throw new AppError("unauthenticated", "wrong secret");
      return { status: 200 };
    };
    const statuses = [];
    for (let n = 0; n < 23; n++)
      statuses.push((await post("/webhooks/telegram", "{}", { "x-secret": `guess ${n}` })).status);
    expect(statuses).toEqual([...Array(20).fill(401), 429, 429, 429]);
    expect((await post("/webhooks/telegram", "{}", { "x-secret": "right" })).status).toBe(200);
  });

  it("is not fooled by headers that claim another address", async () => {
    await post("/webhooks/telegram", "{}", { "x-forwarded-host": "evil.example", "x-forwarded-proto": "http" });
    expect(backend.webhooks[0]?.request.url).toBe("https://bot.example/webhooks/telegram");
  });

  it("that breaks off half way disturbs nobody", async () => {
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    socket.write("POST /webhooks/telegram HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf");
    await new Promise((resolve) => setTimeout(resolve, 30));
    socket.destroy();
    expect((await post("/webhooks/telegram")).status).toBe(200);
    expect(backend.webhooks).toHaveLength(1);
  });
});

/** Sends without saying how much will come. */
function chunked(bytes: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const sending = request(
      `${server.url}/webhooks/telegram`,
      { method: "POST", headers: { "transfer-encoding": "chunked" } },
      (answer) => resolve(answer.statusCode ?? 0),
    );
    sending.on("error", reject);
    sending.write("x".repeat(bytes));
  });
}
