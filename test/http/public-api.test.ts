import { SignJWT } from "jose";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createHttpServer, type HttpServer } from "../../src/http/index.ts";
import { client } from "./support/calls.ts";
import { fakeBackend } from "./support/fake-backend.ts";

const SIGNING = "a-secret-that-the-website-shares-with-us";
let backend: ReturnType<typeof fakeBackend>;
let server: HttpServer;

beforeEach(async () => {
  backend = fakeBackend({ widgetSigningSecret: SIGNING, allowedOrigins: ["https://shop.example"] });
  server = await createHttpServer(backend.deps);
});
afterEach(() => server.close());

const userToken = (claims: Record<string, unknown>, secret = SIGNING) =>
  new SignJWT(claims).setProtectedHeader({ alg: "HS256" }).sign(new TextEncoder().encode(secret));
const soon = () => Math.floor(Date.now() / 1000) + 600;

describe("starting a conversation", () => {
  it("gives a visitor an identity that the server made", async () => {
    const answer = await client(server.url).call("POST", "/api/v1/conversations", {});

    expect(answer.status).toBe(201);
    const { conversationId, token } = await answer.json();
    expect(token.split(".")).toHaveLength(3);
    expect(backend.talk(conversationId).sender).toMatchObject({
      trust: 0,
      externalId: expect.stringMatching(/^anonymous:/),
    });
  });

  it("works without a body", async () => {
    expect((await client(server.url).call("POST", "/api/v1/conversations")).status).toBe(201);
  });

  it("believes a signed user token, for as long as it lasts", async () => {
    const started = await client(server.url).start({ userToken: await userToken({ sub: "C-7", exp: soon() }) });
    await started.say("1", "hello");
    expect(backend.events[0]?.sender).toMatchObject({ trust: 2, backofficeId: "C-7", externalId: "user:C-7" });

    backend.state.now = () => new Date(Date.now() + 11 * 60_000);
    await started.say("2", "hello again");
    expect(backend.events[1]?.sender).toEqual({ trust: 0, externalId: "user:C-7" });
  });

  it.each([
    [
      "signed by somebody else",
      () => userToken({ sub: "C-7", exp: soon() }, "another-secret-of-the-same-length-as-ours"),
    ],
    ["without an end", () => userToken({ sub: "C-7" })],
    ["that ran out", () => userToken({ sub: "C-7", exp: 1 })],
    ["that names nobody", () => userToken({ exp: soon() })],
    ["that is unsigned", async () => `${btoa('{"alg":"none"}')}.${btoa('{"sub":"C-7"}')}.`],
  ])("refuses a user token %s", async (_what, make) => {
    const answer = await client(server.url).call("POST", "/api/v1/conversations", { userToken: await make() });

    expect(answer.status).toBe(401);
    expect((await answer.json()).error).toMatchObject({
      kind: "unauthenticated",
      field: "userToken",
      remedy: expect.any(String),
    });
  });

  it("names the accounts there are when the asked one does not exist", async () => {
    const answer = await client(server.url).call("POST", "/api/v1/conversations", {
      channel: "widget",
      account: "nowhere",
    });

    expect(answer.status).toBe(400);
    expect((await answer.json()).error).toMatchObject({
      field: "account",
      remedy: expect.stringContaining("widget/default"),
    });
  });

  it("never takes a user id or a trust level from the page", async () => {
    const answer = await client(server.url).call("POST", "/api/v1/conversations", { externalId: "user:C-7", trust: 2 });
    expect(answer.status).toBe(400);
    expect(backend.talks.size).toBe(0);
  });
});

