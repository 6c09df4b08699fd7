import type { LanguageModel } from "../../core/contracts/language-model.ts";
import type { Receipt } from "../../core/contracts/tool.ts";
import { buildKnowledgeIndex } from "../../core/knowledge/build-knowledge-index.ts";
import type { KnowledgeIndex } from "../../core/knowledge/knowledge-index.ts";
import { activatePlaybook } from "../../core/playbook/activate-playbook.ts";
import type { Playbook } from "../../core/playbook/schema.ts";
import type { TurnServices } from "../../core/turn/services.ts";
import type { Draft, Plan, Turn } from "../../core/turn/turn.ts";
import { freshState } from "../../core/understanding/dialogue-state.ts";

const indexes = new WeakMap<Playbook, KnowledgeIndex>();
export const NOW = new Date("2026-05-04T10:00:00Z");

const never = (): never => {
  throw new Error("no stage that is measured here uses this");
};

/** The services that recall, respond and guard-output use; all others fail when touched. */
export function servicesFor(
  playbook: Playbook,
  extra: {
    readonly model?: LanguageModel;
    readonly memory?: TurnServices["memory"];
    readonly knowledge?: KnowledgeIndex;
    /** Tools that change something, beside those of the playbook's own tests. */
    readonly effects?: readonly string[];
  } = {},
): TurnServices {
  const knowledge = extra.knowledge ?? indexes.get(playbook) ?? buildKnowledgeIndex(playbook);
  indexes.set(playbook, knowledge);
  const tool = (name: string, risk: "read" | "write") => ({ name, description: name, parameters: {}, risk });
  return {
    clock: { now: () => NOW },
    playbook: activatePlaybook(playbook, 1),
    knowledge,
    memory: extra.memory ?? { window: async () => [], receipts: async () => [] },
    models: { language: never, understand: never, judge: never, explain: never, toBytes: never },
    vault: { tokenize: never, reveal: never, adopt: never },
    tools: { describe: () => (extra.effects ?? []).map((name) => tool(name, "write")), run: never },
    identification: { sendCode: never, redeem: never },
    ...(extra.model ? { model: extra.model } : {}),
  };
}

export interface Asked {
  readonly question: string;
  readonly language?: string;
  readonly productIds?: readonly string[];
  readonly policyType?: string;
  readonly receipts?: readonly Receipt[];
  readonly isNew?: boolean;
  readonly draft?: Draft;
  readonly plan?: Plan;
}

/** A turn as it stands when a question was understood: the intent is sure, nothing was recalled. */
export function turnFor(asked: Asked): Turn {
  const language = asked.language ?? "en";
  const { question, productIds = [], policyType } = asked;
  return {
    id: "0f8fad5b-d9cb-469f-a165-70867728950e",
    conversation: {
      id: "c1",
      channel: "widget",
      account: "main",
      customerId: "cu1",
      identityId: "i1",
      epoch: 1,
      version: 1,
      fence: 1,
      language,
      handoffs: 0,
      isNew: asked.isNew ?? false,
    },
    customer: { trust: 1, profile: {} },
    messages: [{ eventId: 1n, sequence: 7, text: question, attachments: [], at: NOW }],
    startedAt: NOW,
    state: freshState(),
    input: {
      verdict: "safe",
      reasons: [],
      text: question,
      masked: { 7: question },
      language,
      languageConfidence: 0.99,
      personal: [],
      hasAttachments: false,
    },
    understanding: {
      intent: {
        primary: "question",
        confidence: 0.95,
        category: "general",
        kind: "question",
        outOfScope: 0.02,
        wantsPerson: 0,
      },
      entities: [],
      sentiment: { label: "neutral", anger: 0 },
      refersBack: false,
      isAnswerToQuestion: false,
    },
    plan: asked.plan ?? { kind: "answer", query: question, productIds, ...(policyType ? { policyType } : {}) },
    receipts: asked.receipts ?? [],
    trace: [],
    ...(asked.draft ? { draft: asked.draft } : {}),
  };
}

/** What a model wrote, citing these sources. */
export function modelDraft(playbook: Playbook, text: string, sourceIds: readonly string[]): Draft {
  const citations = sourceIds.map((sourceId) => {
    const source = playbook.sources.find(({ id }) => id === sourceId);
    return { sourceId, tier: source?.tier ?? "silver", title: source?.title ?? sourceId };
  });
  return { text, from: "model", outcome: "answered", citations, confidence: 0.97 };
}
