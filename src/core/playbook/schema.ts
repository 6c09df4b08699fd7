import { z } from "zod";
import { policySchema } from "../policy/rule-schema.ts";
import { demoSchema } from "./demo-schema.ts";
import { flowSchema } from "./flow-schema.ts";
import { graphSchema } from "./graph-schema.ts";

/** All that one business brings. `docs/playbooks.md` explains it; its JSON Schema is made from this file. */

const id = z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9_.:-]*$/, "use letters, digits, and _ . : - only");
const language = z.string().regex(/^[a-z]{2}$/, "use a two-letter language code such as en");
/** One text, or one a language. A plain string belongs to the playbook's first language. */
export const localized = z.union([z.string().min(1), z.record(language, z.string().min(1))]);
const examples = z.union([z.array(z.string().min(1)), z.record(language, z.array(z.string().min(1)))]);

export const intentSchema = z.strictObject({
  id,
  /** What the customer wants from us; routes to knowledge, a flow or a person. */
  kind: z.enum(["question", "problem", "action", "feedback", "escalate"]).default("question"),
  category: z.string().min(1).default("general"),
  /** At least 5 a language are useful; 20 varied ones are good. */
  examples,
  /** The flow that serves it; without one, knowledge answers. */
  flow: id.optional(),
  /** For questions about rules: which type of policy decides (`returns`, `warranty`); looked up in the graph. */
  policyType: id.optional(),
  /** What a model may know of the customer here. Without it, it goes by the kind: problems see what is open, and so on. */
  profile: z.array(z.enum(["preference", "open-issue", "outcome"])).optional(),
  /** Small talk: the reply key that answers it (`greeting`). */
  reply: z.string().optional(),
});

export const sourceSchema = z.strictObject({
  id,
  title: z.string().min(1),
  text: z.string().min(1).max(100_000),
  /** gold: official policy. silver: product data. bronze: customers' tips, shown only in their own section. */
  tier: z.enum(["gold", "silver", "bronze"]),
  category: z.string().optional(),
  tags: z.array(z.string()).default([]),
  language: language.optional(),
  /** The id of the source that this one translates. */
  translationOf: id.optional(),
  /** Graph nodes it is about. A category or supplier reaches all products below it. Empty: the whole business. */
  productIds: z.array(id).default([]),
  /** With this, the source is the policy of that type on its nodes (or on the whole business). */
  policyType: id.optional(),
  /** First and last day on which it counts, in the playbook's time zone. Absent: without end. */
  validFrom: z.iso.date().optional(),
  validTo: z.iso.date().optional(),
  /** Who keeps it right. */
  owner: z.string().min(1).max(200).optional(),
  /** By this day somebody should have looked whether it is still right. It goes on counting. */
  reviewBy: z.iso.date().optional(),
  /** The file that it was imported from. */
  origin: z.string().max(500).optional(),
});

/** How customers ask for what one sentence of a source says. */
const knownQuestionSchema = z.strictObject({
  /** Id of the source, or of the original that a translation in `language` exists of. */
  source: id,
  /** Of these questions; absent: the playbook's own. */
  language: language.optional(),
  /** Words of the one sentence that answers, exactly as they stand there. */
  says: z.string().min(1).max(500),
  /** `{p}` stands where the product would be named. */
  ask: z.array(z.string().min(1).max(300)).min(1).max(40),
});

/** Business ids in customers' texts, for example order numbers. `pattern` is a JavaScript regular expression. */
const entitySchema = z.strictObject({
  id,
  pattern: z.string().min(1),
  /** How it is written properly, with `$1` for the pattern's first group: `NG-$1`. Without it: what was found, in upper case. */
  canonical: z.string().optional(),
  /** Accepted as well, but only in the answer when we asked for it: a bare `10234`. Its first group goes into `canonical`. */
  askedPattern: z.string().optional(),
  /** What it is called when we ask for it. */
  name: localized.optional(),
});

const share = z.number().min(0).max(1);
export const thresholdsSchema = z.strictObject({
  /** Intent confidence below this means: ask the fallback classifier, then a person. */
  intent: share.default(0.7),
  /** Response confidence below this means a person. */
  response: share.default(0.85),
  /**
   * A quote that answers this surely is said as it stands, without asking a model; below it a model writes, if there is
   * one. 0.97 is where 99 % of such quotes answered right, see docs/models.md. Raise it to let the model write more.
   */
  quote: share.default(0.97),
  /** Anger above this means a person, with priority. */
  anger: share.default(0.8),
  /** Anger over the conversation from this on: the reply says sorry once, and stays sober. */
  upset: share.default(0.3),
  /** After this many automated turns without a resolution a person is offered. */
  automatedTurns: z.int().min(1).default(3),
  /** Clarifying questions in one conversation before a person takes it. */
  clarifications: z.int().min(0).default(1),
  /** Refunds above this need a person. Minor units of the playbook's currency. */
  refundLimitCents: z.int().min(0).default(50_000),
  /** Refunds are possible for this many days after delivery. */
  refundWindowDays: z.int().min(0).default(30),
  /** A session ends after this idle time; its dialogue state is forgotten, the history stays. */
  sessionIdleMinutes: z.int().min(1).default(1440),
});

