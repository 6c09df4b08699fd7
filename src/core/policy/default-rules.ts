import type { BusinessRule } from "./rule-schema.ts";

/** The rules of a business that writes none of its own. Read from the top: the first that applies decides. */
export const defaultRules: readonly BusinessRule[] = [
  { name: "disputed", when: { disputed: true }, decide: "human" },
  { name: "over-limit", risk: ["money"], when: { orderTotalCents: { over: "refundLimitCents" } }, decide: "human" },
  { name: "day-limit", risk: ["money"], when: { dayTotalCents: { over: "refundLimitCents" } }, decide: "human" },
  { name: "velocity", risk: ["money"], when: { refundsIn30Days: { over: 2 } }, decide: "human" },
  { name: "final-sale", risk: ["money"], when: { finalSale: true }, decide: "deny" },
  { name: "window-closed", risk: ["money"], when: { daysSinceDelivery: { over: "refundWindowDays" } }, decide: "deny" },
  { name: "in-transit", risk: ["money"], when: { inTransit: true }, decide: "human" },
  { name: "too-many-callbacks", when: { openCallbacks: { atLeast: 3 } }, decide: "deny" },
];
