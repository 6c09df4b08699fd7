import { AppError } from "../core/errors.ts";

/** Where something stands in a playbook: keys and list positions from the top, as zod gives them. */
export type Path = readonly PropertyKey[];

/** Says where a path stands for the person who wrote it: `intents/orders.yaml:12`, or `intents[3].flow` in JSON. */
export type Locate = (path: Path) => string;

export interface Problem {
  readonly path: Path;
  readonly wrong: string;
  /** What to do about it, as a sentence. */
  readonly remedy: string;
}

/** What a check found. Problems stop the playbook; warnings are advice. */
export interface Findings {
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

const SHOWN = 100;

/** `place: what is wrong. what to do` */
export function describeProblem(problem: Problem, locate: Locate): string {
  return `${locate(problem.path)}: ${problem.wrong}. ${problem.remedy}`;
}

/** The error that refuses a playbook. It lists every problem, one a line. */
export function playbookError(problems: readonly Problem[], locate: Locate): AppError {
  const [first] = problems;
  return refusal(
    problems.map((problem) => describeProblem(problem, locate)),
    first && { field: locateInJson(first.path), remedy: first.remedy },
  );
}

/** `first` is for callers that show one field and one remedy. */
export function refusal(
  lines: readonly string[],
  first?: { readonly field: string; readonly remedy: string },
): AppError {
  const shown = lines.slice(0, SHOWN);
  if (lines.length > SHOWN) shown.push(`… and ${lines.length - SHOWN} more. Mend these first and check again.`);
  const count = lines.length === 1 ? "1 problem" : `${lines.length} problems`;
  return new AppError("invalid_input", `The playbook has ${count}:\n${shown.join("\n")}`, {
    details: { ...first, problems: lines },
  });
}

/** Places in JSON: `intents[3].flow`. */
export const locateInJson: Locate = (path) =>
  path.map((step, at) => (typeof step === "number" ? `[${step}]` : `${at ? "." : ""}${String(step)}`)).join("") ||
  "playbook";