describe("sending a message", () => {
  it("is answered 202 once committed, and 200 with the same sequence when repeated", async () => {
    const started = await client(server.url).start();
    const first = await started.say("m-1", "hello");
    const again = await started.say("m-1", "hello");

    expect([first.status, again.status]).toEqual([202, 200]);
    expect(await again.json()).toEqual(await first.json());
    expect(backend.talk(started.conversationId).rows.filter((row) => row.author === "customer")).toHaveLength(1);
  });

  it("waits for the committed reply when asked to", async () => {
    backend.state.answerAfterMs = 50;
    backend.state.answer = () => ({
      text: "From 9 to 5.",
      citations: [{ sourceId: "hours", tier: "gold", title: "Opening hours" }],
    });
    const started = await client(server.url).start();
    const answer = await started.say("m-1", "When are you open?", "?wait=1");

    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      messageId: expect.any(String),
      sequence: 1,
      reply: {
        text: "From 9 to 5.",
        language: "en",
        intent: { primary: "opening_hours", confidence: 0.93, category: "visit", kind: "question" },
        confidence: 0.91,
        outcome: "answered",
        citations: [{ sourceId: "hours", tier: "gold", title: "Opening hours" }],
      },
    });
  });

  it("finds the reply also when the hint about it was lost", async () => {
    backend.state.answerAfterMs = 20;
    const started = await client(server.url).start();
    backend.deps.bus.publish = () => undefined;
    const answer = await started.say("m-1", "hello", "?wait=1");
    expect((await answer.json()).reply.text).toBe("You said: hello");
  });

  it("repeats the reply when a waiting request is repeated", async () => {
    const started = await client(server.url).start();
    const first = await (await started.say("m-1", "hello", "?wait=1")).json();
    const again = await (await started.say("m-1", "hello", "?wait=1")).json();
    expect(again).toEqual(first);
  });

  it("says at once what is known when a person has the conversation", async () => {
    const started = await client(server.url).start();
    backend.talk(started.conversationId).owner = "agent";
    const answer = await started.say("m-1", "hello?", "?wait=1");

    expect(answer.status).toBe(202);
    expect(await answer.json()).toEqual({ messageId: expect.any(String), sequence: 1 });
  });

  it("shows the trace to operators only", async () => {
    const started = await client(server.url).start();
    const path = `${started.path}/messages?wait=1&trace=1`;
    const authorization = `Bearer ${started.token}`;
    const ask = (headers: Record<string, string>, id: string) =>
      client(server.url).call("POST", path, { id, text: "hi" }, { authorization, ...headers });

    const operator = await (await ask({ "x-operator-key": "operator-key-for-tests" }, "1")).json();
    const stranger = await (await ask({ "x-operator-key": "guess" }, "2")).json();

    expect(operator.trace.stages).toEqual([{ name: "understand", ms: 3, decision: "opening_hours 0.93" }]);
    expect(stranger.trace).toBeUndefined();
  });

  it("passes a pressed quick reply on as a button", async () => {
    const started = await client(server.url).start();
    await started.say("m-1", "Yes, please", "", { button: "confirm:1" });
    expect(backend.events[0]).toMatchObject({ kind: "button", value: "confirm:1", label: "Yes, please" });
  });

  it("keeps two conversations apart that use the same client id", async () => {
    const [one, two] = [await client(server.url).start(), await client(server.url).start()];
    await one.say("1", "from one");
    expect((await two.say("1", "from two")).status).toBe(202);
  });

  it("keeps every character, and replaces what no database can keep", async () => {
    const started = await client(server.url).start();
    await started.say("1", "a\u0000b 👩‍👩‍👧 \u202Eabc \uD800");
    expect(backend.events[0]).toMatchObject({ text: "a\uFFFDb 👩‍👩‍👧 \u202Eabc \uFFFD" });
  });

  it.each([
    ["no id", { text: "hello" }, "id"],
    ["nothing to say", { id: "1", text: "  " }, "text"],
    ["an object for text", { id: "1", text: { $ne: null } }, "text"],
    ["an id with spaces", { id: "a b", text: "hello" }, "id"],
    ["too long a text", { id: "1", text: "x".repeat(8_001) }, "text"],
    ["an unknown field", { id: "1", text: "hello", trust: 2 }, undefined],
  ])("refuses %s and names the field", async (_what, body, field) => {
    const started = await client(server.url).start();
    const answer = await started.post("/messages", body);

    expect(answer.status).toBe(400);
    const { error } = await answer.json();
    expect(error).toMatchObject({ kind: "invalid_input", message: expect.any(String), remedy: expect.any(String) });
    expect(error.field).toBe(field);
    expect(backend.events).toEqual([]);
  });

  it.each([
    ["broken JSON", '{"id":', 400],
    ["a list", "[]", 400],
    ["a hundred thousand brackets", "[".repeat(60_000), 400],
    ["more than 64 KB", JSON.stringify({ id: "1", text: "x".repeat(70_000) }), 413],
  ])("refuses %s and stays up", async (_what, body, status) => {
    const started = await client(server.url).start();
    expect((await started.post("/messages", body)).status).toBe(status);
    expect((await started.say("1", "still there?")).status).toBe(202);
  });

  it("answers 503 and commits nothing while the database is down, and the same id works later", async () => {
    const started = await client(server.url).start();
    backend.state.databaseDown = true;
    const refused = await started.say("1", "hello");
    backend.state.databaseDown = false;

    expect(refused.status).toBe(503);
    expect(refused.headers.get("retry-after")).toBe("2");
    expect(await refused.text()).not.toContain("ECONNREFUSED");
    expect((await started.say("1", "hello")).status).toBe(202);
  });
});

