import { saysIn, sourceOf } from "../core/playbook/known-questions.ts";
import type { Playbook } from "../core/playbook/schema.ts";
import { closest } from "./closest.ts";
import type { Findings, Problem } from "./problems.ts";

/**
 * Known questions whose answer is not there (any more) are advice, not problems: a source that changes must not be
 * refused because of them. They do not count until somebody looks.
 */
export function checkQuestions(playbook: Playbook): Findings {
  const ids = playbook.sources.map(({ id }) => id);
  const warnings = playbook.questions.flatMap((question, at): Problem[] => {
    const { source: id, says } = question;
    const source = sourceOf(question, playbook);
    if (!source) {
      return [
        {
          path: ["questions", at, "source"],
          wrong: `there is no source "${id}" in the language of these questions`,
          remedy: `Mend the id or the language.${closest(id, ids)}`,
        },
      ];
    }
    if (source.tier === "bronze") {
      return [
        {
          path: ["questions", at, "source"],
          wrong: `"${id}" is what customers say, and is never prepared`,
          remedy: "Name a gold or silver source.",
        },
      ];
    }
    if (saysIn(source.text, says)) return [];
    return [
      {
        path: ["questions", at, "says"],
        wrong: `the source "${source.id}" does not say "${says}"`,
        remedy: "Copy the words of the sentence that answers.",
      },
    ];
  });
  return { problems: [], warnings };
}
