import { type Playbook, playbookSchema } from "../core/playbook/schema.ts";
import { checkCoverage } from "./check-coverage.ts";
import { checkFlows } from "./check-flows.ts";
import { checkGraph } from "./check-graph.ts";
import { checkPolicy } from "./check-policy.ts";
import { checkQuestions } from "./check-questions.ts";
import { checkReplies } from "./check-replies.ts";
import { checkSettings } from "./check-settings.ts";
import { checkSources } from "./check-sources.ts";
import { checkUniqueIds } from "./check-unique-ids.ts";
import { describeProblem, type Findings, type Locate, locateInJson, type Problem, playbookError } from "./problems.ts";
import { shapeProblem } from "./shape-problem.ts";

/** What must fit together across the parts of a playbook, beyond the shape of each. */
const checks: readonly ((playbook: Playbook) => Findings)[] = [
  checkUniqueIds,
  checkSettings,
  checkFlows,
  checkGraph,
  checkSources,
  checkQuestions,
  checkReplies,
  checkPolicy,
  checkCoverage,
];

export interface CheckedPlaybook {
  readonly playbook: Playbook;
  /** Advice, in the same form as problems: `place: what. what to do`. */
  readonly warnings: readonly string[];
}

/**
 * Reads a playbook that came as JSON, or was put together from files. Throws `invalid_input` with every problem, so
 * that the one in force stays. Translations take products, category and tags from the source they translate.
 */
export function parsePlaybook(input: unknown, locate: Locate = locateInJson): Playbook {
  return checkPlaybook(input, locate).playbook;
}

/** Like `parsePlaybook`, and also gives the advice. */
export function checkPlaybook(input: unknown, locate: Locate = locateInJson): CheckedPlaybook {
  const parsed = playbookSchema.safeParse(input);
  if (!parsed.success) throw playbookError(parsed.error.issues.flatMap(shapeProblem), locate);

  const playbook = { ...parsed.data, sources: inheritFromOriginals(parsed.data.sources) };
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  for (const check of checks) {
    const found = check(playbook);
    problems.push(...found.problems);
    warnings.push(...found.warnings);
  }
  if (problems.length > 0) throw playbookError(problems, locate);
  return { playbook, warnings: warnings.map((warning) => describeProblem(warning, locate)) };
}

function inheritFromOriginals(sources: Playbook["sources"]): Playbook["sources"] {
  const byId = new Map(sources.map((source) => [source.id, source]));
  return sources.map((source) => {
    const original = source.translationOf === undefined ? undefined : byId.get(source.translationOf);
    if (!original) return source;
    const category = source.category ?? original.category;
    return {
      ...source,
      productIds: source.productIds.length > 0 ? source.productIds : original.productIds,
      tags: source.tags.length > 0 ? source.tags : original.tags,
      ...(category === undefined ? {} : { category }),
    };
  });
}
