import { analyze } from "../../knowledge/analyze.ts";
import type { Flow } from "../../playbook/flow-schema.ts";
import { wantsOnlyOne, wantsOther } from "../../understanding/dialogue/comparing-words.ts";
import { corrects, saysItMeant, withoutCorrection } from "../../understanding/dialogue/corrects.ts";
import type { Situation } from "./situation.ts";
import { pickOffered } from "./slot-values.ts";

/**
 * Does the message put right a value of this flow, rather than begin something else? "I meant NG-10180" does whatever
 * the classifier makes of it; "actually, NG-10180" does when it says nothing more; "actually, cancel NG-10180" does not.
 */
export function correctsValue(situation: Situation, flow: Flow): boolean {
  const { text, heard, heardIn: language, button } = situation;
  if (button || text.includes("?") || !corrects(text)) return false;
  const named = heard.entities.filter(({ type }) => flow.slots.some((slot) => slot.type === type));
  const names = named.length > 0 || (flow.slots.some(({ from }) => from !== undefined) && wantsOther(text));
  if (names && saysItMeant(text)) return true;
  if (flow.slots.some((slot) => slot.type === "choice" && pickOffered(situation, slot, false) !== undefined))
    return true;
  if (flow.slots.some(({ type }) => type === "lines") && wantsOnlyOne(text)) return true;
  const rest = named.reduce((left, entity) => left.replace(entity.text, " "), withoutCorrection(text));
  return named.length > 0 && analyze(rest, language).terms.length === 0;
}
