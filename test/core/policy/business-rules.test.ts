import { describe, expect, it } from "vitest";
import { decide, type PolicyCall, type PolicyRules } from "../../../src/core/policy/decide.ts";
import { type BusinessRule, ruleSchema } from "../../../src/core/policy/rule-schema.ts";

const call: PolicyCall = {
  tool: "process_refund",
  risk: "money",
  confirm: true,
  needsTrust: 2,
  trust: 2,
  backofficeId: "ana",
  confirmed: true,
  facts: {
    ownedByCustomer: true,
    amountCents: 5000,
    refundableCents: 9000,
    currency: "EUR",
    refundedTodayCents: 0,
    refundsIn30Days: 0,
    categories: ["audio", "gifts"],
  },
};

const under = (rule: BusinessRule): PolicyRules => ({
  currency: "EUR",
  refundLimitCents: 4000,
  refundWindowDays: 30,
  rules: [ruleSchema.parse(rule)],
});
const decided = (rule: BusinessRule, patch: Partial<PolicyCall> = {}): string =>
  decide({ ...call, ...patch }, under(rule)).decision;

describe("a rule that a business writes", () => {
  it("keeps a category of products for people", () => {
    const rule: BusinessRule = { name: "gifts", when: { categories: { in: ["gifts", "vouchers"] } }, decide: "human" };
    expect(decided(rule)).toBe("human");
    expect(decided(rule, { facts: { ...call.facts, categories: ["audio"] } })).toBe("allow");
    expect(decided({ ...rule, when: { categories: "gifts" } })).toBe("human");
  });

  it("refuses money outside business hours, and waits for people when nobody looked up whether they are open", () => {
    const rule: BusinessRule = { name: "closed", risk: ["money"], when: { openNow: false }, decide: "human" };
    expect(decided(rule, { openNow: false })).toBe("human");
    expect(decided(rule, { openNow: true })).toBe("allow");
    const careful: BusinessRule = { ...rule, when: { openNow: { in: [false], orUnknown: true } } };
    expect(decided(careful)).toBe("human");
  });

  it("counts only for the tools it names", () => {
    const rule: BusinessRule = {
      name: "small",
      tools: ["cancel_booking"],
      when: { amountCents: { atLeast: 1 } },
      decide: "deny",
    };
    expect(decided(rule)).toBe("allow");
    expect(decided(rule, { tool: "cancel_booking" })).toBe("deny");
  });

  it("reads a limit of the playbook by its name", () => {
    expect(decided({ name: "limit", when: { amountCents: { over: "refundLimitCents" } }, decide: "human" })).toBe(
      "human",
    );
  });

  it("applies only when all that it names holds", () => {
    const rule: BusinessRule = {
      name: "both",
      when: { amountCents: { over: 100, atMost: 6000 }, disputed: true },
      decide: "deny",
    };
    expect(decided(rule)).toBe("allow");
    expect(decided(rule, { facts: { ...call.facts, disputed: true } })).toBe("deny");
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])("takes %s for beyond every limit", (daysSinceDelivery) => {
    const rule: BusinessRule = {
      name: "window",
      when: { daysSinceDelivery: { over: "refundWindowDays" } },
      decide: "deny",
    };
    expect(decided(rule, { facts: { ...call.facts, daysSinceDelivery } })).toBe("deny");
  });

  it("cannot be written to allow what must always hold", () => {
    expect(ruleSchema.safeParse({ name: "open", when: { trust: 0 }, decide: "allow" }).success).toBe(false);
    const harmless: BusinessRule = { name: "later", when: { amountCents: 1 }, decide: "human" };
    expect(decided(harmless, { trust: 1 })).toBe("prove");
    expect(decided(harmless, { confirmed: false })).toBe("confirm");
    expect(decided(harmless, { facts: { ...call.facts, ownedByCustomer: false } })).toBe("deny");
  });
});
