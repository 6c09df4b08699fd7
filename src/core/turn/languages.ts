import type { ActivePlaybook } from "../playbook/active-playbook.ts";
import type { TurnServices } from "./services.ts";
import type { Turn } from "./turn.ts";

type Spoken = Pick<Turn, "conversation" | "customer" | "input">;

/** What the customer writes in, now or before. Empty when they have not said a word yet. */
const spokenBy = ({ input, conversation, customer }: Spoken): string =>
  input?.language ?? conversation.language ?? customer.language ?? "";

/** The language of `input.text`: what it is understood in, and what our sources are searched with. */
export function heardIn(turn: Spoken, playbook: ActivePlaybook): string {
  const language = turn.input?.translatedTo ?? spokenBy(turn);
  return playbook.answers.includes(language) ? language : playbook.speaks(language);
}

/**
 * The language that the stages write in: the customer's when reply texts exist in it, else the one they chose before,
 * else the one they most likely read. What is written in it may be translated at the end, see translate-reply.ts.
 */
export function repliesIn(turn: Spoken, playbook: ActivePlaybook): string {
  const spoken = spokenBy(turn);
  const chosen = turn.customer.language;
  if (!playbook.answers.includes(spoken) && chosen && playbook.answers.includes(chosen)) return chosen;
  return playbook.answersIn(spoken);
}

/** Surely enough to remember it of a person. */
const SURE = 0.9;

/** What the customer showed that they read: the language they chose, wrote in plainly, or were answered in. */
export function languageRead({ input, draft }: Turn, { playbook }: TurnServices): string | undefined {
  if (draft?.language) return draft.language;
  if (!input || input.languageConfidence < SURE) return undefined;
  return playbook.answers.includes(input.language) ? input.language : undefined;
}
