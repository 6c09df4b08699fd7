import type { Clock } from "./contracts/clock.ts";
import type { Operator, UnderstandRequest, UnderstandResult } from "./contracts/operator.ts";
import type { Vault } from "./contracts/vault.ts";
import type { Playbook, Source } from "./playbook/schema.ts";
import type { PlaybookServer, Serving } from "./playbook/serving.ts";
import { cleanText } from "./safety/clean-text.ts";
import { letThroughOf } from "./safety/let-through.ts";
import { guardInput } from "./turn/guard-input.ts";
import type { TurnServices } from "./turn/services.ts";
import { translateMessage } from "./turn/translate-message.ts";
import type { Turn } from "./turn/turn.ts";
import { understand } from "./turn/understand.ts";
import { freshState } from "./understanding/dialogue-state.ts";
import type { Understanding } from "./understanding/understanding.ts";

export interface OperatorDeps {
  readonly playbooks: PlaybookServer;
  /** Throws `invalid_input` that lists every problem. */
  readonly check: (playbook: Playbook) => Playbook;
  /** Puts the playbook's demo customers and orders into the built-in back office. */
  readonly onActivated: (playbook: Playbook) => Promise<void>;
  readonly services: () => TurnServices;
  readonly clock: Clock;
  readonly sources: Operator["sources"];
  readonly policies: Operator["policies"];
  readonly audit: Operator["audit"];
  readonly metrics: Operator["metrics"];
}

/** What an operator may do from outside. */
export function createOperator({
  playbooks,
  check,
  onActivated,
  services,
  clock,
  sources,
  policies,
  audit,
  metrics,
}: OperatorDeps): Operator {
  return {
    sources,
    policies,
    audit,
    metrics,

    async activatePlaybook(input) {
      const playbook = check(input);
      const activated = await playbooks.activate(playbook);
      await onActivated(playbook);
      return activated;
    },

    playbook() {
      const { version, playbook } = playbooks.current().playbook;
      const training = playbooks.training();
      return { name: playbook.name, version, ...(training ? { training } : {}) };
    },

    playbookVersions: () => playbooks.versions(),

    async restorePlaybook(version) {
      const activated = await playbooks.restore(version);
      await onActivated(playbooks.current().playbook.playbook);
      return activated;
    },

    async replaceSources(sources: readonly Source[]) {
      const current = playbooks.current().playbook.playbook;
      check({ ...current, sources: [...sources] });
      const { version } = await playbooks.replaceSources(sources);
      return { version, sources: sources.length };
    },

    async understand(request): Promise<UnderstandResult> {
      const turn = await understandOnce(request, { ...services(), vault: forgetfulVault() }, clock);
      const { input, understanding } = turn;
      if (!input) throw new Error("guard-input left no input");
      const { candidates, nearest } = services().models.explain(input.text);
      const idOf = (label: number): string => services().playbook.playbook.intents[label]?.id ?? "none";
      const guess = understanding ?? emptyUnderstanding(playbooks.current());
      return {
        ...guess,
        language: input.language,
        languageConfidence: input.languageConfidence,
        candidates: candidates.map(({ label, share }) => ({ intent: idOf(label), share })),
        nearest: nearest.map(({ text, label, similarity }) => ({ text, intent: idOf(label), similarity })),
        safety: { verdict: input.verdict, reasons: input.reasons },
        maskedText: input.translatedTo ? (input.masked[1] ?? "") : input.text,
      };
    },
  };
}

/** Runs the two stages as in a turn, with the history as the dialogue before it. */
async function understandOnce(
  { text, history = [] }: UnderstandRequest,
  services: TurnServices,
  clock: Clock,
): Promise<Turn> {
  const now = clock.now();
  const said = history.filter((line) => line.author === "customer").map((line) => cleanText(line.text));
  const earlier = said.at(-1);
  const language = earlier ? services.models.language(earlier).language : undefined;
  const start: Turn = {
    id: "understand",
    conversation: {
      id: "understand",
      channel: "api",
      account: "operator",
      customerId: "nobody",
      identityId: "nobody",
      epoch: 0,
      version: 0,
      fence: 0,
      handoffs: 0,
      isNew: history.length === 0,
      ...(language ? { language } : {}),
    },
    customer: { trust: 0, profile: {} },
    messages: [{ eventId: 0n, sequence: 1, text, attachments: [], at: now }],
    startedAt: now,
    state: { ...freshState(), letThrough: letThroughOf(said, (one) => services.models.judge(one).injection) },
    receipts: [],
    trace: [],
  };
  const guarded = await guardInput.run(start, services);
  // Also what is blocked is classified here, so that the operator sees both judgements.
  const { turn: translated } = await translateMessage.run(guarded.turn, services);
  const understood = await understand.run(translated, services);
  return understood.turn;
}

/** Tokens that are kept nowhere. */
function forgetfulVault(): Vault {
  const tokens = new Map<string, string>();
  return {
    async tokenize(_customerId, values) {
      return values.map(({ kind, value }) => {
        const known = tokens.get(`${kind} ${value}`);
        if (known) return known;
        const number = [...tokens.keys()].filter((key) => key.startsWith(`${kind} `)).length + 1;
        const token = `⟨${kind.toUpperCase()}_${number}⟩`;
        tokens.set(`${kind} ${value}`, token);
        return token;
      });
    },
    reveal: async (_customerId, text) => text,
    adopt: async (_customerId, _from, text) => text,
  };
}

function emptyUnderstanding({ playbook }: Serving): Understanding {
  const first = playbook.playbook.intents[0];
  return {
    intent: {
      primary: "none",
      confidence: 0,
      category: first?.category ?? "general",
      kind: "question",
      outOfScope: 1,
      wantsPerson: 0,
    },
    entities: [],
    sentiment: { label: "neutral", anger: 0 },
    refersBack: false,
    isAnswerToQuestion: false,
  };
}
