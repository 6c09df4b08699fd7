import type { PolicyFacts, Risk } from "../contracts/tool.ts";
import { askedOf, type Limits, whyApplies } from "./conditions.ts";
import type { BusinessRule } from "./rule-schema.ts";

/** What the business allows; made from the playbook in force. */
export interface PolicyRules extends Limits {
  readonly currency: string;
  readonly rules: readonly BusinessRule[];
}

export interface PolicyCall {
  readonly tool: string;
  readonly risk: Risk;
  /** Does the tool ask for the customer's confirmation? Money always does. */
  readonly confirm: boolean;
  /** The least trust level that may call it. */
  readonly needsTrust: 0 | 1 | 2;
  readonly trust: 0 | 1 | 2;
  readonly backofficeId?: string;
  /** Has the customer said yes to exactly this? */
  readonly confirmed: boolean;
  /** Are people at work? Absent: not looked up. */
  readonly openNow?: boolean;
  readonly facts?: PolicyFacts;
}

export interface PolicyDecision {
  readonly decision: "allow" | "confirm" | "prove" | "human" | "deny";
  /** The rule that made it. */
  readonly rule: string;
  readonly detail?: string;
}

interface Rule {
  readonly name: string;
  readonly decision: PolicyDecision["decision"];
  /** Answers why the rule applies; undefined when it does not. */
  readonly applies: (call: PolicyCall, rules: PolicyRules) => string | undefined;
}

/** What must hold for every business, before its own rules are asked. The first that applies decides. */
const before: readonly Rule[] = [
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
    name: "other-currency",
    decision: "human",
    applies: ({ risk, facts }, { currency }) =>
      when(risk === "money" && facts?.currency !== currency, `${facts?.currency}, limits are in ${currency}`),
  },
  {
    name: "nothing-to-refund",
    decision: "deny",
    applies: ({ risk, facts: { amountCents = 0, refundableCents = 0 } = {} }) =>
      when(
        risk === "money" && !(amountCents > 0 && amountCents <= refundableCents),
        `${amountCents} of ${refundableCents}`,
      ),
  },
];

/** What is left is done, the business's rules having said nothing: money and changes only with the customer's yes. */
const after: readonly Rule[] = [
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

/**
 * Pure, default deny: what must always hold, then the business's rules, then what is allowed at all. Facts come from the
 * server; the model and the text have no say here.
 */
export function decide(call: PolicyCall, rules: PolicyRules): PolicyDecision {
  for (const { name, decision, applies } of [...before, ...rules.rules.map(asRule), ...after]) {
    const detail = applies(call, rules);
    if (detail !== undefined) return { decision, rule: name, detail };
  }
  return { decision: "deny", rule: "no-rule" };
}

const asRule = (rule: BusinessRule): Rule => ({
  name: rule.name,
  decision: rule.decide,
  applies: ({ tool, risk, facts = {}, trust, openNow }, limits) =>
    (rule.tools?.includes(tool) ?? true) && (rule.risk?.includes(risk) ?? true)
      ? whyApplies(rule, askedOf(facts, { trust, ...(openNow === undefined ? {} : { openNow }) }), limits)
      : undefined,
});

const when = (applies: boolean, detail: string): string | undefined => (applies ? detail : undefined);

const isProven = (call: PolicyCall): boolean =>
  call.trust >= call.needsTrust &&
  (call.needsTrust === 0 || (call.backofficeId !== undefined && call.backofficeId !== ""));

const isCents = (value: number | undefined): boolean =>
  value !== undefined && Number.isSafeInteger(value) && value >= 0;

/** Money moves only on whole, checked facts; a missing one is not a zero. */
const isMoney = (facts: PolicyFacts | undefined): boolean =>
  facts !== undefined &&
  facts.ownedByCustomer === true &&
  isCents(facts.amountCents) &&
  isCents(facts.refundableCents) &&
  isCents(facts.refundedTodayCents) &&
  isCents(facts.refundsIn30Days) &&
  isCents(facts.orderRefundedCents ?? 0) &&
  facts.currency !== undefined;
