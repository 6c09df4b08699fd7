/** First stage after listen.ts. Next: translate-message.ts. */
import { disguisesIn } from "../safety/clean-text.ts";
import type { GuardedInput } from "../safety/guarded-input.ts";
import { findHiddenText } from "../safety/hidden-text.ts";
import { verdictOf } from "../safety/verdict.ts";
import { chosenLanguage } from "./decide/settle-language.ts";
import { answerVerdict } from "./guard-input/answer-verdict.ts";
import { MOST_READ, maskMessages } from "./guard-input/mask-messages.ts";
import type { TurnServices } from "./services.ts";
import type { Stage, Turn } from "./turn.ts";

/** So much of the text is judged and understood; the rest is kept for people only. */
const MOST_JUDGED = 4_000;

/** Cleans, masks and judges what the customer wrote. Nobody behind this stage sees personal data. */
export const guardInput: Stage = {
  name: "guard-input",

  async run(turn, services) {
    const {
      texts: masked,
      remasked,
      personal,
      isUnheard,
    } = await maskMessages(turn.messages, turn.earlier ?? [], turn, services);
    const edited = await maskEdited(turn, services);
    const all = masked.join("\n");
    const text = all.slice(0, MOST_JUDGED);
    const tooLong = all.length > MOST_JUDGED || turn.messages.some((message) => message.text.length > MOST_READ);

    const original = turn.messages
      .map((message) => message.text)
      .join("\n")
      .slice(0, MOST_READ);
    const verdict = verdictOf(
      [text, ...findHiddenText(original.slice(0, MOST_JUDGED), text)],
      (one) => services.models.judge(one),
      turn.state.letThrough,
    );
    const button = pressed(turn);
    const { language, confidence } = languageOf(turn, text, services);
    const input: GuardedInput = {
      verdict: verdict.verdict,
      reasons: [...verdict.reasons, ...(tooLong ? ["too-long"] : []), ...disguisesIn(original)],
      text,
      masked: {
        ...remasked,
        ...edited,
        ...Object.fromEntries(turn.messages.map(({ sequence }, i) => [sequence, masked[i] ?? ""])),
      },
      ...(button ? { button } : {}),
      language,
      languageConfidence: confidence,
      personal,
      hasAttachments: turn.messages.some(({ attachments }) => attachments.length > 0),
    };
    const decision = [
      input.verdict,
      language,
      ...input.reasons,
      ...(personal.length > 0 ? [`${personal.length} masked`] : []),
      ...(isUnheard ? ["recogniser silent"] : []),
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
async function maskEdited(turn: Turn, services: TurnServices): Promise<Record<number, string>> {
  const { edited = [] } = turn;
  if (edited.length === 0) return {};
  const { texts } = await maskMessages(edited, [], turn, services);
  return Object.fromEntries(edited.map(({ sequence }, i) => [sequence, texts[i] ?? ""]));
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
  const chosen = chosenLanguage(turn.state, text, turn.conversation.language, pressed(turn));
  if (chosen !== undefined && services.playbook.answers.includes(chosen)) return { language: chosen, confidence: 1 };
  if (previous && turn.messages.every(({ button }) => button !== undefined))
    return { language: previous, confidence: 1 };
  if (previous !== undefined && isAddressAsked(turn, text, services)) return { language: previous, confidence: 1 };
  return services.models.language(text, previous);
}
