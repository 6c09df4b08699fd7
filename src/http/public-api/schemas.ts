import { z } from "zod";
import { MAX_FILE_BYTES } from "../../core/contracts/attachments.ts";

/** The public API's requests and answers: one schema each for validation, types and /openapi.json. */

/** Text that every store can keep: well-formed, without NUL. */
const storable = (text: string): string => Buffer.from(text, "utf8").toString("utf8").replaceAll("\u0000", "\uFFFD");
const text = (max: number) => z.string().max(max).transform(storable);

export const MAX_TEXT = 8_000;

export const startRequest = z.strictObject({
  channel: z.string().max(40).optional().describe("`widget` (default) or `api` for a mobile app."),
  account: z.string().max(64).optional().describe("Which site or app; the default one when absent."),
  userToken: z.string().max(4_000).optional().describe("JWT (HS256) signed by your server: who the visitor is."),
  language: z
    .string()
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
    .optional()
    .describe("The visitor's language, a hint, e.g. `de`."),
  timeZone: z
    .string()
    .max(64)
    .regex(/^[A-Za-z]+(\/[A-Za-z0-9_+-]+)*$/)
    .optional()
    .describe('The visitor\'s time zone, a hint, e.g. `Europe/Berlin`: in it "tomorrow at three" is read.'),
});

export const startAnswer = z.object({
  conversationId: z.string(),
  token: z.string().describe("Send it as `Authorization: Bearer …`. Valid for 15 minutes, can be renewed for 30 days."),
  expiresAt: z.iso.datetime(),
});

export const renewAnswer = z.object({ token: z.string(), expiresAt: z.iso.datetime() });

const fileKind = z.enum(["image", "audio", "video", "file"]);
const fileName = text(200).describe("Only ever shown, never used as a path.");

/** A file that was uploaded, or a place or person to get in touch with. */
const attachment = z.union([
  z.strictObject({ ref: z.string().regex(/^upload_[\w-]{10,80}$/, "use the `ref` of an upload") }),
  z.strictObject({
    kind: z.literal("location"),
    ref: z.string().regex(/^geo:-?\d{1,3}(\.\d{1,10})?,-?\d{1,3}(\.\d{1,10})?$/, "use geo:LATITUDE,LONGITUDE"),
  }),
  z.strictObject({
    kind: z.literal("contact"),
    ref: z.string().regex(/^tel:\+?[\d-]{3,25}$/, "use tel:NUMBER"),
    name: text(200).optional(),
  }),
]);

export const uploadRequest = z.strictObject({
  name: fileName.pipe(z.string().min(1)),
  mimeType: z.string().min(3).max(100).describe("What you think it is; the bytes decide."),
  sizeBytes: z.int().min(1).max(MAX_FILE_BYTES),
});
export const uploadPlace = z.object({
  ref: z.string().describe("Put it into a message's `attachments` once the bytes are uploaded."),
  uploadUrl: z.url().describe("PUT the bytes here, once, without a token."),
  expiresAt: z.iso.datetime(),
});
export const uploaded = z.object({
  ref: z.string(),
  kind: fileKind,
  name: z.string(),
  mimeType: z.string().describe("By its bytes."),
  sizeBytes: z.int(),
});

const messageFields = {
  id: z
    .string()
    .regex(/^[\x21-\x7e]{1,128}$/, "use 1 to 128 visible ASCII characters")
    .describe("Made by the client; the same id is never handled twice."),
  text: text(MAX_TEXT).default(""),
  attachments: z.array(attachment).max(10).optional(),
  button: z
    .string()
    .min(1)
    .max(60)
    .optional()
    .describe("`value` of the quick reply that was pressed; `text` is then its label."),
};
const saysSomething = (message: { text: string; attachments?: unknown[] | undefined; button?: string | undefined }) =>
  message.text.trim() !== "" || (message.attachments?.length ?? 0) > 0 || message.button !== undefined;
const silent = { path: ["text"], message: "write something, attach something or press a quick reply" };

export const messageRequest = z.strictObject(messageFields).refine(saysSomething, silent);
export type MessageRequest = z.infer<typeof messageRequest>;

export const quickReply = z.object({ label: z.string(), value: z.string() });
export const citation = z.object({
  sourceId: z.string(),
  tier: z.enum(["gold", "silver", "bronze"]),
  title: z.string(),
  productId: z.string().optional(),
});

const format = z
  .literal("light")
  .optional()
  .describe(
    "`text` holds **bold**, *italic*, `code`, [words](https://…) and lines that begin with `- `. Absent: plain.",
  );
