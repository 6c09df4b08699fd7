import { z } from "zod";

const id = z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9_.:-]*$/, "use letters, digits, and _ . : - only");

/** One thing a flow must know before it can act. */
const slotSchema = z.strictObject({
  name: id,
  /**
   * What fills it: an entity of the playbook (`order`), or one of the engine's own types. `lines` are lines of the
   * order in slot `order`; `choice` takes one of `choices`; `text` takes the customer's words.
   */
  type: z.string().min(1),
  required: z.boolean().default(true),
  /** Reply key of the question; default `ask.<name>`. */
  ask: z.string().optional(),
  /** Fixed choices, each a value whose label is the reply key `choice.<value>`. */
  choices: z.array(z.string()).optional(),
  /** Where to look before asking. `orders`: the proven customer's orders; one is taken, several are offered. */
  from: z.enum(["orders", "focus", "phone-on-file"]).optional(),
});

/** How an intent is served: what to know, which tool to call, what to say. The same flow serves with and without a model. */
export const flowSchema = z.strictObject({
  id,
  slots: z.array(slotSchema).default([]),
  tool: z.string().optional(),
  /** Tool argument ← `{slot}`, or a constant. */
  args: z.record(z.string(), z.string()).default({}),
  /**
   * Reply key for a done call. When `<reply>.<status>` exists for the result's `status` field, it is used instead.
   * Placeholders are fields of the result, for example `{orderId}`.
   */
  reply: z.string().optional(),
  /** Ends the flow in a person's hands instead of a tool. */
  handoff: z.boolean().default(false),
});

export type Flow = z.infer<typeof flowSchema>;
export type Slot = Flow["slots"][number];
