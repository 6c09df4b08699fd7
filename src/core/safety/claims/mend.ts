import type { ProblemKind, Untraced } from "./claim.ts";
import { readFacts } from "./read-facts.ts";

/** A promise, a deed or another product is not mended by leaving it out: the customer was to rely on it. */
const BEYOND_MENDING: ReadonlySet<ProblemKind> = new Set(["action-without-receipt", "other-product"]);
/** What may be left out, as long as something traced stays. */
const MAY_GO: ReadonlySet<ProblemKind> = new Set(["unsupported", "tip-outside-section"]);

/**
 * The draft with each untraced sentence in the words of the source that speaks of the same thing, or without it when none
 * does and it is no more than talk. Undefined when that does not mend it. Whoever
 * calls this has the result judged like any other draft.
 */
export function mend(text: string, untraced: readonly Untraced[]): string | undefined {
  if (untraced.some(({ kind }) => BEYOND_MENDING.has(kind))) return undefined;
  let mended = text;
  let kept = false;
  for (const { sentence, kind, instead } of untraced) {
    // It was replaced already, with its "yes".
    if (kind === "unsettled-answer" && !mended.includes(sentence)) continue;
    // An order or booking of the customer's own: no policy says what it says.
    if (readFacts(sentence).some((fact) => fact.kind === "id")) return undefined;
    if (!mended.includes(sentence) || (!instead && !MAY_GO.has(kind))) return undefined;
    kept ||= instead !== undefined;
    mended = mended.replace(sentence, () => (instead && !mended.includes(instead) ? instead : ""));
  }
  const tidy = mended
    .split("\n")
    .map((line) => line.replace(/ {2,}/g, " ").trim())
    .filter((line, at, all) => !/^(?:[-*•–]|\d+[.)])?$/.test(line) || (line === "" && at > 0 && all[at - 1] !== ""))
    .join("\n")
    .trim();
  return tidy === "" || tidy === text || (!kept && tidy.length < text.length / 2) ? undefined : tidy;
}
