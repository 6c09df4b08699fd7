import type { PolicyFacts, Risk } from "./contracts/tool.ts";
import type { Playbook } from "./playbook/schema.ts";

/** What the business allows; made from the playbook in force. */
export interface PolicyRules {
  readonly currency: string;
  readonly refundLimitCents: number;
  readonly refundWindowDays: number;
  readonly maxRefundsIn30Days: number;
}

export interface PolicyCall {
  readonly risk: Risk;
  /** Does the tool ask for the customer's confirmation? Money always does. */
  readonly confirm: boolean;
  /** The least trust level that may call it. */
  readonly needsTrust: 0 | 1 | 2;
  readonly trust: 0 | 1 | 2;
  readonly backofficeId?: string;
  /** Has the customer said yes to exactly this? */
  readonly confirmed: boolean;
  readonly facts?: PolicyFacts;
}

export interface PolicyDecision {
  readonly decision: "allow" | "confirm" | "prove" | "human" | "deny";
  /** The rule that made it. */
  readonly rule: string;
  readonly detail?: string;
}

interface MoneyFacts extends PolicyFacts {
  readonly amountCents: number;
  readonly refundableCents: number;
  readonly currency: string;
  readonly refundedTodayCents: number;
  readonly refundsIn30Days: number;
}

interface Rule {
  readonly name: string;
  readonly decision: PolicyDecision["decision"];
  /** Answers why the rule applies; undefined when it does not. */
  readonly applies: (call: PolicyCall, rules: PolicyRules) => string | undefined;
}

/** Read from the top: the first rule that applies decides. What no rule speaks of is denied. */
const table: readonly Rule[] = [
  { name: "unproven", decision: "prove", applies: (call) => when(!isProven(call), `needs trust ${call.needsTrust}`) },
  {
    name: "not-owned",
    decision: "deny",
    applies: ({ facts }) => when(facts?.ownedByCustomer === false, "belongs to somebody else"),
  },
  {
    name: "facts-missing",
    decision: "deny",
    applies: (call) => when(call.risk === "money" && !isMoney(call.facts), "no complete facts about the money"),
  },
  {
    name: "disputed",
    decision: "human",
    applies: ({ facts }) => when(facts?.disputed === true, "payment is disputed"),
  },
  money("other-currency", "human", (facts, rules) =>
    when(facts.currency !== rules.currency, `${facts.currency}, limits are in ${rules.currency}`),
  ),
  money("nothing-to-refund", "deny", (facts) =>
    when(
      facts.amountCents <= 0 || facts.amountCents > facts.refundableCents,
      `${facts.amountCents} of ${facts.refundableCents}`,
    ),
  ),
  money("over-limit", "human", (facts, rules) => {
    const total = facts.amountCents + (facts.orderRefundedCents ?? 0);
    return when(total > rules.refundLimitCents, `${total} > ${rules.refundLimitCents} on this order`);
  }),
  money("velocity", "human", (facts, rules) => {
    const today = facts.amountCents + facts.refundedTodayCents;
    const count = facts.refundsIn30Days + 1;
    if (today > rules.refundLimitCents) return `${today} > ${rules.refundLimitCents} in a day`;
    return when(count > rules.maxRefundsIn30Days, `${count} > ${rules.maxRefundsIn30Days} in 30 days`);
  }),
  money("final-sale", "deny", (facts) => when(facts.finalSale === true, "final sale")),
  money("window-closed", "deny", (facts, rules) => {
    const days = facts.daysSinceDelivery;
    return when(days !== undefined && !(days <= rules.refundWindowDays), `${days} > ${rules.refundWindowDays} days`);
  }),
  money("in-transit", "human", (facts) => when(facts.inTransit === true, "on its way to the customer")),
  {
    name: "too-many-callbacks",
    decision: "deny",
    applies: ({ facts }) => when((facts?.openCallbacks ?? 0) >= 3, "3 callbacks to come"),
  },
  {
    name: "must-confirm",
    decision: "confirm",
    applies: (call) => when(!call.confirmed && (call.confirm || call.risk === "money"), "not confirmed yet"),
  },
  {
    name: "money-within-limits",
    decision: "allow",
    applies: ({ risk, confirmed }) => when(risk === "money" && confirmed, "confirmed, within limits"),
  },
  {
    name: "write-confirmed",
    decision: "allow",
    applies: ({ risk, confirm, confirmed }) =>
      when(risk === "write" && (confirmed || !confirm), "confirmed or needs none"),
  },
  { name: "read-within-trust", decision: "allow", applies: ({ risk }) => when(risk === "read", "changes nothing") },
];

/** Pure, default deny. Facts come from the server; the model and the text have no say here. */
export function decide(call: PolicyCall, rules: PolicyRules): PolicyDecision {
  for (const { name, decision, applies } of table) {
    const detail = applies(call, rules);
    if (detail !== undefined) return { decision, rule: name, detail };
  }
  return { decision: "deny", rule: "no-rule" };
}

export const policyRulesOf = ({ currency, thresholds }: Pick<Playbook, "currency" | "thresholds">): PolicyRules => ({
  currency,
  refundLimitCents: thresholds.refundLimitCents,
  refundWindowDays: thresholds.refundWindowDays,
  maxRefundsIn30Days: 2,
});

function money(
  name: string,
  decision: PolicyDecision["decision"],
  applies: (facts: MoneyFacts, rules: PolicyRules) => string | undefined,
): Rule {
  return {
    name,
    decision,
    applies: (call, rules) => (call.risk === "money" && isMoney(call.facts) ? applies(call.facts, rules) : undefined),
  };
}

const when = (applies: boolean, detail: string): string | undefined => (applies ? detail : undefined);

const isProven = (call: PolicyCall): boolean =>
  call.trust >= call.needsTrust &&
  (call.needsTrust === 0 || (call.backofficeId !== undefined && call.backofficeId !== ""));

const isCents = (value: number | undefined): value is number =>
  value !== undefined && Number.isSafeInteger(value) && value >= 0;

/** Money moves only on whole, checked facts; a missing one is not a zero. */
const isMoney = (facts: PolicyFacts | undefined): facts is MoneyFacts =>
  facts !== undefined &&
  facts.ownedByCustomer === true &&
  isCents(facts.amountCents) &&
  isCents(facts.refundableCents) &&
  isCents(facts.refundedTodayCents) &&
  isCents(facts.refundsIn30Days) &&
  isCents(facts.orderRefundedCents ?? 0) &&
  facts.currency !== undefined;
