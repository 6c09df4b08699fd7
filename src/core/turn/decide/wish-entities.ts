import { refersBack } from "../../understanding/dialogue/refers-back.ts";
import type { Entity } from "../../understanding/understanding.ts";
import type { Situation } from "./situation.ts";

/**
 * The situation as one of two wishes in a message sees it. What its own words name is meant; "cancel it, and where is
 * NG-2?" cancels what was spoken of before, not NG-2; and where its words name nothing of a kind, what the other wish
 * named is meant for both ("where is NG-1, and can I cancel it?").
 */
export function heardFor(situation: Situation, wish: "primary" | "secondary"): Situation {
  const { heard, heardIn, state } = situation;
  const { wording } = heard.intent;
  if (!wording) return situation;
  const own = wording[wish];
  const other = wording[wish === "primary" ? "secondary" : "primary"];
  const isOthers = ({ text }: Entity): boolean => other.includes(text) && !own.includes(text);
  const namesOwn = (type: string): boolean => heard.entities.some((one) => one.type === type && own.includes(one.text));
  const pointsBack = (type: string): boolean =>
    wish === "primary" && state.focus[type] !== undefined && refersBack(own, heardIn, [], new Set());
  const entities = heard.entities.filter((one) => !isOthers(one) || !(namesOwn(one.type) || pointsBack(one.type)));
  return { ...situation, heard: { ...heard, entities } };
}
