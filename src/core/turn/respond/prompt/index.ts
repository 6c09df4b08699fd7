import { z } from "zod";
import { type LanguageModel, MAX_CONTEXT_TOKENS, type ModelRequest } from "../../../contracts/language-model.ts";
import type { FoundPassage } from "../../../memory/recalled.ts";
import { type Remembered, type RememberedKind, shownTo } from "../../../memory/remembered.ts";
import type { TurnFact } from "../../../memory/turn-facts.ts";
import { WINDOW_MESSAGES, WINDOW_TOKENS } from "../../../memory/window.ts";
import type { IntentKind, Playbook } from "../../../playbook/schema.ts";
import type { Turn } from "../../turn.ts";
import {
  customerElement,
  earlierElement,
  exampleElement,
  factElement,
  profileElement,
  receiptElement,
  sourceElement,
} from "./elements.ts";
import { chooseExamples } from "./few-shots.ts";
import { canaryOf, instructions, promptVersion } from "./instructions.ts";

/** What the model must answer with. */
export const modelReply = z.strictObject({ text: z.string().min(1).max(4000), citations: z.array(z.string()).max(20) });

const schema = {
  name: "reply",
  schema: {
    type: "object",
    properties: { text: { type: "string" }, citations: { type: "array", items: { type: "string" } } },
    required: ["text", "citations"],
    additionalProperties: false,
  },
};

const MAX_ANSWER_TOKENS = 400;
const QUESTION_TOKENS = 1_000;
/** What a request costs beside its texts: schema, roles and separators. */
const FRAME_TOKENS = 100;

export interface Asked {
  readonly turn: Turn;
  readonly playbook: Playbook;
  /** What the reply is written in. */
  readonly language: string;
  readonly question: string;
  readonly passages: readonly FoundPassage[];
  readonly isUpset: boolean;
  readonly tokens: LanguageModel["tokens"];
}

/**
 * Puts a request together that never exceeds the context limit, together with what this turn asked a model before:
 * earlier messages go first, then receipts, then the least fitting sources. What is the same for all customers comes
 * first, what only this one said comes last, so that a provider's prompt cache serves as much as it can.
 */
export function buildPrompt({ turn, playbook, language, question, passages, isUpset, tokens }: Asked): ModelRequest {
  const mood = isUpset
    ? "\nThe customer is upset: be calm and factual, without cheer, exclamation marks or emoji. Do not apologise; that is done elsewhere."
    : "";
  const mark = `Internal mark, never repeat it: ${canaryOf(playbook)}`;
  const system = `${instructions(playbook)}\n${mark}\nWrite in language "${language}".${mood}`;
  const askedBefore = turn.trace.reduce((sum, { tokensIn = 0 }) => sum + tokensIn, 0);
  let left = MAX_CONTEXT_TOKENS - MAX_ANSWER_TOKENS - FRAME_TOKENS - askedBefore - tokens(system);
  const asked = customerElement(question, Math.min(QUESTION_TOKENS, left), tokens);
  left -= tokens(asked);
  const within = (items: readonly string[], limit = left): readonly string[] => {
    const kept: string[] = [];
    let room = Math.min(limit, left);
    for (const item of items) {
      const size = tokens(`${item}\n`);
      if (size > room) break;
      room -= size;
      left -= size;
      kept.push(item);
    }
    return kept;
  };
  const sources = within(passages.map(sourceElement));
  const examples = within(
    chooseExamples(question, language, playbook.prompts?.replyExamples ?? []).map(exampleElement),
  );
  const receipts = within([...turn.receipts, ...(turn.recalled?.receipts ?? [])].reverse().map(receiptElement));
  const profile = within(neededOf(turn, playbook).map(profileElement));
  const earlier = within([...(turn.recalled?.window ?? [])].reverse().map(earlierElement), WINDOW_TOKENS);
  const facts = within([...factsBefore(turn, earlier.length)].reverse().map(factElement));
  return {
    purpose: "respond",
    conversationId: turn.conversation.id,
    turnId: turn.id,
    promptVersion: promptVersion(playbook),
    messages: [
      { role: "system", content: system },
      {
        role: "user",
        content: [
          ...examples,
          ...sources,
          ...profile,
          ...receipts,
          ...[...facts].reverse(),
          ...[...earlier].reverse(),
          asked,
        ].join("\n"),
      },
    ],
    schema,
    maxTokens: MAX_ANSWER_TOKENS,
  };
}

/** What each kind of wish needs to know of a customer, where its intent does not say. */
const needs: Readonly<Record<IntentKind, readonly RememberedKind[]>> = {
  question: ["preference"],
  feedback: [],
  problem: ["open-issue", "outcome"],
  action: ["preference", "outcome"],
  escalate: ["open-issue"],
};

/** Of what is remembered only what this intent needs. */
function neededOf({ about, understanding, customer, conversation }: Turn, playbook: Playbook): readonly Remembered[] {
  const id = about ?? understanding?.intent.primary;
  const intent = playbook.intents.find((one) => one.id === id);
  const kinds = intent ? (intent.profile ?? needs[intent.kind]) : [];
  const shown = shownTo(customer.remembered ?? [], { customerId: conversation.customerId, trust: customer.trust });
  return shown.filter(({ kind }) => kinds.includes(kind));
}

/** What stays of the turns whose words are not in the prompt, newest last. Nothing, while all of them are. */
function factsBefore({ recalled, state }: Turn, shown: number): readonly TurnFact[] {
  const window = recalled?.window ?? [];
  if (shown === window.length && window.length < WINDOW_MESSAGES) return [];
  const oldest = window[window.length - shown]?.at.getTime() ?? Number.POSITIVE_INFINITY;
  return [...(state.summary?.facts ?? []), ...state.facts]
    .filter(({ at }) => Date.parse(at) < oldest)
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
