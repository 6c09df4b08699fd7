import type { Playbook } from "../core/playbook/schema.ts";
import { closest } from "./closest.ts";
import type { Findings, Problem } from "./problems.ts";

/** Sources are about products that exist, translate what exists, and policies are official. */
export function checkSources(playbook: Playbook): Findings {
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const byId = new Map(playbook.sources.map((source) => [source.id, source]));
  const nodes = playbook.graph.nodes.map((node) => node.id);

  playbook.sources.forEach((source, at) => {
    const path = ["sources", at];
    source.productIds.forEach((id, i) => {
      if (nodes.includes(id)) return;
      const problem = {
        path: [...path, "productIds", i],
        wrong: `the source "${source.id}" is about "${id}", which is not in the graph`,
        remedy: `Add it to graph nodes or mend the id.${closest(id, nodes)}`,
      };
      // A playbook without a graph may still bring sources that name products.
      (nodes.length > 0 ? problems : warnings).push(problem);
    });

    if (source.language !== undefined && !playbook.languages.includes(source.language)) {
      problems.push({
        path: [...path, "language"],
        wrong: `the source "${source.id}" is in "${source.language}", which the playbook does not speak`,
        remedy: `Add it to languages, or use one of ${playbook.languages.join(", ")}.`,
      });
    }
    if (source.policyType !== undefined && source.tier !== "gold") {
      problems.push({
        path: [...path, "policyType"],
        wrong: `the source "${source.id}" is a policy but not gold`,
        remedy: "Only official sources set policies: move it to gold or remove policyType.",
      });
    }
    if (source.validFrom !== undefined && source.validTo !== undefined && source.validTo < source.validFrom) {
      problems.push({
        path: [...path, "validTo"],
        wrong: `the source "${source.id}" ends before it begins`,
        remedy: "Set validTo to a day on or after validFrom.",
      });
    }
    problems.push(
      ...translationProblems(source, byId, playbook).map((problem) => ({
        ...problem,
        path: [...path, ...problem.path],
      })),
    );
  });

  const types = new Set([...playbook.sources.map((s) => s.policyType), ...playbook.graph.policies.map((p) => p.type)]);
  playbook.intents.forEach((intent, at) => {
    if (intent.policyType === undefined || types.has(intent.policyType)) return;
    warnings.push({
      path: ["intents", at, "policyType"],
      wrong: `no source sets the policy "${intent.policyType}"`,
      remedy: "Add a gold source with this policyType; until then people answer.",
    });
  });
  return { problems, warnings };
}

function translationProblems(
  source: Playbook["sources"][number],
  byId: ReadonlyMap<string, Playbook["sources"][number]>,
  { languages }: Playbook,
): Problem[] {
  if (source.translationOf === undefined) return [];
  const original = byId.get(source.translationOf);
  const path = ["translationOf"];
  if (!original) {
    return [
      {
        path,
        wrong: `"${source.id}" translates "${source.translationOf}", which does not exist`,
        remedy: `Add the original or mend the id.${closest(source.translationOf, [...byId.keys()])}`,
      },
    ];
  }
  if (original.translationOf !== undefined) {
    return [
      {
        path,
        wrong: `"${source.id}" translates a translation`,
        remedy: `Name the original, "${original.translationOf}".`,
      },
    ];
  }
  const own = languages[0];
  if ((source.language ?? own) === (original.language ?? own)) {
    return [{ path, wrong: `"${source.id}" is in the same language as its original`, remedy: "Set its language." }];
  }
  if (source.tier !== original.tier) {
    return [
      {
        path,
        wrong: `"${source.id}" is ${source.tier} but its original is ${original.tier}`,
        remedy: "Keep both in the same tier.",
      },
    ];
  }
  return [];
}
