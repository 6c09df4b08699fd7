import { languageOffer, ownName } from "../../replies/language-offers.ts";
import { type Decision, type Situation, say } from "./situation.ts";

/** Less sure than this, or shorter, a text may be a name, slang or a slip rather than another language. */
const SURE = 0.9;
const LETTERS = 8;
const BUTTON = "language:";

/** The language that a pressed button stands for. */
export const chosenLanguage = (button: string | undefined): string | undefined =>
  button?.startsWith(BUTTON) ? button.slice(BUTTON.length) : undefined;

/** The customer chose one of the languages that we offered: from now on we write in it. */
export function settleLanguage({ button, state, services }: Situation): Decision | undefined {
  if (button?.press !== "language" || !services.playbook.answers.includes(button.code)) return undefined;
  return { state, plan: say("language.chosen", {}, { outcome: "answered" }) };
}

/**
 * A language that we have no texts in, and nobody to translate it: said once, in that language where we can, with our
 * languages as buttons and a person. Who chose before, or does not choose, is answered in what they most likely read.
 */
export function offerLanguages({ turn, state, services, language, button }: Situation): Decision | undefined {
  const { input, customer } = turn;
  const { playbook } = services;
  if (!input || button || input.translatedTo || input.languageConfidence < SURE) return undefined;
  if (playbook.answers.includes(input.language) || playbook.answers.includes(customer.language ?? "")) return undefined;
  if ((input.text.match(/\p{L}/gu) ?? []).length < LETTERS) return undefined;
  if (state.task || state.proof || state.pending || state.choices.some(({ value }) => value.startsWith(BUTTON)))
    return undefined;
  const offer = languageOffer(input.language, playbook.answers);
  const quickReplies = [
    ...playbook.answers.map((code) => ({ label: ownName(code), value: `${BUTTON}${code}` })),
    { label: offer?.person ?? playbook.say(language, "choice.person"), value: "person:yes" },
  ];
  const fallback = languageOffer(language, playbook.answers)?.text;
  const words = offer?.text ?? fallback;
  return { state, plan: say("clarify.open", {}, { quickReplies, ...(words ? { words } : {}) }) };
}
