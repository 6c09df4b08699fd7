import { z } from "zod";
import { playbookSchema, sourceSchema } from "../../core/playbook/schema.ts";

/** The operator API's requests and answers. */

export const playbookRequest = playbookSchema;
export const playbookAnswer = z.object({
  version: z.int(),
  name: z.string(),
  hash: z.string(),
  trainedMs: z.int().optional().describe("How long training took. Absent when stored models fitted."),
});
export const playbookStatusAnswer = z.object({
  name: z.string(),
  version: z.int(),
  training: z
    .object({ playbook: z.string(), share: z.number().min(0).max(1) })
    .optional()
    .describe("Under way in the process that answers."),
});
export const playbookVersionsAnswer = z.object({
  versions: z.array(
    z.object({
      version: z.int(),
      name: z.string(),
      hash: z.string(),
      isActive: z.boolean(),
      hasModels: z.boolean(),
      loadedAt: z.iso.datetime(),
    }),
  ),
});
export const restoreRequest = z.strictObject({ version: z.int().min(1).max(2_147_483_647) });

export const sourcesRequest = z.union([
  z.strictObject({ sources: z.array(sourceSchema).max(50_000) }),
  z.array(sourceSchema).max(50_000),
]);
export const sourcesAnswer = z.object({ version: z.int(), sources: z.int() });

export const sourceListQuery = z.object({
  state: z.enum(["review-due", "fresh", "not-yet", "expired"]).optional(),
  tier: z.enum(["gold", "silver", "bronze"]).optional(),
  language: z.string().min(2).max(20).optional(),
  owner: z.string().min(1).max(200).optional(),
  product: z.string().min(1).max(200).optional().describe("A node of the graph that the source is bound to itself."),
  text: z.string().trim().min(1).max(200).optional().describe("Stands in its id, title, text or owner."),
  after: z.string().max(1_000).default(""),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});
export const sourceListAnswer = z.object({
  sources: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      tier: z.enum(["gold", "silver", "bronze"]),
      language: z.string(),
      category: z.string().optional(),
      translationOf: z.string().optional(),
      products: z
        .array(z.object({ id: z.string(), name: z.string() }))
        .describe("Products, categories and suppliers it is about. Empty: the whole business."),
      policyType: z.string().optional(),
      owner: z.string().optional(),
      reviewBy: z.iso.date().optional(),
      validFrom: z.iso.date().optional(),
      validTo: z.iso.date().optional(),
      version: z.int().describe("Grows with each change of what a customer could be told."),
      textChangedAt: z.iso.datetime().describe("Since when it says what it says, title included."),
      state: z
        .enum(["review-due", "fresh", "not-yet", "expired"])
        .describe("`review-due`: counts, but its review date has passed or is at most 14 days away."),
    }),
  ),
  found: z.int().describe("That fit the filter, on all pages."),
  counts: z
    .object({ "review-due": z.int(), fresh: z.int(), "not-yet": z.int(), expired: z.int() })
    .describe("Of all sources, whatever the filter."),
  overdue: z.int().describe("Of those with `review-due`, whose date has passed."),
  languages: z.array(z.string()),
  today: z.iso.date().describe("The day by which they were judged."),
  next: z.string().optional().describe("Send it as `after` for the next page."),
});

export const policyQuery = z.object({
  type: z.string().min(1).max(200),
  product: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe("A product, variant or other node of the graph. Absent: the whole business."),
});
export const policyAnswer = z.object({
  found: z.enum(["one", "conflict", "none"]),
  distance: z.int().optional().describe("Steps from the product."),
  policies: z.array(z.object({ sourceId: z.string(), title: z.string(), text: z.string(), on: z.string() })),
});
export const reachRequest = z.strictObject({
  type: z.string().min(1).max(200),
  productIds: z.array(z.string().max(200)).max(1_000).default([]).describe("Empty: the whole business."),
  sourceId: z.string().max(200).optional().describe("The source that is edited: what it says now does not count."),
  text: z.string().max(100_000).optional().describe("What it will say: the same words elsewhere are no conflict."),
  validFrom: z.iso.date().optional().describe("From when it will count: judged by what is in force on that day."),
  tier: z.enum(["gold", "silver"]).optional().describe("Gold outranks silver at the same distance. Default: gold."),
});
const reached = z.object({
  count: z.int(),
  products: z.array(z.object({ id: z.string(), name: z.string() })).describe("The first 50 by id."),
});
export const reachAnswer = z.object({
  decides: reached,
  overruled: reached.describe("A nearer policy goes before it."),
  conflicts: reached.describe("Another policy stands at the same distance: a person would decide."),
});

export const understandRequest = z.strictObject({
  text: z.string().min(1).max(8_000),
  history: z
    .array(
      z.union([
        z.string().max(8_000),
        z.strictObject({ author: z.enum(["customer", "bot"]), text: z.string().max(8_000) }),
      ]),
    )
    .max(50)
    .optional()
    .describe("What was said before, oldest first. A plain string is the customer's."),
});
export const understandAnswer = z.looseObject({
  language: z.string(),
  languageConfidence: z.number(),
  safety: z.object({ verdict: z.enum(["safe", "blocked", "escalate"]), reasons: z.array(z.string()) }),
  maskedText: z.string(),
  candidates: z.array(z.object({ intent: z.string(), share: z.number() })),
  nearest: z.array(z.object({ text: z.string(), intent: z.string(), similarity: z.number() })),
  intent: z.looseObject({
    primary: z.string(),
    secondary: z.string().optional(),
    confidence: z.number(),
    category: z.string(),
    kind: z.string(),
    outOfScope: z.number(),
    wantsPerson: z.number(),
  }),
  entities: z.array(z.looseObject({ type: z.string(), text: z.string(), value: z.string(), confidence: z.number() })),
  sentiment: z.object({ label: z.enum(["positive", "neutral", "negative"]), anger: z.number() }),
  refersBack: z.boolean(),
  isAnswerToQuestion: z.boolean(),
});

export const metricsQuery = z.object({
  from: z.coerce.date().optional().describe("Default: 30 days ago."),
  to: z.coerce.date().optional().describe("Default: now."),
});

export const auditQuery = z.object({
  chain: z.string().min(1).max(200).optional().describe("A conversation's id, or `system` (default)."),
  conversationId: z.string().min(1).max(200).optional().describe("The same as `chain`."),
  after: z.coerce.number().int().min(0).max(2_147_483_647).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});
export const auditAnswer = z.object({
  entries: z.array(
    z.object({
      chain: z.string(),
      sequence: z.int(),
      at: z.iso.datetime(),
      kind: z.string(),
      data: z.unknown(),
      hash: z.string(),
    }),
  ),
  next: z.int().optional().describe("Send it as `after` for the next page."),
});

export const metricsAnswer = z.looseObject({});
