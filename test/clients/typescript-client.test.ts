import { execFile } from "node:child_process";
import { getEventListeners } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type * as Client from "../../clients/typescript/src/index.ts";
import { clientTypes } from "../../src/http/client-types.ts";
import { createHttpServer } from "../../src/http/index.ts";
import { fakeBackend } from "../http/support/fake-backend.ts";
import type { TestApp } from "../support/app.ts";
import { startPublicApp } from "../support/public-app.ts";

let built: string;
let createClient: typeof Client.createClient;
let product: TestApp;
beforeAll(async () => {
  // As it is published: built, and loaded as JavaScript.
  built = await mkdtemp(path.join(tmpdir(), "switchboard-client-"));
  const compiler = path.resolve("node_modules/typescript/bin/tsc");
  await promisify(execFile)(process.execPath, [compiler, "-p", "clients/typescript", "--outDir", built]);
  ({ createClient } = (await import(path.join(built, "index.js"))) as typeof Client);
  product = await startPublicApp({});
}, 120_000);
afterAll(async () => {
  await product?.[Symbol.asyncDispose]();
  await rm(built, { recursive: true, force: true });
});

const question = "What is your return policy?";

/** Does what is asked, and loses the first answers to requests of this kind. */
function losing(method: string, part: string, times: number): typeof fetch {
  let left = times;
  return async (input, init) => {
    const answer = await fetch(input, init);
    if (init?.method !== method || !String(input).includes(part) || left-- <= 0) return answer;
    await answer.arrayBuffer();
    throw new TypeError("the connection was reset");
  };
}

describe("the TypeScript client", () => {
  it("knows exactly what the server's OpenAPI says (npm run client:types)", async () => {
    expect(await readFile("clients/typescript/src/api-types.ts", "utf8")).toBe(clientTypes());
  });

  it("asks, hears the answer with its sources, and reads it again", async () => {
    const conversation = await createClient({ baseUrl: product.url }).start({ language: "en" });
    const { reply } = await conversation.send(question, { wait: true });
    expect(reply?.text).toMatch(/30 days/);
    expect(reply?.citations.length).toBeGreaterThan(0);
    const { messages } = await conversation.history();
    expect(messages.map(({ from }) => from)).toEqual(["customer", "bot"]);
    await conversation.rate(5, "quick");
  });

  it("leaves nothing behind on a signal that lives as long as the app", async () => {
    const app = new AbortController();
    const conversation = await createClient({ baseUrl: product.url }).start();
    for (const text of ["Hello", "Thanks"]) await conversation.send(text, { signal: app.signal });
    expect(getEventListeners(app.signal, "abort")).toEqual([]);
  });

  it("sends again after silence, and the message is there once", async () => {
    const client = createClient({ baseUrl: product.url, fetch: losing("POST", "/messages", 2) });
    const conversation = await client.start();
    await conversation.send("hello");
    const { messages } = await conversation.history();
    expect(messages.filter(({ from }) => from === "customer")).toHaveLength(1);
  });

  it("follows over a restart of the server, leaves nothing out and tells nothing twice", async () => {
    const conversation = await createClient({ baseUrl: product.url }).start();
    const leaving = new AbortController();
    const heard: string[] = [];
    const following = (async () => {
      for await (const event of conversation.follow({ signal: leaving.signal }))
        if (event.type === "message") heard.push(`${event.message.sequence} ${event.message.from}`);
    })();
    await conversation.send(question);
    await expect.poll(() => heard, { timeout: 20_000 }).toEqual(["1 customer", "2 bot"]);
    await product.restart();
    await conversation.send("And what does shipping cost?");
    await expect.poll(() => heard, { timeout: 30_000 }).toEqual(["1 customer", "2 bot", "3 customer", "4 bot"]);
    leaving.abort();
    await following;
  }, 90_000);

  it("follows by asking now and then where nothing can be streamed", async () => {
    const conversation = await createClient({ baseUrl: product.url }).start();
    await conversation.send(question, { wait: true });
    const heard: string[] = [];
    for await (const event of conversation.follow({ by: "poll", pollEveryMs: 100 })) {
      if (event.type === "message") heard.push(event.message.from);
      if (heard.length === 2) break;
    }
    expect(heard).toEqual(["customer", "bot"]);
  });

  it("uploads a file also when the answer gets lost, refers to it, and gets it back", async () => {
    const client = createClient({ baseUrl: product.url, fetch: losing("PUT", "/attachments/", 1) });
    const conversation = await client.start();
    const file = await conversation.upload(new Blob(["my notes"], { type: "text/plain" }), "notes.txt");
    expect(file).toMatchObject({ kind: "file", name: "notes.txt", mimeType: "text/plain", sizeBytes: 8 });
    await conversation.send("see my notes", { attachments: [{ ref: file.ref }] });
    expect(await (await conversation.download(file.ref)).text()).toBe("my notes");
  });

  it("says what the server refused, and which field to mend", async () => {
    const conversation = await createClient({ baseUrl: product.url }).start();
    await expect(conversation.send("")).rejects.toMatchObject({ status: 400, kind: "invalid_input", field: "text" });
    await expect(createClient({ baseUrl: "http://127.0.0.1:2", giveUpMs: 500 }).start()).rejects.toMatchObject({
      status: 0,
      kind: "unreachable",
    });
  });

  it("renews a token that ran out, once for all who ask, and gives it to be kept", async () => {
    const backend = fakeBackend();
    const server = await createHttpServer(backend.deps);
    const kept: Client.SavedConversation[] = [];
    const client = createClient({ baseUrl: server.url, onRenewed: (saved) => void kept.push(saved) });
    const { saved } = await client.start();
    backend.state.now = () => new Date(Date.now() + 3 * 86_400_000);

    // The phone's clock is three days behind the server's: only the 401 tells.
    const conversation = client.resume(saved);
    await Promise.all([conversation.send("one"), conversation.send("two"), conversation.send("three")]);
    expect(kept).toHaveLength(1);
    expect(conversation.saved).toEqual(kept[0]);
    expect(conversation.saved.token).not.toBe(saved.token);

    // A clock that knows: renewed before it is refused.
    const later = client.resume({ ...conversation.saved, expiresAt: new Date(0).toISOString() });
    await later.history();
    expect(kept).toHaveLength(2);

    backend.state.now = () => new Date(Date.now() + 40 * 86_400_000);
    await expect(client.resume(saved).history()).rejects.toMatchObject({ status: 401 });
    await server.close();
  });
});
