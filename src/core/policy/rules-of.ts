import type { Playbook } from "../playbook/schema.ts";
import type { PolicyRules } from "./decide.ts";
import { defaultRules } from "./default-rules.ts";

/** The rules of the playbook in force, with the limits that they name. */
export const policyRulesOf = ({
  currency,
  thresholds: { refundLimitCents, refundWindowDays },
  policy,
}: Pick<Playbook, "currency" | "thresholds" | "policy">): PolicyRules => ({
  currency,
  refundLimitCents,
  refundWindowDays,
  rules: policy.rules ?? defaultRules,
});
