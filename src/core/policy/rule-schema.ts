import { z } from "zod";

/**
 * A business's own rules about what the bot may do, as data. A rule can only make a call stricter: what must hold for
 * every business (proof, ownership, complete facts, the customer's yes) stands before and after them in `decide.ts`.
 */

/** What the server knows about a call; a rule may ask for any of it. `docs/policy.md` explains each. */
const factNames = [
  "amountCents",
  "orderTotalCents",
  "dayTotalCents",
  "refundsIn30Days",
  "refundableCents",
  "daysSinceDelivery",
  "openCallbacks",
  "disputed",
  "finalSale",
  "inTransit",
  "openNow",
  "trust",
  "currency",
  "categories",
] as const;
export type FactName = (typeof factNames)[number];

/** A number, or the name of a threshold of the playbook, so that a limit is written once. */
const limit = z.union([z.number(), z.enum(["refundLimitCents", "refundWindowDays"])]);
export type Limit = z.infer<typeof limit>;

const scalar = z.union([z.boolean(), z.number(), z.string()]);
const comparison = z
  .strictObject({
    over: limit.optional(),
    atLeast: limit.optional(),
    under: limit.optional(),
    atMost: limit.optional(),
    /** The fact is one of these; a fact that is a list has at least one of them. */
    in: z.array(scalar).min(1).optional(),
    /** The rule also applies when the server could not find this out. */
    orUnknown: z.literal(true).optional(),
  })
  .refine(({ orUnknown: _, ...tests }) => Object.keys(tests).length > 0, "say over, atLeast, under, atMost or in");
export type Comparison = z.infer<typeof comparison>;

export const ruleSchema = z.strictObject({
  /** Customers can be told why with the reply `denied.<name>`. */
  name: z.string().regex(/^[a-z][a-z0-9-]*$/, "use small letters, digits and dashes"),
  /** Only for calls of these tools. Absent: for every call of `risk`. */
  tools: z.array(z.string().min(1)).min(1).optional(),
  risk: z
    .array(z.enum(["read", "write", "money"]))
    .min(1)
    .optional(),
  /** All of them must hold. */
  when: z
    .partialRecord(z.enum(factNames), z.union([scalar, comparison]))
    .refine((conditions) => Object.keys(conditions).length > 0, "say at least one condition"),
  /** human: a person decides. deny: not possible. prove: only for somebody who has proven who they are. */
  decide: z.enum(["human", "deny", "prove"]),
});
export type BusinessRule = z.infer<typeof ruleSchema>;

/** Facts as the server would load them, for the table of cases. Amounts in minor units. */
const facts = z.strictObject({
  ownedByCustomer: z.boolean().exactOptional(),
  amountCents: z.number().exactOptional(),
  refundableCents: z.number().exactOptional(),
  orderRefundedCents: z.number().exactOptional(),
  refundedTodayCents: z.number().exactOptional(),
  refundsIn30Days: z.number().exactOptional(),
  currency: z.string().exactOptional(),
  disputed: z.boolean().exactOptional(),
  daysSinceDelivery: z.number().exactOptional(),
  finalSale: z.boolean().exactOptional(),
  inTransit: z.boolean().exactOptional(),
  openCallbacks: z.number().exactOptional(),
  categories: z.array(z.string()).exactOptional(),
});

const caseSchema = z.strictObject({
  name: z.string().min(1),
  /** On top of what `given` says. */
  facts: facts.prefault({}),
  trust: z.union([z.literal(0), z.literal(1), z.literal(2)]).default(2),
  confirmed: z.boolean().default(true),
  openNow: z.boolean().exactOptional(),
  expect: z.enum(["allow", "confirm", "prove", "human", "deny"]),
  /** The rule that must have decided. */
  rule: z.string().optional(),
});

/** Cases for one tool, that people can read and that the rules must pass before the playbook counts. */
const tableSchema = z.strictObject({
  tool: z.string().min(1),
  risk: z.enum(["read", "write", "money"]).default("money"),
  given: facts.prefault({}),
  cases: z.array(caseSchema).min(1),
});

export const policySchema = z.strictObject({
  /** Read from the top; the first that applies decides. Absent: the engine's own (`default-rules.ts`). */
  rules: z.array(ruleSchema).optional(),
  tests: z.array(tableSchema).default([]),
});
