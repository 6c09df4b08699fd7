import { languageOffer, namesOf, ownName } from "../../replies/language-offers.ts";
import type { DialogueState } from "../../understanding/dialogue-state.ts";
import { type Decision, type Situation, say } from "./situation.ts";

/** Less sure than this, or shorter, a text may be a name, slang or a slip rather than another language. */
const SURE = 0.9;
const LETTERS = 8;
const BUTTON = "language:";

/** The language that the customer chose: by its button, or by its name while our offer stands. */
export function chosenLanguage(
  state: DialogueState,
  said: string,
  spoken: string | undefined,
  button: string | undefined,
): string | undefined {
  if (button !== undefined) return button.startsWith(BUTTON) ? button.slice(BUTTON.length) : undefined;
  const words = said.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  if (words.length === 0 || words.length > 4) return undefined;
  return offered(state).find((code) =>
    namesOf(code, spoken ?? code).some((name) => words.some((word) => alike(word, name))),
  );
}

const offered = ({ choices }: DialogueState): readonly string[] =>
  choices.flatMap(({ value }) => (value.startsWith(BUTTON) ? [value.slice(BUTTON.length)] : []));

/** "niemiecki" and "po niemiecku": the end of a name changes with its place in a sentence. */
const alike = (word: string, name: string): boolean =>
  name.length > 4 ? word.startsWith(name.slice(0, Math.max(4, name.length - 2))) : word === name;

/** The customer chose one of the languages that we offered: from now on we write in it. */
export function settleLanguage({ turn, state, text, services }: Situation): Decision | undefined {
  const { conversation, input } = turn;
  const chosen = chosenLanguage(state, text, conversation.language, input?.button);
  if (chosen === undefined || !services.playbook.answers.includes(chosen)) return undefined;
  return { state, plan: say("language.chosen", {}, { outcome: "answered" }) };
}

/**
 * A language that we have no texts in, and nobody to translate it: said once, in that language where we can, with the
 * languages that we speak as buttons, and a person. Who chose before, or does not choose, is answered in what they most
 * likely read.
 */
export function offerLanguages({ turn, state, services, language, button }: Situation): Decision | undefined {
  const { input, customer } = turn;
  const { playbook } = services;
  if (!input || button || input.translatedTo || input.languageConfidence < SURE) return undefined;
  if (playbook.answers.includes(input.language) || playbook.answers.includes(customer.language ?? "")) return undefined;
  if ((input.text.match(/\p{L}/gu) ?? []).length < LETTERS) return undefined;
  if (state.task || state.proof || state.pending || offered(state).length > 0) return undefined;
  const ours = playbook.playbook.languages;
  const offer = languageOffer(input.language, ours);
  const quickReplies = [
    ...ours.map((code) => ({ label: ownName(code), value: `${BUTTON}${code}` })),
    { label: offer?.person ?? playbook.say(language, "choice.person"), value: "person:yes" },
  ];
  const words = offer?.text ?? languageOffer(language, ours)?.text;
  return { state, plan: say("clarify.open", {}, { quickReplies, ...(words ? { words } : {}) }) };
}
