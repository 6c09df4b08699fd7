import type { PolicyFacts } from "../contracts/tool.ts";
import type { BusinessRule, Comparison, FactName, Limit } from "./rule-schema.ts";

export interface Limits {
  readonly refundLimitCents: number;
  readonly refundWindowDays: number;
}

/** What a rule can ask about; worked out from the server's facts. */
export type Asked = Readonly<Partial<Record<FactName, boolean | number | string | readonly string[]>>>;

/** Totals count what this call would add, so that splitting an amount does not get around a limit. */
export function askedOf(facts: PolicyFacts, known: { readonly trust: number; readonly openNow?: boolean }): Asked {
  const { amountCents, orderRefundedCents = 0, refundedTodayCents, refundsIn30Days, ...rest } = facts;
  return {
    ...rest,
    ...known,
    ...(amountCents === undefined ? {} : { amountCents, orderTotalCents: amountCents + orderRefundedCents }),
    ...(amountCents === undefined || refundedTodayCents === undefined
      ? {}
      : { dayTotalCents: amountCents + refundedTodayCents }),
    ...(refundsIn30Days === undefined ? {} : { refundsIn30Days: refundsIn30Days + 1 }),
  };
}

/** Why the rule applies, as `fact value` for the audit; undefined when it does not. Pure. */
export function whyApplies({ when }: BusinessRule, asked: Asked, limits: Limits): string | undefined {
  const found = Object.entries(when).map(([name, wanted]) => {
    const value = asked[name as FactName];
    return holds(value, wanted, limits) ? `${name} ${value === undefined ? "unknown" : String(value)}` : undefined;
  });
  return found.every((reason) => reason !== undefined) ? found.join(", ") : undefined;
}

function holds(value: Asked[FactName], wanted: Comparison | boolean | number | string, limits: Limits): boolean {
  if (typeof wanted !== "object") return Array.isArray(value) ? value.includes(String(wanted)) : value === wanted;
  if (value === undefined) return wanted.orUnknown === true;
  const { over, atLeast, under, atMost } = wanted;
  if (wanted.in && !wanted.in.some((one) => holds(value, one, limits))) return false;
  // Turned round, so that a value that is no number is on the wrong side of every limit.
  const beyond = (bound: Limit | undefined, within: (limit: number) => boolean): boolean =>
    bound === undefined || !within(typeof bound === "number" ? bound : limits[bound]);
  const number = Number(value);
  return (
    beyond(over, (limit) => number <= limit) &&
    beyond(atLeast, (limit) => number < limit) &&
    beyond(under, (limit) => number >= limit) &&
    beyond(atMost, (limit) => number > limit)
  );
}