const time = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/, "use 24-hour time such as 09:00");
const hoursSchema = z.strictObject({
  /** 1 is Monday, 7 is Sunday. A day that is missing is closed. */
  days: z.record(z.string().regex(/^[1-7]$/), z.tuple([time, time])).default({}),
  holidays: z.array(z.iso.date()).default([]),
  /** Within business hours, a person answers within this time. */
  responseMinutes: z.int().min(1).default(15),
});

/** A text whose intent somebody corrected: one more training example. */
const correctionSchema = z.strictObject({
  /** Set when it was made in the console; taken back there, it is gone with the next training. */
  id: z.uuid().optional(),
  text: z.string().min(1).max(1_000),
  /** Of this playbook's intents, or `none` for what no intent serves. */
  intent: id,
  language: language.optional(),
});

/** How the model is asked for an intent when our own classifier is unsure. `npm run prompt:search` finds a better one. */
const intentPromptSchema = z.strictObject({
  /** What to choose and how. The list of intents, the form of the answer and the guard against tricks are added to it. */
  instruction: z.string().trim().min(1).max(4_000),
  /** So many examples of each intent are shown. */
  examples: z.int().min(0).max(20).default(3),
});

/** A good reply from one source, in the business's own voice. Those most like a question are shown to the model. */
const replyExampleSchema = z.strictObject({
  language,
  customer: z.string().min(1).max(500),
  source: z.string().min(1).max(1_000),
  /** Left out: the source does not settle it, and the model must say so. */
  reply: z.string().min(1).max(500).optional(),
});

export const playbookSchema = z.strictObject({
  name: id,
  /** What customers call the business. */
  title: z.string().default("our shop"),
  /** The first one is the playbook's own language. */
  languages: z.array(language).min(1),
  timeZone: z.string().default("UTC"),
  currency: z.string().length(3).default("EUR"),
  country: z.string().length(2).default("US"),
  /** How a model should sound. */
  tone: z.string().default("friendly, short, concrete"),
  intents: z.array(intentSchema).min(1),
  flows: z.array(flowSchema).default([]),
  sources: z.array(sourceSchema).default([]),
  /** Prepared answers know them word for word; `questions/<language>.yaml` in a folder. */
  questions: z.array(knownQuestionSchema).max(20_000).default([]),
  graph: graphSchema.default({ nodes: [], policies: [] }),
  entities: z.array(entitySchema).default([]),
  /** By language, then by reply key. What is missing comes from the engine's own texts (core/replies). */
  replies: z.record(language, z.record(z.string(), z.string())).default({}),
  thresholds: thresholdsSchema.prefault({}),
  preparedAnswers: z
    .strictObject({
      /** quoted: what only quotes sources is served until somebody rejects it (as without this setting). reviewed: only what somebody approved. */
      serve: z.enum(["quoted", "reviewed"]),
    })
    .optional(),
  models: z
    .strictObject({
      /** unsure: a model writes what no prepared answer and no sure quote settles (as without this setting). always: every answer that was not prepared. */
      write: z.enum(["unsure", "always"]),
    })
    .optional(),
  /** What the bot may do by itself, and the cases that must come out as written. */
  policy: policySchema.prefault({}),
  /** Intent categories that only people may handle. */
  humanOnly: z.array(z.string()).default([]),
  /** Topics the bot never speaks about. */
  forbiddenTopics: z.array(z.string()).default([]),
  hours: hoursSchema.prefault({}),
  /**
   * Where the products that a proven customer has of us are read, for questions that name none: a read tool, its
   * arguments, and the field of its result whose items carry a `productId`.
   */
  ownProducts: z
    .strictObject({
      tool: z.string().min(1),
      args: z.record(z.string(), z.string()).default({}),
      items: z.string().min(1),
    })
    .optional(),
  corrections: z.array(correctionSchema).default([]),
  /** What a model must refuse, beside advice on law, health, taxes and money, other customers, and what is no service. */
  refusals: z.array(z.string().min(1).max(200)).max(50).default([]),
  prompts: z
    .strictObject({
      classifyIntent: intentPromptSchema.optional(),
      replyExamples: z.array(replyExampleSchema).max(200).optional(),
    })
    .optional(),
  demo: demoSchema.prefault({}),
});

export type Playbook = z.infer<typeof playbookSchema>;
export type PlaybookInput = z.input<typeof playbookSchema>;
export type Intent = Playbook["intents"][number];
export type IntentKind = Intent["kind"];
export type IntentPrompt = z.infer<typeof intentPromptSchema>;
export type ReplyExample = z.infer<typeof replyExampleSchema>;
export type Source = Playbook["sources"][number];
export type KnownQuestion = Playbook["questions"][number];
