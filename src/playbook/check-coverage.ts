import type { Playbook } from "../core/playbook/schema.ts";
import type { Findings, Path, Problem } from "./problems.ts";

const USEFUL = 5;

/** Each intent has examples, in languages the playbook speaks or answers in; advice where they are few, missing or shared. */
export function checkCoverage(playbook: Playbook): Findings {
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const owners = new Map<string, string>();

  playbook.intents.forEach((intent, at) => {
    const path: Path = ["intents", at, "examples"];
    const byLanguage = Array.isArray(intent.examples)
      ? { [playbook.languages[0] ?? ""]: intent.examples }
      : intent.examples;
    const all = Object.values(byLanguage).flat();
    if (all.length === 0) {
      problems.push({
        path,
        wrong: `the intent "${intent.id}" has no examples`,
        remedy: "Write at least 5 ways to say it, better 20.",
      });
      return;
    }
    for (const language of Object.keys(byLanguage)) {
      if (playbook.languages.includes(language) || Object.hasOwn(playbook.replies, language)) continue;
      problems.push({
        path: [...path, language],
        wrong: `the intent "${intent.id}" has examples in "${language}", which the playbook does not speak`,
        remedy: `Add it to languages, or use one of ${playbook.languages.join(", ")}.`,
      });
    }
    for (const language of playbook.languages) {
      const count = byLanguage[language]?.length ?? 0;
      if (count < USEFUL) {
        warnings.push({
          path,
          wrong: `the intent "${intent.id}" has ${count} examples in "${language}"`,
          remedy: "5 are useful, 20 varied ones are good.",
        });
      }
    }
    for (const example of all) {
      const key = example.trim().toLowerCase();
      const owner = owners.get(key);
      if (owner !== undefined && owner !== intent.id) {
        warnings.push({
          path,
          wrong: `"${example}" is an example of "${owner}" and of "${intent.id}"`,
          remedy: "Keep it in one of them.",
        });
      }
      owners.set(key, intent.id);
    }
  });
  return { problems, warnings };
}
