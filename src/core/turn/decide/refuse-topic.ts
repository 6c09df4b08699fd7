import { analyze } from "../../knowledge/analyze.ts";
import { type Decision, isClear, type Situation, say } from "./situation.ts";

/**
 * A message that speaks of a forbidden topic in the playbook's own words, and is no clear wish, is not clarified but
 * refused. What is meant by other words needs examples: an intent with a reply of its own.
 */
export function refuseTopic(situation: Situation): Decision | undefined {
  const { state, services, text, heardIn: language, button } = situation;
  if (button || isClear(situation)) return undefined;
  const { forbiddenTopics, languages } = services.playbook.playbook;
  const said = new Set(analyze(text, language).terms);
  const isSaid = (topic: string) => {
    const terms = analyze(topic, languages[0] ?? language).terms;
    return terms.length > 0 && terms.every((term) => said.has(term));
  };
  return forbiddenTopics.some(isSaid)
    ? { state: { ...state, pending: undefined }, plan: say("blocked", {}, { outcome: "answered" }) }
    : undefined;
}
