import type { ActivePlaybook } from "../playbook/active-playbook.ts";
import { repliesIn } from "./languages.ts";
import type { Draft, Turn } from "./turn.ts";

/** The first reply of a conversation says that it comes from a virtual assistant. Does nothing when it already does. */
export function withDisclosure(turn: Turn, playbook: ActivePlaybook, draft: Draft): Draft {
  if (!turn.conversation.isNew) return draft;
  const language = repliesIn(turn, playbook);
  const disclosure = disclosureText(playbook, language);
  return draft.text.startsWith(disclosure) ? draft : { ...draft, text: `${disclosure}\n\n${draft.text}` };
}

export const disclosureText = (playbook: ActivePlaybook, language: string): string =>
  playbook.say(language, "disclosure", { business: playbook.playbook.title });
