import { z } from "zod";
import { summarySchema } from "../memory/summary.ts";
import { turnFactSchema } from "../memory/turn-facts.ts";

const slotValue = z.object({
  value: z.string(),
  turnId: z.string(),
  confidence: z.number(),
  /** Of a date only this was said; the rest of the value is made up, and must be asked for. */
  only: z.enum(["day", "time"]).optional(),
});

/** A flow under way. */
const task = z.object({
  flow: z.string(),
  intent: z.string(),
  slots: z.record(z.string(), slotValue),
  /** Values that the customer said no to, by slot: "no, the other one". */
  not: z.record(z.string(), z.string()).optional(),
  /** Which slot we asked for last, and how often. */
  asked: z.string().optional(),
  askedTimes: z.int().default(0),
  /** The open confirmation that "yes" redeems. */
  confirmationId: z.string().optional(),
  /** How often the back office did not know what the customer named. */
  misses: z.int().optional(),
  /** How often we offered to go on with it after it was left. */
  offers: z.int().optional(),
  /** The customer's words that began it, masked. */
  message: z.string().optional(),
});

/** What the engine keeps between turns of a session. Holds tokens, never raw personal data. */
export const dialogueStateSchema = z.object({
  task: task.optional(),
  /** Tasks the customer left for another topic, last one on top; offered again when the other topic is served. */
  paused: z.array(task).default([]),
  /** Entities in focus by type, latest wins: `order`, `product`, … */
  focus: z.record(z.string(), z.object({ value: z.string(), turnId: z.string() })).default({}),
  /** What we offered to choose from, in order, so that "the second one" means something. */
  offered: z.array(z.object({ label: z.string(), value: z.string() })).default([]),
  /** The quick replies under our last message: their numbers mean something where a platform shows them as lines. */
  choices: z.array(z.object({ label: z.string(), value: z.string() })).default([]),
  /** Set while we wait for the proof of identity; what to do once it is given. */
  proof: z
    .object({ step: z.enum(["identifier", "code"]), codeId: z.string().optional(), askedTimes: z.int().default(0) })
    .optional(),
  /** A question of ours that belongs to no task. `query` and `intent` are what we answer once we know. */
  pending: z
    .object({
      kind: z.enum(["which-intent", "which-product", "offer-person", "resume"]),
      query: z.string().optional(),
      intent: z.string().optional(),
      /** How sure that intent was. */
      confidence: z.number().optional(),
    })
    .optional(),
  /** What was looked up last, so that "and the other one?" looks up another one. */
  served: z.object({ flow: z.string(), intent: z.string(), slots: z.record(z.string(), slotValue) }).optional(),
  /** What knowledge answered last, so that "and the large one?" asks the same about another product. */
  lastQuestion: z.object({ query: z.string(), intent: z.string(), confidence: z.number().optional() }).optional(),
  /** Products that were offered or answered side by side: "which one" and "the other one" are among them. */
  compared: z.array(z.string()).default([]),
  /** The confirmation that was carried out last: a second click on its button gets the same receipt. */
  redeemed: z.object({ id: z.string(), flow: z.string() }).optional(),
  /** How often we asked what was meant. Questions for a slot's value are no such questions. */
  clarifications: z.int().default(0),
  /** Automated turns since the last resolution. */
  automatedTurns: z.int().default(0),
  /** Anger of the latest messages since the last resolution, oldest first. */
  angerHistory: z.array(z.number()).default([]),
  /** We said that we regret it, and the customer has not calmed down since. */
  regretted: z.boolean().default(false),
  /** Messages of this session that the gate did not let through; a hand-off ends the count. */
  blockedMessages: z.int().default(0),
  /** What the customer wrote last and the gate let through, masked, oldest first: tricks may be spread over messages. */
  letThrough: z.array(z.object({ text: z.string(), injection: z.number() })).default([]),
  /** What stays of turns whose words have left the window, oldest first. */
  facts: z.array(turnFactSchema).default([]),
  /** What a model noted of words that have left the window, each note checked. Absent without a model, or before. */
  summary: summarySchema.optional(),
  lastTurnAt: z.string().optional(),
});

export type DialogueState = z.infer<typeof dialogueStateSchema>;
export type Task = NonNullable<DialogueState["task"]>;

export const freshState = (): DialogueState => dialogueStateSchema.parse({});
