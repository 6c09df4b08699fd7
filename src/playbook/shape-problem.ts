import type { z } from "zod";
import type { Problem } from "./problems.ts";

/** Turns what zod found into problems that say what to do. A union's branches are looked into. */
export function shapeProblem(issue: z.core.$ZodIssue): Problem[] {
  const { path } = issue;
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => ({
        path: [...path, key],
        wrong: `"${key}" is not a setting here`,
        remedy: "Mend the spelling or remove it; docs/playbook.schema.json lists what may stand here.",
      }));
    case "invalid_type":
      return [{ path, wrong: lower(issue.message), remedy: `Write ${article(issue.expected)} here.` }];
    case "invalid_value":
      return [
        { path, wrong: "this value is not known", remedy: `Use one of: ${issue.values.map(String).join(", ")}.` },
      ];
    case "too_small":
      return [
        {
          path,
          wrong: `this is too short or too small (${lower(issue.message)})`,
          remedy: `Give at least ${issue.minimum}.`,
        },
      ];
    case "too_big":
      return [
        {
          path,
          wrong: `this is too long or too big (${lower(issue.message)})`,
          remedy: `Give at most ${issue.maximum}.`,
        },
      ];
    case "invalid_format":
      return [
        { path, wrong: "this is written in a wrong way", remedy: `${upper(formatHint(issue.format, issue.message))}.` },
      ];
    case "invalid_key":
      return [
        {
          path,
          wrong: "this name is not allowed here",
          remedy: `${upper(issue.issues[0]?.message ?? "use another name")}.`,
        },
      ];
    case "invalid_union":
      return unionProblem(issue);
    default:
      return [{ path, wrong: lower(issue.message), remedy: "See docs/playbooks.md for what may stand here." }];
  }
}

/** Of a union we report the branch that fits best: the one whose complaint lies deepest. */
function unionProblem(issue: z.core.$ZodIssueInvalidUnion): Problem[] {
  const deepest = issue.errors.toSorted((a, b) => depth(b) - depth(a))[0] ?? [];
  if (depth(deepest) === 0) {
    return [
      {
        path: issue.path,
        wrong: "this has the wrong form",
        remedy: "Write one value, or one for each language (en: …, es: …).",
      },
    ];
  }
  return deepest.flatMap(shapeProblem).map((problem) => ({ ...problem, path: [...issue.path, ...problem.path] }));
}

const depth = (issues: readonly z.core.$ZodIssue[]): number => Math.max(0, ...issues.map((issue) => issue.path.length));

const formatHint = (format: string, message: string): string => {
  if (format === "email") return "write an e-mail address";
  if (format === "date") return "write a date such as 2026-12-25";
  return message;
};

const article = (expected: string): string => (/^[aeio]/.test(expected) ? `an ${expected}` : `a ${expected}`);
const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
