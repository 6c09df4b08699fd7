import type { Playbook } from "../core/playbook/schema.ts";
import { decide } from "../core/policy/decide.ts";
import { policyRulesOf } from "../core/policy/rules-of.ts";
import type { Findings, Problem } from "./problems.ts";

/** The cases that a business wrote beside its rules must come out as written; names tell rules apart in the audit. */
export function checkPolicy(playbook: Playbook): Findings {
  const { rules = [], tests } = playbook.policy;
  const names = rules.map(({ name }) => name);
  const twice = names.flatMap((name, at): Problem[] =>
    names.indexOf(name) === at
      ? []
      : [
          {
            path: ["policy", "rules", at, "name"],
            wrong: `two rules are called "${name}"`,
            remedy: "Give each its own name.",
          },
        ],
  );
  const inForce = policyRulesOf(playbook);
  const wrong = tests.flatMap((table, at) =>
    table.cases.flatMap((one, row): Problem[] => {
      const { name: _, expect: _expected, rule: _rule, facts, ...situation } = one;
      const found = decide(
        {
          tool: table.tool,
          risk: table.risk,
          confirm: true,
          needsTrust: 2,
          backofficeId: "somebody",
          ...situation,
          facts: { ownedByCustomer: true, currency: playbook.currency, ...table.given, ...facts },
        },
        inForce,
      );
      if (found.decision === one.expect && (one.rule ?? found.rule) === found.rule) return [];
      const expected = one.rule ? `${one.expect} by ${one.rule}` : one.expect;
      return [
        {
          path: ["policy", "tests", at, "cases", row],
          wrong: `"${one.name}" comes out as ${found.decision} by ${found.rule}, not as ${expected}`,
          remedy: "Mend the rule or the case.",
        },
      ];
    }),
  );
  return { problems: [...twice, ...wrong], warnings: [] };
}
