import type { Receipt } from "../../../src/core/contracts/tool.ts";
import { buildKnowledgeIndex } from "../../../src/core/knowledge/build-knowledge-index.ts";
import { activatePlaybook } from "../../../src/core/playbook/activate-playbook.ts";
import type { Playbook } from "../../../src/core/playbook/schema.ts";
import { act } from "../../../src/core/turn/act.ts";
import { announceHandoff } from "../../../src/core/turn/announce-handoff.ts";
import { decide } from "../../../src/core/turn/decide.ts";
import { followUp } from "../../../src/core/turn/follow-up.ts";
import { guardOutput } from "../../../src/core/turn/guard-output.ts";
import { recall } from "../../../src/core/turn/recall.ts";
import { respond } from "../../../src/core/turn/respond.ts";
import { runStages } from "../../../src/core/turn/run-stages.ts";
import type { TurnServices } from "../../../src/core/turn/services.ts";
import { openSession } from "../../../src/core/turn/settle-state.ts";
import { tone } from "../../../src/core/turn/tone.ts";
import type { Stage, Turn } from "../../../src/core/turn/turn.ts";
import { freshState } from "../../../src/core/understanding/dialogue-state.ts";
import { findEntities } from "../../../src/core/understanding/entities/find-entities.ts";
import type { Understanding } from "../../../src/core/understanding/understanding.ts";
import { type BackOffice, fakeBackOffice } from "./fake-bookings.ts";
import { toursPlaybook } from "./tours-playbook.ts";

/** What the models would have heard; entities are read from the text itself. */
export interface Heard {
  readonly intent?: string;
  readonly second?: string;
  readonly confidence?: number;
  readonly answer?: "yes" | "no";
  readonly anger?: number;
  readonly mood?: "positive" | "negative";
  readonly wantsPerson?: number;
  readonly refersBack?: boolean;
  readonly answers?: boolean;
}

export interface Said {
  readonly text: string;
  readonly turn: Turn;
  readonly buttons: readonly string[];
}

/** A conversation at the level of stages: everything behind "understand" is real, the back office is in memory. */
export function startDialogue(
  options: { language?: string; now?: string; playbook?: Playbook; office?: BackOffice } = {},
) {
  const { language = "en", playbook: business = toursPlaybook, office = fakeBackOffice() } = options;
  let now = new Date(options.now ?? "2026-11-23T10:00:00Z");
  const playbook = activatePlaybook(business, 1);
  const knowledge = buildKnowledgeIndex(business);
  const receipts: Receipt[] = [];
  const window: { sequence: number; author: "customer" | "bot"; text: string; at: Date }[] = [];
  const services: TurnServices = {
    clock: { now: () => now },
    playbook,
    knowledge,
    memory: { window: async () => window.slice(-10), receipts: async () => receipts },
    tools: office.tools,
    identification: office.identification,
    vault: {
      tokenize: async () => [],
      reveal: async (_customer, text) => text,
      adopt: async (_to, _from, text) => text,
    },
    models: {
      language: () => ({ language, confidence: 1 }),
      understand: () => {
        throw new Error("scripted");
      },
      judge: () => ({ injection: 0, abuse: 0, selfHarm: 0 }),
      explain: () => ({ candidates: [], nearest: [] }),
      toBytes: () => Buffer.alloc(0),
    },
  };
  let state = freshState();
  let customer: Turn["customer"] = { trust: 1, profile: {} };
  let count = 0;

  async function take(text: string, heard: Heard, button?: string): Promise<Said> {
    count += 1;
    const personal = [...text.matchAll(/⟨(EMAIL|PHONE)_\d+⟩/g)].map(([token, kind]) => ({
      token,
      kind: kind === "EMAIL" ? ("email" as const) : ("phone" as const),
    }));
    const hear: Stage = {
      name: "understand",
      async run(turn) {
        const input = {
          verdict: "safe",
          reasons: [],
          text,
          masked: {},
          language,
          languageConfidence: 1,
          personal,
          hasAttachments: false,
          ...(button ? { button } : {}),
        } as const;
        const intent = playbook.intent(heard.intent ?? "");
        const understanding: Understanding = {
          intent: {
            primary: intent?.id ?? "none",
            confidence: heard.confidence ?? (intent ? 0.95 : 0.2),
            category: intent?.category ?? "general",
            kind: intent?.kind ?? "question",
            outOfScope: intent ? 0 : 0.9,
            wantsPerson: heard.wantsPerson ?? 0,
            ...(heard.second ? { secondary: heard.second } : {}),
          },
          entities: findEntities({ text, language, state: turn.state, now, playbook, knowledge, personal }),
          sentiment: { label: heard.mood ?? "neutral", anger: heard.anger ?? 0 },
          refersBack: heard.refersBack ?? false,
          isAnswerToQuestion: heard.answers ?? false,
          ...(heard.answer ? { answer: heard.answer } : {}),
        };
        return { turn: { ...turn, input, understanding }, decision: "scripted" };
      },
    };
    const start: Turn = {
      id: `t${count}`,
      conversation: {
        id: "c",
        channel: "terminal",
        account: "a",
        customerId: "p",
        identityId: "i",
        epoch: 0,
        version: 0,
        fence: 1,
        handoffs: 0,
        isNew: false,
      },
      customer,
      messages: [
        { eventId: BigInt(count), sequence: count * 2, text, attachments: [], at: now, ...(button ? { button } : {}) },
      ],
      startedAt: now,
      state,
      receipts: [],
      trace: [],
    };
    const stages = [hear, recall, decide, act, respond, guardOutput, followUp, tone, announceHandoff];
    const turn = await runStages(stages, openSession(start, services), services);
    state = turn.state;
    customer = turn.customer;
    receipts.push(...turn.receipts);
    window.push(
      { sequence: count * 2, author: "customer", text, at: now },
      { sequence: count * 2 + 1, author: "bot", text: turn.draft?.text ?? "", at: now },
    );
    return { text: turn.draft?.text ?? "", turn, buttons: (turn.draft?.quickReplies ?? []).map(({ value }) => value) };
  }

  return {
    office,
    services,
    say: (text: string, heard: Heard = {}) => take(text, heard),
    press: (button: string, label = "…") => take(label, {}, button),
    wait: (minutes: number) => {
      now = new Date(now.getTime() + minutes * 60_000);
    },
    state: () => state,
    /** Proves who the customer is, as the console of a test may. */
    prove: (backofficeId: string) => {
      customer = { ...customer, trust: 2, backofficeId };
    },
  };
}
