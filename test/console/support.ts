import { randomBytes, randomUUID } from "node:crypto";
import { createServer } from "node:http";
import path from "node:path";
import express from "express";
import { WebSocket } from "ws";
import { createConsoleApi } from "../../src/console/api/index.ts";
import { createAgentActions } from "../../src/core/agent-actions.ts";
import type { Bus, BusHint } from "../../src/core/contracts/bus.ts";
import type { Channel } from "../../src/core/contracts/channel.ts";
import type { ChainCheck } from "../../src/core/contracts/console.ts";
import { createCustomerFiles } from "../../src/core/customer-files.ts";
import { createCustomerLinks } from "../../src/core/customer-links.ts";
import type { HandoffPackage } from "../../src/core/handoff.ts";
import type { InboundEvent } from "../../src/core/message.ts";
import { handedOff } from "../../src/core/ownership.ts";
import { pageRoutes } from "../../src/http/pages.ts";
import { createAgentDirectory } from "../../src/store/console-agents.ts";
import { createConsoleReads } from "../../src/store/console-store.ts";
import { createMemoryDesk } from "../../src/store/customer-memory.ts";
import { createInboxStore } from "../../src/store/inbox-store.ts";
import { createOpenedAttachments } from "../../src/store/opened-attachments.ts";
import { createOwnershipStore } from "../../src/store/ownership-store.ts";
import { createPeopleStore } from "../../src/store/people-store.ts";
import { createPersonalReveals } from "../../src/store/personal-reveals.ts";
import { createTurnStore } from "../../src/store/turn-store.ts";
import { createVault } from "../../src/store/vault.ts";
import { freshStore, messageEvent, replyOf, testMask, testRules } from "../support/store.ts";

/** Hands hints on at once, in the process. */
function localBus(): Bus {
  const listeners = new Set<(hint: BusHint) => void>();
  return {
    publish: (hint) => {
      for (const listener of listeners) listener(hint);
    },
    subscribe(listener) {
      listeners.add(listener);
      return { [Symbol.dispose]: () => void listeners.delete(listener) };
    },
  };
}

const plainChannel: Channel = {
  name: "telegram",
  account: "default",
  shows: {
    formatting: false,
    quickReplies: 0,
    cards: false,
    attachments: false,
    sources: "line",
    typing: false,
    receipts: false,
  },
  render: ({ text }) => [{ text }],
  send: async () => ({ outcome: "sent", platformId: randomUUID() }),
  fetchAttachment: async (ref) => ({ bytes: Buffer.from(`bytes of ${ref}`), mimeType: "text/html" }),
};

/** A channel with limits and a window. */
const whatsappRules = {
  name: "whatsapp-twilio",
  window: { openMs: 24 * 3_600_000, template: true },
  limits: () => [{ scope: "account", count: 80, perMs: 1000 } as const],
};

const unused = () => Promise.reject(new Error("not used"));

const distFolder = path.resolve(import.meta.dirname, "../../dist");

