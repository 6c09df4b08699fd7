import { randomUUID } from "node:crypto";
import type { Bus, BusHint } from "../../../src/core/contracts/bus.ts";
import type { WebhookRequest } from "../../../src/core/contracts/channel.ts";
import type { TurnAnswer } from "../../../src/core/contracts/public-conversations.ts";
import type { Owner } from "../../../src/core/contracts/store.ts";
import type { TranscriptMessage } from "../../../src/core/contracts/transcript.ts";
import { AppError } from "../../../src/core/errors.ts";
import type { Author, InboundEvent, MessageContent } from "../../../src/core/message.ts";
import { playbookSchema } from "../../../src/core/playbook/schema.ts";
import type { HttpDeps, HttpSettings, WebhookAnswer } from "../../../src/http/deps.ts";
import { memoryFiles } from "./memory-files.ts";

interface Talk {
  readonly id: string;
  readonly threadId: string;
  readonly rows: TranscriptMessage[];
  readonly answers: Map<number, TurnAnswer>;
  owner: Owner;
  agentName?: string;
  sender?: InboundEvent["sender"];
}

/** A service in memory behind the HTTP front: it keeps its promises (idempotent, ordered), but does not think. */
export function fakeBackend(settings: Partial<HttpSettings> = {}) {
  const talks = new Map<string, Talk>();
  const listeners = new Set<(hint: BusHint) => void>();
  const webhooks: { channel: string; request: WebhookRequest }[] = [];
  const logged: string[] = [];
  const ratings = new Map<string, { score: number; comment?: string }>();
  const events: InboundEvent[] = [];
  const state = {
    databaseDown: false,
    answerWebhook: async (_channel: string, _request: WebhookRequest): Promise<WebhookAnswer> => ({ status: 200 }),
    /** What the bot says; undefined keeps it silent. */
    answer: (text: string): (MessageContent & { readonly handoff?: true }) | undefined => ({
      text: `You said: ${text}`,
    }),
    answerAfterMs: 0,
    now: () => new Date(),
  };
  const bus: Bus = {
    publish: (hint) => {
      for (const listener of listeners) listener(hint);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return { [Symbol.dispose]: () => void listeners.delete(listener) };
    },
  };

  function talk(id: string): Talk {
    const found = talks.get(id);
    if (!found) throw new AppError("not_found", "no such conversation");
    return found;
  }
  function add(
    to: Talk,
    author: Author,
    content: MessageContent,
    more: Partial<TranscriptMessage> = {},
  ): TranscriptMessage {
    const row = {
      id: randomUUID(),
      sequence: to.rows.length + 1,
      author,
      content,
      at: state.now(),
      edited: false,
      deleted: false,
      language: "en",
      ...more,
    };
    to.rows.push(row);
    bus.publish({ conversationId: to.id, sequence: row.sequence, about: "transcript" });
    return row;
  }
  function answer(to: Talk, row: TranscriptMessage): void {
    const said = state.answer(row.content.text);
    if (!said || to.owner === "agent" || to.owner === "queue") return;
    bus.publish({ conversationId: to.id, sequence: 0, about: "typing" });
    setTimeout(() => {
      const { handoff, ...content } = said;
      if (handoff) to.owner = "queue";
      const made = add(to, "bot", content);
      to.answers.set(row.sequence, {
        turnId: randomUUID(),
        replySequence: made.sequence,
        intent: { primary: "opening_hours", confidence: 0.93 },
        confidence: 0.91,
        outcome: handoff ? "handed-off" : "answered",
        ...(handoff && { handoff: { reason: "asked-for-person", priority: 0 } }),
      });
      bus.publish({ conversationId: to.id, sequence: made.sequence, about: "changed" });
    }, state.answerAfterMs);
  }

  const deps: HttpDeps = {
    settings: {
      host: "127.0.0.1",
      port: 0,
      sessionSecret: Buffer.alloc(32, 7),
      allowedOrigins: [],
      operatorApiKey: "operator-key-for-tests",
      ...settings,
    },
    clock: { now: () => state.now() },
    log: (event, fields) => void logged.push(`${event} ${JSON.stringify(fields ?? {})}`),
    async receiveWebhook(channel, request) {
      webhooks.push({ channel, request });
      return state.answerWebhook(channel, request);
    },
    async accept(_channel, _account, event) {
      if (state.databaseDown) throw new Error("connect ECONNREFUSED 127.0.0.1:5432");
      const to = [...talks.values()].find((candidate) => candidate.threadId === event.threadId);
      if (!to) throw new AppError("not_found", "no such conversation");
      const known = to.rows.find((row) => row.platformId === event.platformId);
      if (known)
        return {
          outcome: "repeated",
          conversationId: to.id,
          messageId: known.id,
          sequence: known.sequence,
          wake: false,
        };
      events.push(event);
      to.sender = event.sender;
      const content =
        event.kind === "button"
          ? { text: event.label, button: event.value }
          : event.kind === "message"
            ? { text: event.text }
            : { text: "" };
      const row = add(to, "customer", content, { platformId: event.platformId });
      answer(to, row);
      return { outcome: "new", conversationId: to.id, messageId: row.id, sequence: row.sequence, wake: true };
    },
    publicAccounts: [
      { channel: "widget", account: "default" },
      { channel: "api", account: "default" },
    ],
    customerMemory: { about: async () => ({ remembered: [] }), forget: async () => true },
    conversations: {
      async open(_channel, _account, threadId, sender) {
        if (state.databaseDown) throw new Error("connect ECONNREFUSED 127.0.0.1:5432");
        const id = randomUUID();
        talks.set(id, { id, threadId, rows: [], answers: new Map(), owner: "bot", sender });
        return { conversationId: id };
      },
      async standing(id) {
        const to = talks.get(id);
        return (
          to && { owner: to.owner, lastSequence: to.rows.length, ...(to.agentName && { agentName: to.agentName }) }
        );
      },
      answerTo: async (id, sequence) => talk(id).answers.get(sequence),
      trace: async (turnId) => ({
        turnId,
        startedAt: new Date(0),
        finishedAt: new Date(12),
        stages: [{ stage: "understand", ms: 3, decision: "opening_hours 0.93" }],
        tokensIn: 0,
        tokensOut: 0,
        costMicroUsd: 0,
        toolCalls: [],
        maskedText: "when are you open",
      }),
      rate: async (id, rating) => void ratings.set(talk(id).id, rating),
    },
    transcript: {
      after: async (id, sequence, { limit }) =>
        talk(id)
          .rows.filter((row) => row.sequence > sequence)
          .slice(0, limit),
    },
    attachments: memoryFiles(),
    bus,
    readArchive: () => testPlaybook,
    operator: {
      activatePlaybook: async ({ name }) => ({ version: 2, name, hash: "abc" }),
      playbook: () => ({ name: "bakery", version: 2 }),
      playbookVersions: async () => [
        { version: 2, name: "bakery", hash: "abc", isActive: true, hasModels: true, loadedAt: new Date(0) },
      ],
      restorePlaybook: async (version) => ({ version, name: "bakery", hash: "abc" }),
      replaceSources: async (sources) => ({ version: 3, sources: sources.length }),
      understand: async ({ text }) => ({
        language: "en",
        languageConfidence: 0.99,
        safety: { verdict: "safe", reasons: [] },
        maskedText: text,
        candidates: [{ intent: "opening_hours", share: 0.9 }],
        nearest: [{ text: "when do you open?", intent: "opening_hours", similarity: 0.7 }],
        intent: {
          primary: "opening_hours",
          confidence: 0.9,
          category: "general",
          kind: "question",
          outOfScope: 0,
          wantsPerson: 0,
        },
        entities: [],
        sentiment: { label: "neutral", anger: 0 },
        refersBack: false,
        isAnswerToQuestion: false,
      }),
      sources: async () => ({
        sources: [],
        found: 0,
        counts: { "review-due": 0, fresh: 0, "not-yet": 0, expired: 0 },
        overdue: 0,
        languages: [],
        today: "2026-11-25",
      }),
      policies: {
        policy: async () => ({ found: "none", policies: [] }),
        reach: async () => {
          const none = { count: 0, products: [] };
          return { decides: none, overruled: none, conflicts: none };
        },
      },
      audit: async ({ chain }) => [{ chain, sequence: 1, at: new Date(0), kind: "received", data: {}, hash: "abc" }],
      metrics: async () => ({ turns: 1 }),
    },
    health: {
      ready: async () => [{ name: "database", ok: !state.databaseDown }],
      samples: async () => [
        { name: "switchboard_queue_depth", help: "Hints that wait", labels: { hint: "turn" }, value: 4 },
      ],
    },
    playbook: () => testPlaybook,
    distFolder: new URL("../../../dist", import.meta.url).pathname,
  };
  return { deps, state, talks, webhooks, logged, ratings, events, bus, add, talk };
}

export const testPlaybook = playbookSchema.parse({
  name: "lighthouse",
  title: "Lighthouse Tours <&>",
  languages: ["en", "de"],
  intents: [
    {
      id: "opening_hours",
      category: "visit",
      kind: "question",
      examples: { en: ["When are you open today?"], de: ["Wann haben Sie heute geöffnet?"] },
    },
    {
      id: "cancel_booking",
      category: "booking",
      kind: "action",
      examples: { en: ["I want to cancel my booking"], de: ["Ich möchte meine Buchung stornieren"] },
    },
  ],
  graph: {
    nodes: [
      { id: "harbour", kind: "product", name: "Harbour tour" },
      { id: "night", kind: "product", name: "Night walk" },
    ],
    policies: [],
  },
});
