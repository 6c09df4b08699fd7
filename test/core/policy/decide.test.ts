import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PolicyFacts } from "../../../src/core/contracts/tool.ts";
import { decide, type PolicyCall, type PolicyRules } from "../../../src/core/policy/decide.ts";
import { defaultRules } from "../../../src/core/policy/default-rules.ts";

const rules: PolicyRules = { currency: "EUR", refundLimitCents: 50_000, refundWindowDays: 30, rules: defaultRules };

const good: PolicyFacts = {
  ownedByCustomer: true,
  amountCents: 5000,
  refundableCents: 9000,
  orderRefundedCents: 0,
  currency: "EUR",
  disputed: false,
  daysSinceDelivery: 3,
  refundedTodayCents: 0,
  refundsIn30Days: 0,
};
const money: PolicyCall = {
  tool: "process_refund",
  risk: "money",
  confirm: true,
  needsTrust: 2,
  trust: 2,
  backofficeId: "ana",
  confirmed: true,
  facts: good,
};

/** What changes against a refund that is allowed, and what comes of it. */
const cases: readonly (readonly [string, Partial<PolicyCall>, Partial<PolicyFacts>, string])[] = [
  ["a confirmed refund within all limits", {}, {}, "allow money-within-limits"],
  ["the same before the yes", { confirmed: false }, {}, "confirm must-confirm"],
  [
    "money never skips the yes, whatever the tool says",
    { confirmed: false, confirm: false },
    {},
    "confirm must-confirm",
  ],
  ["known by the channel only", { trust: 1 }, {}, "prove unproven"],
  ["no account linked", { backofficeId: "" }, {}, "prove unproven"],
  ["somebody else's order", {}, { ownedByCustomer: false }, "deny not-owned"],
  ["disputed", {}, { disputed: true }, "human disputed"],
  ["disputed and out of the window", {}, { disputed: true, daysSinceDelivery: 99 }, "human disputed"],
  ["exactly the limit", {}, { amountCents: 50_000, refundableCents: 50_000 }, "allow money-within-limits"],
  ["one cent over it", {}, { amountCents: 50_001, refundableCents: 50_001 }, "human over-limit"],
  ["over it with what this order got back", {}, { amountCents: 100, orderRefundedCents: 49_901 }, "human over-limit"],
  ["over it with what went back today", {}, { refundedTodayCents: 45_001 }, "human day-limit"],
  ["the second refund in 30 days", {}, { refundsIn30Days: 1 }, "allow money-within-limits"],
  ["the third", {}, { refundsIn30Days: 2 }, "human velocity"],
  ["more than is left", {}, { amountCents: 9001 }, "deny nothing-to-refund"],
  ["nothing", {}, { amountCents: 0 }, "deny nothing-to-refund"],
  ["the last day", {}, { daysSinceDelivery: 30 }, "allow money-within-limits"],
  ["a moment later", {}, { daysSinceDelivery: 30.001 }, "deny window-closed"],
  ["a day that is no number", {}, { daysSinceDelivery: Number.NaN }, "deny window-closed"],
  ["final sale", {}, { finalSale: true }, "deny final-sale"],
  ["on its way", {}, { inTransit: true }, "human in-transit"],
  ["another currency", {}, { currency: "USD" }, "human other-currency"],
  ["an amount that is no whole number", {}, { amountCents: 10.5 }, "deny facts-missing"],
  ["an amount that is no number", {}, { amountCents: Number.NaN }, "deny facts-missing"],
  ["a negative history", {}, { refundedTodayCents: -1 }, "deny facts-missing"],
  ["an endless amount left", {}, { refundableCents: Number.POSITIVE_INFINITY }, "deny facts-missing"],
];

describe("a refund", () => {
  it.each(cases)("%s", (_name, call, facts, expected) => {
    const { decision, rule } = decide({ ...money, ...call, facts: { ...good, ...facts } }, rules);
    expect(`${decision} ${rule}`).toBe(expected);
  });

  it.each([
    "ownedByCustomer",
    "amountCents",
    "refundableCents",
    "currency",
    "refundedTodayCents",
    "refundsIn30Days",
  ] as const)("is denied when the server could not load %s", (fact) => {
    const { [fact]: _gone, ...rest } = good;
    expect(decide({ ...money, facts: rest }, rules)).toMatchObject({ decision: "deny", rule: "facts-missing" });
  });
});

describe("other calls", () => {
  it("reads within trust, and writes once confirmed or when the tool needs no yes", () => {
    const read: PolicyCall = {
      tool: "get_order_status",
      risk: "read",
      confirm: false,
      needsTrust: 1,
      trust: 1,
      backofficeId: "ana",
      confirmed: false,
    };
    const write: PolicyCall = { ...read, risk: "write", needsTrust: 0 };
    expect(decide(read, rules).decision).toBe("allow");
    expect(decide({ ...read, trust: 0 }, rules).decision).toBe("prove");
    expect(decide(write, rules)).toMatchObject({ decision: "allow", rule: "write-confirmed" });
    expect(decide({ ...write, confirm: true }, rules).decision).toBe("confirm");
    expect(decide({ ...write, confirm: true, confirmed: true }, rules).decision).toBe("allow");
    expect(decide({ ...write, facts: { openCallbacks: 3 } }, rules)).toMatchObject({
      decision: "deny",
      rule: "too-many-callbacks",
    });
  });
});

it("allows no money beyond any limit, for any facts at all", () => {
  const cents = fc.oneof(
    fc.integer({ min: -10, max: 100_000 }),
    fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 0.5, undefined),
  );
  const anyFacts = fc.record({
    ownedByCustomer: fc.constantFrom(true, true, true, false, undefined),
    amountCents: cents,
    refundableCents: cents,
    orderRefundedCents: cents,
    refundedTodayCents: cents,
    refundsIn30Days: fc.constantFrom(0, 1, 2, 9, undefined),
    currency: fc.constantFrom("EUR", "EUR", "USD", undefined),
    disputed: fc.constantFrom(false, true, undefined),
    daysSinceDelivery: fc.constantFrom(0, 30, 31, Number.NaN, undefined),
  });
  const anyCall = fc.record({
    trust: fc.constantFrom(0 as const, 1 as const, 2 as const),
    confirmed: fc.boolean(),
    facts: anyFacts,
  });

  fc.assert(
    fc.property(anyCall, ({ facts, ...call }) => {
      const known = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
      if (decide({ ...money, ...call, facts: known }, rules).decision !== "allow") return;
      const f = known as unknown as Required<PolicyFacts>; // allowed, so they are complete: that is what is checked here
      expect([call.trust, call.confirmed, f.ownedByCustomer, f.currency, f.disputed ?? false]).toEqual([
        2,
        true,
        true,
        "EUR",
        false,
      ]);
      expect(f.amountCents).toBeGreaterThan(0);
      expect(f.amountCents).toBeLessThanOrEqual(f.refundableCents);
      expect(f.amountCents + f.refundedTodayCents).toBeLessThanOrEqual(50_000);
      expect(f.amountCents + (f.orderRefundedCents ?? 0)).toBeLessThanOrEqual(50_000);
      expect(f.refundsIn30Days).toBeLessThan(2);
      expect(f.daysSinceDelivery ?? 0).toBeLessThanOrEqual(30);
    }),
    { numRuns: 20_000 },
  );
});
