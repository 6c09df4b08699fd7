import { type Decision, type Situation, say } from "./situation.ts";

/** What a platform sends when the customer presses "Start" before writing anything. */
const START = "start";

/** The customer did something without words: pressed Start, or sent only a picture or a recording. */
export function answerWordless(situation: Situation): Decision | undefined {
  const { turn, services, state, text, language } = situation;
  if (turn.input?.button === START) return { state, plan: say("greeting", {}, { outcome: "answered" }) };
  if (text.trim() !== "" || !turn.input?.hasAttachments) return undefined;
  // Agents see it. We say honestly that we do not, and ask for words or offer a person.
  const person = { label: services.playbook.say(language, "choice.person"), value: "person:yes" };
  return { state, plan: say("attachment.unseen", {}, { quickReplies: [person] }) };
}
