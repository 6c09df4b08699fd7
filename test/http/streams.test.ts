import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createHttpServer, type HttpServer } from "../../src/http/index.ts";
import { client, openSocket, readEvents } from "./support/calls.ts";
import { fakeBackend } from "./support/fake-backend.ts";

let backend: ReturnType<typeof fakeBackend>;
let server: HttpServer;

beforeEach(async () => {
  backend = fakeBackend({ allowedOrigins: ["https://shop.example"] });
  server = await createHttpServer(backend.deps);
});
afterEach(() => server.close());

describe("the socket", () => {
  it("acknowledges a message after its commit and brings the reply", async () => {
    const { token, conversationId } = await client(server.url).start();
    const socket = await openSocket(server.url, token);
    socket.send({ type: "message", id: "m-1", text: "hello" });

    expect(await socket.until((frame) => frame.type === "ack")).toMatchObject({ id: "m-1", sequence: 1 });
    const reply = await socket.until((frame) => frame.message?.from === "bot");
    expect(reply.message).toMatchObject({ sequence: 2, text: "You said: hello" });
    expect(backend.talk(conversationId).rows).toHaveLength(2);
    socket.socket.close();
  });

  it("answers only with its own protocol, so that the token is not echoed", async () => {
    const { token } = await client(server.url).start();
    const { socket } = await openSocket(server.url, token);
    expect(socket.protocol).toBe("chat.v1");
    socket.close();
  });

  it("resumes by sequence: what was missed comes once and in order", async () => {
    const started = await client(server.url).start();
    const talk = backend.talk(started.conversationId);
    const first = await openSocket(server.url, started.token);
    first.send({ type: "message", id: "1", text: "one" });
    await first.until((frame) => frame.message?.sequence === 2);
    first.socket.terminate();
    for (let n = 3; n <= 250; n++) backend.add(talk, "agent", { text: `line ${n}` });

    const second = await openSocket(server.url, started.token, 2);
    await second.until((frame) => frame.message?.sequence === 250);
    const sequences = second.frames.flatMap((frame) => frame.message?.sequence ?? []);
    expect(sequences).toEqual(Array.from({ length: 248 }, (_, n) => n + 3));
    second.socket.close();
  });

  it("takes the same message again, on either way, as one", async () => {
    const started = await client(server.url).start();
    await started.say("same", "hello");
    const socket = await openSocket(server.url, started.token);
    socket.send({ type: "message", id: "same", text: "hello" });
    expect(await socket.until((frame) => frame.type === "ack")).toMatchObject({ id: "same", sequence: 1 });
    expect(backend.events).toHaveLength(1);
    socket.socket.close();
  });

  it("commits messages in the order of their frames", async () => {
    const { token, conversationId } = await client(server.url).start();
    backend.state.answer = () => undefined;
    const socket = await openSocket(server.url, token);
    for (let n = 1; n <= 20; n++) socket.send({ type: "message", id: String(n), text: `n${n}` });
    await socket.until((frame) => frame.type === "ack" && frame.id === "20");
    expect(backend.talk(conversationId).rows.map((row) => row.content.text)).toEqual(
      Array.from({ length: 20 }, (_, n) => `n${n + 1}`),
    );
    socket.socket.close();
  });

  it("is refused without a good token and from foreign pages", async () => {
    const { token } = await client(server.url).start();
    expect((await openSocket(server.url, "wrong")).result).toBe(401);
    expect((await openSocket(server.url, token, 0, { origin: "https://evil.example" })).result).toBe(403);
    expect((await openSocket(server.url, token, 0, { origin: "null" })).result).toBe(403);
    for (const origin of ["https://shop.example", server.url]) {
      const socket = await openSocket(server.url, token, 0, { origin });
      expect(socket.result).toBe("open");
      socket.socket.close();
    }
  });

  it.each([
    ["no JSON", "hello"],
    ["an unknown type", { type: "takeover" }],
    ["a missing id", { type: "message", text: "hello" }],
    ["an object for text", { type: "message", id: "1", text: { $ne: null } }],
    ["more than it may say", { type: "message", id: "1", text: "hello", trust: 2 }],
  ])("says what is wrong with %s and goes on", async (_what, frame) => {
    const { token } = await client(server.url).start();
    const socket = await openSocket(server.url, token);
    socket.send(frame);
    expect((await socket.until(({ type }) => type === "error")).error?.kind).toBe("invalid_input");
    socket.send({ type: "ping" });
    await socket.until(({ type }) => type === "pong");
    expect(backend.events).toEqual([]);
    socket.socket.close();
  });

  it("tells the client to try again while the database is down, and never acknowledges then", async () => {
    const { token } = await client(server.url).start();
    const socket = await openSocket(server.url, token);
    backend.state.databaseDown = true;
    socket.send({ type: "message", id: "1", text: "hello" });
    expect(await socket.until(({ type }) => type === "error")).toMatchObject({ id: "1", retryable: true });
    backend.state.databaseDown = false;
    socket.send({ type: "message", id: "1", text: "hello" });
    expect(await socket.until(({ type }) => type === "ack")).toMatchObject({ id: "1", sequence: 1 });
    socket.socket.close();
  });

  it("closes on an oversize frame, a binary frame and a flood, and the server stays up", async () => {
    const { token } = await client(server.url).start();
    const large = await openSocket(server.url, token);
    large.send("x".repeat(70_000));
    expect(await large.closed).toBe(1009);

    const binary = await openSocket(server.url, token);
    binary.socket.send(Buffer.from([1, 2, 3]));
    expect(await binary.closed).toBe(1003);

    const flood = await openSocket(server.url, token);
    for (let n = 0; n < 200; n++) flood.send({ type: "ping" });
    expect(await flood.closed).toBe(1008);
    expect((await client(server.url).call("GET", "/healthz")).status).toBe(200);
  });

  it("closes with 4401 when the token runs out", async () => {
    const started = Date.UTC(2026, 0, 1);
    backend.state.now = () => new Date(started);
    const { token } = await client(server.url).start();
    // The socket opens in the token's last moment.
    backend.state.now = () => new Date(started + 15 * 60_000 - 300);
    const socket = await openSocket(server.url, token);
    expect(await socket.closed).toBe(4401);
  });

  it("keeps the newest five of one conversation", async () => {
    const { token } = await client(server.url).start();
    const first = await openSocket(server.url, token);
    const others = [];
    for (let n = 0; n < 5; n++) others.push(await openSocket(server.url, token));
    expect(await first.closed).toBe(1008);
    expect(others.map(({ socket }) => socket.readyState)).toEqual(Array(5).fill(1));
  });

  it("shows that somebody is writing, and who serves the customer", async () => {
    const { token, conversationId } = await client(server.url).start();
    const socket = await openSocket(server.url, token);
    await socket.until((frame) => frame.state?.servedBy === "bot");
    backend.bus.publish({ conversationId: backend.talk(conversationId).threadId, sequence: 0, about: "typing" });
    await socket.until((frame) => frame.type === "typing");
    backend.talk(conversationId).owner = "queue";
    backend.bus.publish({ conversationId, sequence: 0, about: "changed" });
    await socket.until((frame) => frame.state?.servedBy === "queue");
    socket.socket.close();
  });
});

