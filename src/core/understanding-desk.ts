import type { CorrectionStore } from "./contracts/corrections.ts";
import type { Operator } from "./contracts/operator.ts";
import type { UnderstandingDesk } from "./contracts/understanding-desk.ts";
import { AppError } from "./errors.ts";
import type { PlaybookServer } from "./playbook/serving.ts";

interface DeskDeps {
  readonly playbooks: PlaybookServer;
  readonly corrections: CorrectionStore;
  readonly understand: Operator["understand"];
}

/** What the router and the gate think of a text, and what people think of that. */
export function createUnderstandingDesk({ playbooks, corrections, understand }: DeskDeps): UnderstandingDesk {
  const active = () => playbooks.current().playbook;

  return {
    look: (text) => understand({ text }),

    async overview() {
      const { playbook, version } = active();
      const made = await corrections.list(playbook.name);
      const trained = new Set(playbook.corrections.flatMap(({ id }) => id ?? []));
      const gone = [...trained].filter((id) => !made.some((one) => one.id === id)).length;
      return {
        playbook: playbook.name,
        version,
        intents: playbook.intents.map(({ id, category, kind }) => ({ id, category, kind })),
        corrections: made.map((one) => ({ ...one, trained: trained.has(one.id) })),
        waiting: made.filter(({ id, intent }) => !trained.has(id) && serves(intent)).length + gone,
      };
    },

    async correct(text, intent, agent) {
      if (!serves(intent)) {
        throw new AppError("invalid_input", `the playbook has no intent "${intent}"`, {
          details: { field: "intent", remedy: "Choose one of its intents, or none." },
        });
      }
      const { maskedText, language } = await understand({ text });
      return corrections.add(active().playbook.name, {
        text: maskedText,
        intent,
        language,
        agentId: agent.id,
        agentName: agent.name,
      });
    },

    takeBack: (id, agent) => corrections.remove(id, agent.id),

    async train() {
      const { version } = await playbooks.retrain();
      return { version };
    },
  };

  function serves(intent: string): boolean {
    return intent === "none" || active().intent(intent) !== undefined;
  }
}
