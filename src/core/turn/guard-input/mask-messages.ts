import { cleanText } from "../../safety/clean-text.ts";
import { maskTexts } from "../../safety/mask-text.ts";
import type { PersonalSpan } from "../../safety/personal/span.ts";
import { findPersonalData } from "../../safety/personal-data.ts";
import type { TurnServices } from "../services.ts";
import type { Turn } from "../turn.ts";

/** So much is looked through for personal data; nothing behind it leaves this stage. */
export const MOST_READ = 20_000;

export interface Masked {
  /** One a message. */
  readonly texts: readonly string[];
  /** By sequence: the earlier messages in which a value begins that ends in these. */
  readonly remasked: Readonly<Record<number, string>>;
  readonly personal: readonly { readonly token: string; readonly kind: PersonalSpan["kind"] }[];
  /** For the trace: a recogniser is configured and did not answer. */
  readonly isUnheard: boolean;
}

/**
 * Puts tokens in place of personal data. What the customer wrote just before is read along, since a number may begin
 * there and end here; it is masked again when one does.
 */
export async function maskMessages(
  messages: readonly { readonly text: string }[],
  earlier: NonNullable<Turn["earlier"]>,
  turn: Turn,
  services: TurnServices,
): Promise<Masked> {
  const before = cleanTexts(earlier).map((text) => (answersAQuestion(text) || sendsCode(turn, messages) ? "" : text));
  const texts = cleanTexts(messages);
  const whole = [...before, ...texts].join("\n");
  const from = before.reduce((length, text) => length + text.length + 1, 0);
  const recognized = await recognize(texts.join("\n"), turn, services);
  const all = findPersonalData(whole, services.playbook.playbook, {
    names: turn.knownNames ?? [],
    recognized: (recognized ?? []).map((span) => ({ ...span, start: span.start + from, end: span.end + from })),
  });
  const reachesBack = all.some(({ start, end }) => start < from && end > from);
  const spans = reachesBack ? all : all.filter(({ start }) => start >= from);
  const tokens = spans.length > 0 ? await services.vault.tokenize(turn.conversation.customerId, spans) : [];
  const masked = maskTexts([...before, ...texts], spans, tokens);
  return {
    texts: masked.slice(before.length),
    remasked: reachesBack
      ? Object.fromEntries(earlier.flatMap(({ sequence }, i) => (before[i] ? [[sequence, masked[i] ?? ""]] : [])))
      : {},
    personal: spans
      .flatMap(({ kind, end }, i) => (tokens[i] && end > from ? [{ token: tokens[i], kind }] : []))
      .filter(({ token }, i, list) => list.findIndex((other) => other.token === token) === i),
    isUnheard: recognized === undefined,
  };
}

/** "3", where choices are numbered lines: nothing begins there that goes on in the next message. */
const answersAQuestion = (text: string): boolean => /^\W*\d{1,2}\W*$/.test(text);

/** The one-time code that we asked for is whole, whatever number was written before it. */
const sendsCode = ({ state }: Turn, messages: readonly { readonly text: string }[]): boolean =>
  state.proof?.step === "code" && messages.every(({ text }) => /^\D*\d{3}[ .-]?\d{3}\D*$/.test(text));

/** Nothing when no recogniser is configured or nothing was said; undefined when it did not answer. */
async function recognize(
  text: string,
  turn: Turn,
  { recognizer, models }: TurnServices,
): Promise<readonly PersonalSpan[] | undefined> {
  if (!recognizer || !/\p{L}{2}/u.test(text)) return [];
  const { language } = models.language(text, turn.conversation.language ?? turn.customer.language);
  return recognizer.recognize({ text, language });
}

function cleanTexts(messages: readonly { readonly text: string }[]): string[] {
  let left = MOST_READ;
  return messages.map(({ text }) => {
    const cleaned = cleanText(text.slice(0, left));
    left = Math.max(0, left - text.length);
    return cleaned;
  });
}
