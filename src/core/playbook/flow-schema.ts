import { z } from "zod";

const id = z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9_.:-]*$/, "use letters, digits, and _ . : - only");

/**
 * Where the choices for a slot come from: a read tool's result. The engine runs the tool, takes the only item, or
 * offers several as quick replies (by name, by number, by "the second one"; products named in the text narrow them).
 */
const listSchema = z.strictObject({
  tool: z.string().min(1),
  /** Tool argument ← `{slot}`, or a constant. */
  args: z.record(z.string(), z.string()).default({}),
  /** Field of the result that holds the items, for example `orders`. */
  items: z.string().min(1),
  /** Field of an item that becomes the slot's value, for example `orderId`. */
  value: z.string().min(1),
  /** How an item is called on a button: a text with item fields, for example `{orderId}, {placedAt}`. Default: the value. */
  label: z.string().optional(),
});

/** One thing a flow must know before it can act. */
const slotSchema = z.strictObject({
  name: id,
  /**
   * What fills it: an entity of the playbook (`order`), or one of the engine's own types: `email`, `phone`, `date`,
   * `money`, `product`, `quantity`. `lines` are lines of what slot `order` holds (or of what `list` reads), passed to
   * the tool as `[{line_id, quantity}]`; `choice` takes one of `choices`; `text` takes the customer's words.
   */
  type: z.string().min(1),
  required: z.boolean().default(true),
  /** Reply key of the question; default `ask.<name>`, then `ask.<type>`, then the engine's own question. */
  ask: z.string().optional(),
  /**
   * Fixed choices, each a value whose label is the reply key `choice.<value>`; other words that customers have for it
   * stand in `choice.<value>.also`, separated by `|`.
   */
  choices: z.array(z.string()).optional(),
  /**
   * Where to look before asking. `list`: what `list` reads. `orders`: the same with `list_orders` → `orders` →
   * `orderId` as its default. `focus`: what the conversation is about. `phone-on-file`, `email-on-file`: a proven
   * customer is not asked, and the argument is left out.
   */
  from: z.enum(["orders", "list", "focus", "phone-on-file", "email-on-file"]).optional(),
  /** For `from: list`; also replaces what `from: orders` and type `lines` read by default. */
  list: listSchema.optional(),
  /** Dates only: `future` refuses what has passed, `past` what has not come yet. The engine says so and asks again. */
  must: z.enum(["future", "past"]).optional(),
  /** Dates only. `time` (the default) needs the hour as well: "tomorrow" alone is asked about. For `day` it is enough. */
  precision: z.enum(["day", "time"]).optional(),
});

/**
 * How an intent is served: what to know, which tool to call, what to say. The same flow serves with and without a model.
 *
 * Texts a flow may bring (all optional; the engine has its own for each): `ask.<slot>`, `ask.<slot>.again` (the answer
 * did not fit), `<tool>.not_found`, `<tool>.conflict`, `denied.<rule>`, `confirm.<flow>`, `task.<flow>` (what the task
 * is called, for example "your refund").
 *
 * Placeholders in texts after a call: every field of the result, as customers read it. `amountCents` is also `{amount}`,
 * with the currency; a date-time `shippedAt` is the date, `{shippedAt.time}` the time of day, `{shippedAt.datetime}`
 * both; a list `lines` is one line an item, each said with the reply key `item.lines` (placeholders: fields of the
 * item); a value with a reply key `value.<field>.<value>`, for example `value.status.shipped`, is said with that text.
 * A part in double square brackets is left out when a value in it is missing: `[[ Tracking number: {trackingNumber}.]]`
 */
export const flowSchema = z.strictObject({
  id,
  slots: z.array(slotSchema).default([]),
  tool: z.string().optional(),
  /**
   * Tool argument ← `{slot}`, or a constant (`2` is a number). `{message}` is what the customer wrote, masked;
   * `{intent}` the intent's id. An argument whose slot is empty is left out.
   */
  args: z.record(z.string(), z.string()).default({}),
  /**
   * Reply key of the question before a `write` or `money` call; default `confirm.<flow>`, then the engine's own.
   * Placeholders: slots, the fields of what was read for them, `{amount}`, `{details}` (all arguments, one a line).
   */
  confirm: z.string().optional(),
  /**
   * Reply key for a done call. When `<reply>.<status>` exists for the result's `status` field, it is used instead; for a
   * result with `overdue: true` first `<reply>.<status>.overdue`.
   * Placeholders are fields of the result, for example `{orderId}`. A flow without a tool says it with its slots.
   */
  reply: z.string().optional(),
  /** For a flow that lists things: the intent that is served when the customer then picks one, "the second one". */
  picks: id.optional(),
  /** Ends the flow in a person's hands instead of a tool. */
  handoff: z.boolean().default(false),
});

export type Flow = z.infer<typeof flowSchema>;
export type Slot = Flow["slots"][number];
export type SlotList = z.infer<typeof listSchema>;
