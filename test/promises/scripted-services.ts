import { buildKnowledgeIndex } from "../../src/core/knowledge/build-knowledge-index.ts";
import { activatePlaybook } from "../../src/core/playbook/activate-playbook.ts";
import { playbookSchema } from "../../src/core/playbook/schema.ts";
import type { TurnServices } from "../../src/core/turn/services.ts";
import type { Db } from "../../src/store/conversation-transaction.ts";
import { createConversationMemory } from "../../src/store/transcript-store.ts";
import { createVault } from "../../src/store/vault.ts";

const words = ["one", "two", "three", "four"] as const;

/** A business that only makes small talk: what was said last is answered by its own word. */
const business = playbookSchema.parse({
  name: "echo",
  title: "Echo",
  languages: ["en"],
  intents: words.map((word) => ({ id: word, examples: [word], reply: word })),
  replies: { en: Object.fromEntries(words.map((word) => [word, `You said ${word}.`])) },
});

/** Real stages and real stores; only what the trained models would hear is given. */
export function scriptedServices(db: Db): () => TurnServices {
  const services: TurnServices = {
    clock: { now: () => new Date() },
    playbook: activatePlaybook(business, 1),
    knowledge: buildKnowledgeIndex(business),
    memory: createConversationMemory(db),
    vault: createVault(db),
    tools: { describe: () => [], run: async () => ({ outcome: "denied", rule: "unknown-tool" }) },
    identification: {
      sendCode: () => Promise.reject(new Error("not part of this test")),
      redeem: () => Promise.reject(new Error("not part of this test")),
    },
    models: {
      language: () => ({ language: "en", confidence: 1 }),
      judge: () => ({ injection: 0, abuse: 0, selfHarm: 0 }),
      explain: () => ({ candidates: [], nearest: [] }),
      toBytes: () => Buffer.alloc(0),
      understand: ({ text }) => ({
        intent: {
          primary: lastWord(text),
          confidence: 0.97,
          category: "general",
          kind: "question",
          outOfScope: 0,
          wantsPerson: 0,
        },
        entities: [],
        sentiment: { label: "positive", anger: 0 },
        refersBack: false,
        isAnswerToQuestion: false,
      }),
    },
  };
  return () => services;
}

export const lastWord = (text: string): string => words.findLast((word) => text.trimEnd().endsWith(word)) ?? words[0];