describe("tokens", () => {
  it("open their own conversation only; a foreign one looks missing", async () => {
    const [mine, other] = [await client(server.url).start(), await client(server.url).start()];
    const answer = await client(server.url).call("GET", `${other.path}/messages`, undefined, {
      authorization: `Bearer ${mine.token}`,
    });
    expect(answer.status).toBe(404);
  });

  it.each(["", "Bearer ", "Bearer x.y.z", "Basic abc"])("are needed (%s)", async (authorization) => {
    const { path } = await client(server.url).start();
    expect((await client(server.url).call("GET", `${path}/messages`, undefined, { authorization })).status).toBe(401);
  });

  it("run out after 15 minutes and can be renewed for 30 days", async () => {
    const started = await client(server.url).start();
    backend.state.now = () => new Date(Date.now() + 16 * 60_000);
    expect((await started.get("/messages")).status).toBe(401);

    const renewed = await started.post("/token");
    expect(renewed.status).toBe(200);
    const { token } = await renewed.json();
    const answer = await client(server.url).call("GET", `${started.path}/messages`, undefined, {
      authorization: `Bearer ${token}`,
    });
    expect(answer.status).toBe(200);

    backend.state.now = () => new Date(Date.now() + 31 * 86_400_000);
    expect((await started.post("/token")).status).toBe(401);
  });

  it("stop being looked at politely after 20 wrong ones in a minute, while the right one still works", async () => {
    const started = await client(server.url).start();
    const statuses: number[] = [];
    for (let n = 0; n < 25; n++) {
      const answer = await client(server.url).call("GET", `${started.path}/messages`, undefined, {
        authorization: "Bearer wrong",
      });
      statuses.push(answer.status);
    }
    expect(statuses.slice(0, 20)).toEqual(Array(20).fill(401));
    expect(statuses.slice(20)).toEqual(Array(5).fill(429));
    expect((await started.get("/messages")).status).toBe(200);
  });
});

describe("reading", () => {
  it("gives messages after a sequence with the client's own ids, and who serves the customer", async () => {
    const started = await client(server.url).start();
    await started.say("m-1", "hello", "?wait=1");
    const { messages, state } = await (await started.get("/messages?after=0")).json();

    expect(messages.map((message: { from: string; clientId?: string }) => [message.from, message.clientId])).toEqual([
      ["customer", "m-1"],
      ["bot", undefined],
    ]);
    expect(state).toEqual({ servedBy: "bot", lastSequence: 2 });
    expect((await (await started.get("/messages?after=2")).json()).messages).toEqual([]);
  });

  it("never shows notes between agents", async () => {
    const started = await client(server.url).start();
    backend.add(backend.talk(started.conversationId), "note", { text: "this customer is difficult" });
    expect((await (await started.get("/messages")).json()).messages).toEqual([]);
  });

  it.each(["after=-1", "after=abc", "limit=0", "after=99999999999999999999"])("refuses ?%s", async (query) => {
    const started = await client(server.url).start();
    expect((await started.get(`/messages?${query}`)).status).toBe(400);
  });
});

describe("rating", () => {
  it("keeps a score with a comment", async () => {
    const started = await client(server.url).start();
    expect((await started.post("/csat", { score: 5, comment: "quick!" })).status).toBe(204);
    expect(backend.ratings.get(started.conversationId)).toEqual({ score: 5, comment: "quick!" });
  });

  it.each([0, 6, 2.5, "5", null])("refuses %s", async (score) => {
    const started = await client(server.url).start();
    expect((await started.post("/csat", { score })).status).toBe(400);
  });
});

describe("other websites", () => {
  it("may use the API when they are named in the settings", async () => {
    const ask = (origin: string) =>
      fetch(`${server.url}/api/v1/conversations`, { method: "OPTIONS", headers: { origin } });
    expect((await ask("https://shop.example")).headers.get("access-control-allow-origin")).toBe("https://shop.example");
    expect((await ask("https://evil.example")).headers.get("access-control-allow-origin")).toBeNull();
  });
});