/** The console's API over the real store and the real agent actions, listening on a port of its own. */
export async function startConsole() {
  const store = await freshStore();
  const { db } = store;
  // Dropping the database may end a connection that the pool is just closing; that is no fault of the test.
  db.pool.on("connect", (client) => client.on("error", () => undefined));
  const bus = localBus();
  const vault = createVault(db);
  const inbox = createInboxStore(db, () => testRules);
  const turns = createTurnStore(db, () => testRules, "console-test");
  const channels = new Map([
    ["telegram", plainChannel],
    ["whatsapp-twilio", { ...plainChannel, ...whatsappRules }],
  ]);
  const actions = createAgentActions({
    store: createOwnershipStore(db),
    channels,
    queue: {
      wake: () => undefined,
      rewake: () => undefined,
      process: unused,
      waiting: async () => ({ turn: 0, delivery: 0 }),
      ping: async () => true,
    },
    bus,
    rules: () => testRules,
  });
  const checks = new Map<string, ChainCheck>();

  const app = express();
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const url = `http://127.0.0.1:${address.port}`;

  const console = createConsoleApi({
    pool: db.pool,
    secret: randomBytes(32),
    publicUrl: url,
    reads: createConsoleReads(db, channels, testMask),
    reveals: createPersonalReveals(db, vault),
    memory: createMemoryDesk(db),
    agents: createAgentDirectory(db.prisma, { now: () => new Date() }),
    actions,
    links: createCustomerLinks({ store: createPeopleStore(db), bus }),
    files: createCustomerFiles({ store: createOpenedAttachments(db), channels: new Map([["telegram", plainChannel]]) }),
    // Needs a trained playbook; test/console/understanding.test.ts has the whole product.
    prepared: { overview: unused, review: unused, approveAll: unused, prepare: unused },
    knowledge: { list: unused, open: unused },
    understanding: { look: unused, overview: unused, correct: unused, takeBack: unused, train: unused },
    modelSpend: async () => ({ spentUsd: 0 }),
    bus,
    log: () => undefined,
    channels: () => [
      { channel: "telegram", on: true, why: "long polling" },
      { channel: "whatsapp-web", on: true, why: "WHATSAPP_WEB_ENABLED set" },
      { channel: "teams", on: false, why: "set TEAMS_APP_ID to switch it on" },
    ],
    verifyAudit: async (id) => checks.get(id) ?? { ok: true, entries: 1 },
  });
  app.use(pageRoutes({ playbook: () => undefined, console: { api: console.api }, distFolder }));
  server.on("upgrade", (request, socket, head) => console.upgrade(request, socket, head));

  return {
    url,
    db,
    bus,
    console,
    vault,
    checks,
    actions,
    /** A conversation that the bot serves, with one message waiting. */
    async customerWrites(thread: string, text: string, channel = "telegram"): Promise<string> {
      const { conversationId } = await inbox.accept(channel, "default", messageEvent(thread, text));
      return conversationId;
    },
    /** The same, with whatever else an event may be. */
    accept: (event: InboundEvent) => inbox.accept("telegram", "default", event),
    /** The bot answers what waits, and hands over when asked to. */
    async botAnswers(
      conversationId: string,
      text: string,
      handoff?: { priority: 0 | 1 | 2; package: Partial<HandoffPackage>; masked?: string },
    ): Promise<void> {
      const claim = await turns.claim(conversationId);
      if (claim.claim !== "claimed") throw new Error(`expected to claim, got ${claim.claim}`);
      const { turn } = claim;
      const current = { owner: "bot" as const, epoch: turn.conversation.epoch, priority: 0, handoffs: 0 };
      const now = new Date();
      const waiting = { at: new Date(now.getTime() + 3_600_000), step: "close" as const };
      await turns.commit(
        {
          turn,
          startedAt: new Date(now.getTime() - 42),
          state: turn.state,
          language: "en",
          masked: Object.fromEntries(
            turn.messages.map(({ sequence, text: said }) => [sequence, handoff?.masked ?? said]),
          ),
          reply: {
            ...replyOf(text),
            content: { text, citations: [{ sourceId: "returns", tier: "gold", title: "Return policy" }] },
          },
          ownership: handoff
            ? handedOff(current, now, testRules, handoff.priority)
            : { ...current, owner: "customer", deadline: waiting },
          ...(handoff
            ? {
                handoff: {
                  reason: "over-limit",
                  priority: handoff.priority,
                  ticketId: "T-1",
                  package: handoff.package,
                },
              }
            : {}),
          outcome: handoff ? "handed-off" : "answered",
          summary: {
            intent: "return_policy",
            confidence: 0.93,
            trace: [
              { stage: "guard-input", ms: 1.2, decision: "safe" },
              { stage: "understand", ms: 3.4, decision: "return_policy 0.93" },
              { stage: "respond", ms: 12, decision: "composed", tokensIn: 210, tokensOut: 40, costMicroUsd: 120 },
            ],
          },
          audit: [],
        },
        false,
      );
      bus.publish({ conversationId, sequence: 2, about: "transcript" });
    },
    async [Symbol.asyncDispose]() {
      await console[Symbol.asyncDispose]();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await store[Symbol.asyncDispose]();
    },
  };
}

export type TestConsole = Awaited<ReturnType<typeof startConsole>>;

/** A browser's requests without the browser: cookies are kept, our header is sent. */
export function visitor(url: string) {
  let cookie = "";
  async function ask(method: string, route: string, body?: unknown, headers: Record<string, string> = {}) {
    const response = await fetch(`${url}/console/api${route}`, {
      method,
      headers: {
        "x-switchboard-console": "1",
        ...(cookie ? { cookie } : {}),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const set = response.headers.getSetCookie();
    if (set.length > 0) cookie = set.map((line) => line.split(";", 1)[0]).join("; ");
    // biome-ignore lint/suspicious/noExplicitAny: answers are checked by the tests' expectations
    const answer: any = await response.json().catch(() => undefined);
    return { status: response.status, answer, set };
  }
  return {
    ask,
    get: (route: string) => ask("GET", route),
    post: (route: string, body: unknown = {}) => ask("POST", route, body),
    cookie: () => cookie,
    /** Resolves once the socket is open, with what it heard and the code it was closed with. */
    async listen(origin = url) {
      const socket = new WebSocket(`${url.replace("http", "ws")}/console/api/socket`, { headers: { cookie, origin } });
      const heard: unknown[] = [];
      const closed = new Promise<number>((resolve) => socket.on("close", resolve));
      socket.on("message", (data) => heard.push(JSON.parse(String(data))));
      await new Promise<void>((resolve, reject) => {
        socket.on("open", resolve);
        socket.on("error", reject);
      });
      return { socket, heard, closed };
    },
  };
}

export const ADA = { name: "Ada", email: "ada@example.com", password: "correct horse 1" };
export const BEN = { name: "Ben", email: "ben@example.com", password: "battery staple 2" };

/** The first administrator, signed in. */
export async function firstAgent(test: TestConsole, agent = ADA) {
  const link = await test.console.setupLink();
  const token = new URL(link ?? "").searchParams.get("token");
  const browser = visitor(test.url);
  const { status } = await browser.post("/first-run", { ...agent, token });
  if (status !== 201) throw new Error(`first run answered ${status}`);
  return browser;
}

/** A second agent, added by the first one and signed in. */
export async function colleague(test: TestConsole, admin: ReturnType<typeof visitor>, agent = BEN) {
  await admin.post("/agents", agent);
  const browser = visitor(test.url);
  await browser.post("/session", { email: agent.email, password: agent.password });
  return browser;
}