describe("server-sent events", () => {
  it("resume after Last-Event-ID, each event with its sequence as id", async () => {
    const started = await client(server.url).start();
    await started.say("1", "one", "?wait=1");
    await started.say("2", "two", "?wait=1");
    const answer = await started.get("/events", { "last-event-id": "2" });

    expect(answer.headers.get("x-accel-buffering")).toBe("no");
    expect(answer.headers.get("content-type")).toContain("text/event-stream");
    const events = await readEvents(answer, (seen) => seen.filter(({ event }) => event === "message").length === 2);
    expect(events.filter(({ event }) => event === "message").map(({ id, data }) => [id, data.text])).toEqual([
      ["3", "two"],
      ["4", "You said: two"],
    ]);
  });

  it("bring what happens while they are open", async () => {
    const started = await client(server.url).start();
    const answer = await started.get("/events");
    const reading = readEvents(answer, (seen) => seen.some(({ data }) => data.text === "You said: hi"));
    await started.say("1", "hi");
    expect((await reading).map(({ event }) => event)).toContain("state");
  });

  it("refuse a nonsense Last-Event-ID", async () => {
    const started = await client(server.url).start();
    expect((await started.get("/events", { "last-event-id": "abc" })).status).toBe(400);
  });

  it("end when the server stops, instead of holding it up", async () => {
    const started = await client(server.url).start();
    const answer = await started.get("/events");
    const reading = readEvents(answer, () => false);
    await server.close();
    await reading;
    server = await createHttpServer(backend.deps);
  });
});
