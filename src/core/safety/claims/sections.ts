import { splitSentences } from "../../knowledge/passages.ts";
import type { ClaimContext } from "./claim.ts";

/** Asks to remember or to write again, at the end of a sentence that says something else. */
const CLOSING =
  /(?:,? (?:so|and|und|y|also))?,? (?:please |just |simply |bitte |einfach |por favor,? )*(?:keep (?:that|this|it) in mind|let (?:me|us) know (?:if|when|whether)|feel free to|don't hesitate to|sagen sie (?:mir|uns) (?:einfach )?bescheid|denken sie (?:bitte )?daran|tenlo en cuenta|tengalo en cuenta|avisame|no dudes en)\b[^.!?]*/giu;

/** Sentences before and inside the section for tips, without our own phrases. */
export function sections(
  draft: string,
  context: ClaimContext,
): { official: readonly string[]; tips: readonly string[] } {
  const opening = context.tipPhrases.map((phrase) => draft.indexOf(phrase)).filter((at) => at >= 0);
  const at = opening.length > 0 ? Math.min(...opening) : draft.length;
  const cut = (text: string) => {
    const bare = [...context.phrases]
      .sort((a, b) => b.length - a.length)
      .reduce((rest, phrase) => (phrase ? rest.split(phrase).join("\n") : rest), text);
    return bare
      .split(/\n+/)
      .map((line) => line.replace(CLOSING, ""))
      .flatMap((line) => splitSentences(line.replace(/^\s*(?:[-*•–]|\d+[.)])\s+/, "").trim()))
      .filter((line) => /[\p{L}\p{N}]/u.test(line));
  };
  return { official: cut(draft.slice(0, at)), tips: cut(draft.slice(at)) };
}