const card = z
  .object({ title: z.string(), facts: z.array(z.object({ label: z.string(), value: z.string() })) })
  .optional()
  .describe("What a confirmation is about, to be shown as a card; `text` says the same.");

export const reply = z.object({
  text: z.string(),
  format,
  card,
  language: z.string(),
  intent: z.object({
    primary: z.string().describe("An intent of the playbook, or `none`."),
    secondary: z.string().optional(),
    confidence: z.number(),
    category: z.string(),
    kind: z.enum(["question", "problem", "action", "feedback", "escalate"]),
  }),
  confidence: z.number().describe("How sure we are of the reply, 0 to 1."),
  outcome: z.enum(["answered", "clarified", "acted", "blocked", "handed-off"]),
  handoff: z.object({ reason: z.string(), priority: z.int() }).optional(),
  citations: z.array(citation),
  quickReplies: z.array(quickReply).optional(),
});
export type Reply = z.infer<typeof reply>;

export const trace = z.object({
  turnId: z.string(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  stages: z.array(
    z.object({
      name: z.string(),
      ms: z.number(),
      decision: z.string(),
      tokensIn: z.int().optional(),
      tokensOut: z.int().optional(),
      costMicroUsd: z.int().optional(),
      promptVersion: z.string().optional().describe("Which prompt a model was asked with."),
    }),
  ),
  tokensIn: z.int(),
  tokensOut: z.int(),
  costMicroUsd: z.int(),
  toolCalls: z.array(
    z.object({
      tool: z.string(),
      risk: z.string(),
      state: z.string().describe("`done` is the receipt: the only proof that something was done."),
      rule: z.string(),
      idempotencyKey: z.string(),
      args: z.unknown(),
      receipt: z.unknown().optional().describe("What the back office answered."),
      problem: z.string().optional(),
    }),
  ),
  maskedText: z.string(),
});
export type Trace = z.infer<typeof trace>;

export const accepted = z.object({ messageId: z.string(), sequence: z.int() });
export const answered = accepted.extend({
  reply: reply
    .optional()
    .describe("Absent when the message is committed but no bot answers it, or not within 30 seconds."),
  trace: trace.optional(),
});

export const publicMessage = z.object({
  id: z.string(),
  sequence: z.int(),
  from: z.enum(["customer", "bot", "agent"]),
  text: z.string(),
  format,
  card,
  at: z.iso.datetime(),
  clientId: z.string().optional().describe("For the customer's own messages: the id that the client gave."),
  language: z.string().optional(),
  agentName: z.string().optional(),
  attachments: z
    .array(
      z.object({
        kind: z.string(),
        ref: z.string().optional().describe("For GET …/attachments/{ref}, a location or a contact."),
        name: z.string().optional(),
        mimeType: z.string().optional(),
        sizeBytes: z.int().optional(),
      }),
    )
    .optional(),
  quickReplies: z.array(quickReply).optional(),
  citations: z.array(citation).optional(),
  edited: z.boolean(),
  deleted: z.boolean(),
});
export type PublicMessage = z.infer<typeof publicMessage>;

export const servedBy = z.enum(["bot", "queue", "agent", "nobody"]);
export const state = z.object({ servedBy, agentName: z.string().optional(), lastSequence: z.int() });
export type PublicState = z.infer<typeof state>;

export const historyQuery = z.object({
  after: z.coerce.number().int().min(0).max(2_147_483_647).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export const history = z.object({ messages: z.array(publicMessage), state });

export const rememberedAnswer = z.object({
  language: z.string().optional().describe("What we write to the customer in."),
  timeZone: z.string().optional(),
  remembered: z.array(
    z.object({
      key: z.string().describe("Names it when it is to be deleted."),
      kind: z.enum(["preference", "open-issue", "outcome"]),
      about: z.string().describe("A preference's name, or the intent that it was about."),
      value: z.string().optional().describe("What is preferred, or the order or product."),
      at: z.iso.datetime(),
      conversationId: z.string().describe("Where it comes from."),
    }),
  ),
});
export const forgetQuery = z.object({
  key: text(200).optional().describe("Only this. Without it, everything that is remembered."),
});

export const rating = z.strictObject({ score: z.int().min(1).max(5), comment: text(2_000).optional() });

export const errorBody = z.object({
  error: z.object({
    kind: z.string(),
    message: z.string(),
    field: z.string().optional(),
    remedy: z.string().optional(),
    problems: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  }),
});

/** What a client may say on the socket. */
export const socketRequest = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("message"), ...messageFields }).refine(saysSomething, silent),
  z.strictObject({ type: z.literal("resume"), after: z.int().min(0) }),
  z.strictObject({ type: z.literal("ping") }),
]);
