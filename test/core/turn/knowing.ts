import type { LanguageModel } from "../../../src/core/contracts/language-model.ts";
import type { Receipt } from "../../../src/core/contracts/tool.ts";
import { buildKnowledgeIndex } from "../../../src/core/knowledge/build-knowledge-index.ts";
import type { KnowledgeIndex } from "../../../src/core/knowledge/knowledge-index.ts";
import { activatePlaybook } from "../../../src/core/playbook/activate-playbook.ts";
import type { Playbook } from "../../../src/core/playbook/schema.ts";
import type { TurnServices } from "../../../src/core/turn/services.ts";
import type { Draft, Plan, Turn } from "../../../src/core/turn/turn.ts";
import { freshState } from "../../../src/core/understanding/dialogue-state.ts";

const indexes = new Map<Playbook, KnowledgeIndex>();

const never = (): never => {
  throw new Error("not part of this test");
};

/** The services that recall, respond and guard-output use; all others fail when touched. */
export function servicesFor(
  playbook: Playbook,
  extra: { model?: LanguageModel; memory?: TurnServices["memory"] } = {},
): TurnServices {
  const knowledge = indexes.get(playbook) ?? buildKnowledgeIndex(playbook);
  indexes.set(playbook, knowledge);
  const effect = (name: string) => ({ name, description: name, parameters: {}, risk: "write" as const });
  return {
    clock: { now: () => new Date("2026-05-04T10:00:00Z") },
    playbook: activatePlaybook(playbook, 1),
    knowledge,
    memory: extra.memory ?? { window: async () => [], receipts: async () => [] },
    models: { language: never, understand: never, judge: never, explain: never, toBytes: never },
    vault: { tokenize: never, reveal: never, adopt: never },
    tools: {
      describe: () => [
        { ...effect("get_booking"), risk: "read" },
        effect("cancel_booking"),
        effect("process_refund"),
        effect("block_card"),
        effect("schedule_callback"),
      ],
      run: never,
    },
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
    messages: [{ eventId: 1n, sequence: 7, text: question, attachments: [], at: new Date("2026-05-04T10:00:00Z") }],
    startedAt: new Date("2026-05-04T10:00:00Z"),
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
