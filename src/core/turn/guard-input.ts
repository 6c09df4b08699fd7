/** First stage after listen.ts. Next: understand.ts. */
import { cleanText } from "../safety/clean-text.ts";
import type { GuardedInput } from "../safety/guarded-input.ts";
import { findHiddenText } from "../safety/hidden-text.ts";
import { maskTexts } from "../safety/mask-text.ts";
import { findPersonalData } from "../safety/personal-data.ts";
import { type Verdict, verdictOf } from "../safety/verdict.ts";
import type { TurnServices } from "./services.ts";
import type { CustomerMessage, Stage, Turn } from "./turn.ts";

/** So much of the text is judged and understood; the rest is kept for people only. */
const MOST_JUDGED = 4_000;
/** So much is looked through for personal data; nothing behind it leaves this stage. */
const MOST_READ = 20_000;

/** Cleans, masks and judges what the customer wrote. Nobody behind this stage sees personal data. */
export const guardInput: Stage = {
  name: "guard-input",

  async run(turn, services) {
    const texts = cleanTexts(turn.messages);
    const whole = texts.join("\n");
    const spans = findPersonalData(whole, services.playbook.playbook);
    const tokens = spans.length > 0 ? await services.vault.tokenize(turn.conversation.customerId, spans) : [];
    const masked = maskTexts(texts, spans, tokens);
    const edited = await maskEdited(turn, services);
    const all = masked.join("\n");
    const text = all.slice(0, MOST_JUDGED);
    const tooLong = all.length > MOST_JUDGED || turn.messages.some((message) => message.text.length > MOST_READ);

    const original = turn.messages
      .map((message) => message.text)
      .join("\n")
      .slice(0, MOST_READ);
    const verdict = verdictOf([text, ...findHiddenText(original.slice(0, MOST_JUDGED), text)], (one) =>
      services.models.judge(one),
    );
    const button = pressed(turn);
    const { language, confidence } = languageOf(turn, text, services);
    const input: GuardedInput = {
      verdict: verdict.verdict,
      reasons: [...verdict.reasons, ...(tooLong ? ["too-long"] : [])],
      text,
      masked: { ...edited, ...Object.fromEntries(turn.messages.map(({ sequence }, i) => [sequence, masked[i] ?? ""])) },
      ...(button ? { button } : {}),
      language,
      languageConfidence: confidence,
      personal: spans
        .flatMap(({ kind }, i) => (tokens[i] ? [{ token: tokens[i], kind }] : []))
        .filter(({ token }, i, list) => list.findIndex((other) => other.token === token) === i),
      hasAttachments: turn.messages.some(({ attachments }) => attachments.length > 0),
    };
    const decision = [
      input.verdict,
      language,
      ...input.reasons,
      ...(tokens.length > 0 ? [`${tokens.length} masked`] : []),
    ].join(" ");
    return { turn: answerVerdict({ ...turn, input }, verdict, services), decision };
  },
};

/** The quick reply that the last message pressed, or named by its number where it was shown as a numbered line. */
function pressed({ messages, state }: Turn): string | undefined {
  const last = messages.at(-1);
  if (last?.button) return last.button;
  const said = last?.text.trim() ?? "";
  const number = /^\(?(\d{1,2})[.)]?$/.exec(said)?.[1];
  if (number === undefined) return undefined;
  return (state.choices.find(({ label }) => label === said) ?? state.choices[Number(number) - 1])?.value;
}

/** What was said earlier and edited since: from now on the engine knows the new words only. */
async function maskEdited(
  { edited = [], conversation }: Turn,
  services: TurnServices,
): Promise<Record<number, string>> {
  if (edited.length === 0) return {};
  const texts = cleanTexts(edited);
  const spans = findPersonalData(texts.join("\n"), services.playbook.playbook);
  const tokens = spans.length > 0 ? await services.vault.tokenize(conversation.customerId, spans) : [];
  const masked = maskTexts(texts, spans, tokens);
  return Object.fromEntries(edited.map(({ sequence }, i) => [sequence, masked[i] ?? ""]));
}

function cleanTexts(messages: readonly Pick<CustomerMessage, "text">[]): string[] {
  let left = MOST_READ;
  return messages.map(({ text }) => {
    const cleaned = cleanText(text.slice(0, left));
    left = Math.max(0, left - text.length);
    return cleaned;
  });
}

/** "Lindenstr. 12, 10969 Berlin": the answer to a question for words says where somebody lives, not what they speak. */
function isAddressAsked({ state }: Turn, text: string, { playbook }: TurnServices): boolean {
  const slot = playbook.flow(state.task?.flow ?? "")?.slots.find(({ name }) => name === state.task?.asked);
  return slot?.type === "text" && /\d/.test(text) && text.split(/\s+/).length <= LONGEST_ADDRESS;
}

const LONGEST_ADDRESS = 10;

/** The words of a button are ours, so they say nothing about the customer's language. */
function languageOf(
  turn: Turn,
  text: string,
  services: TurnServices,
): { readonly language: string; readonly confidence: number } {
  const previous = turn.conversation.language ?? turn.customer.language;
  if (previous && turn.messages.every(({ button }) => button !== undefined))
    return { language: previous, confidence: 1 };
  if (previous !== undefined && isAddressAsked(turn, text, services)) return { language: previous, confidence: 1 };
  return services.models.language(text, previous);
}

function answerVerdict(turn: Turn, { verdict, abusive }: Verdict, services: TurnServices): Turn {
  const language = services.playbook.speaks(turn.input?.language ?? "");
  switch (verdict) {
    case "safe":
      return turn;
    case "blocked":
      return {
        ...turn,
        state: { ...turn.state, blockedMessages: turn.state.blockedMessages + 1 },
        draft: {
          text: services.playbook.say(language, abusive ? "blocked.abuse" : "blocked"),
          from: "template",
          outcome: "blocked",
          citations: [],
          confidence: 1,
        },
      };
    case "escalate":
      return {
        ...turn,
        draft: {
          text: services.playbook.say(language, "selfharm"),
          from: "template",
          outcome: "handed-off",
          citations: [],
          confidence: 1,
        },
        handoff: { reason: "safety", priority: 2, detail: "The customer may be thinking of self-harm." },
      };
  }
}
