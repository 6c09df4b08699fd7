import { z } from "zod";
import type { LedgerEntry, TeamsState } from "./state.ts";

/** What the Bot Connector answers: a status and a body, as the real one words it. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const refuse = (status: number, code: string, message: string): Answer => ({
  status,
  body: { error: { code, message } },
});

/** Of the whole activity, in UTF-16, as Microsoft counts. */
const MAX_BYTES = 100_000;

const id = z.object({ id: z.string().min(1) });
const textRun = z.strictObject({
  type: z.literal("TextRun"),
  text: z.string(),
  weight: z.literal("Bolder").optional(),
});
const cardSchema = z.strictObject({
  type: z.literal("AdaptiveCard"),
  $schema: z.string(),
  version: z.literal("1.5"),
  body: z
    .array(
      z.discriminatedUnion("type", [
        z.strictObject({ type: z.literal("RichTextBlock"), inlines: z.array(textRun).min(1) }),
        z.strictObject({
          type: z.literal("FactSet"),
          facts: z.array(z.strictObject({ title: z.string(), value: z.string() })),
        }),
      ]),
    )
    .min(1),
  actions: z
    .array(z.strictObject({ type: z.literal("Action.Submit"), title: z.string().min(1), data: z.looseObject({}) }))
    .max(6)
    .optional(),
});
const attachmentSchema = z.discriminatedUnion("contentType", [
  z.strictObject({ contentType: z.literal("application/vnd.microsoft.card.adaptive"), content: cardSchema }),
  ...(["image/png", "image/jpeg", "image/gif"] as const).map((contentType) =>
    z.strictObject({
      contentType: z.literal(contentType),
      contentUrl: z.string().startsWith(`data:${contentType};base64,`),
      name: z.string().optional(),
    }),
  ),
]);
const common = {
  channelId: z.literal("msteams"),
  from: id,
  recipient: id.extend({ aadObjectId: z.string().optional() }),
  conversation: id.extend({ tenantId: z.string().optional() }),
  channelData: z.object({ tenant: id }).optional(),
};
const activitySchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("typing"), ...common }),
  z.strictObject({
    type: z.literal("message"),
    ...common,
    text: z.string().optional(),
    textFormat: z.enum(["plain", "markdown", "xml"]).optional(),
    summary: z.string().optional(),
    attachments: z.array(attachmentSchema).optional(),
    replyToId: z.string().optional(),
  }),
]);

/** POST, PUT and DELETE of activities in a conversation, with the checks and the words of the real one. */
export function callConnector(
  state: TeamsState,
  call: {
    readonly method: string;
    readonly conversationId: string;
    readonly activityId?: string;
    readonly body: string;
  },
): Answer {
  const { method, conversationId, activityId, body } = call;
  const conversation = state.conversations.get(conversationId);
  if (!conversation) return refuse(404, "ConversationNotFound", "Conversation not found.");
  if (conversation.refusal) return refuse(403, conversation.refusal, "The bot may not write here.");
  const known = state.ledger.some((entry) => entry.activityId === activityId);
  if (activityId && !known) return refuse(404, "ActivityNotFoundInConversation", "The message was not found.");
  if (method === "DELETE") return { status: 200, body: {} };
  if (body.length * 2 > MAX_BYTES) return refuse(413, "MessageSizeTooBig", "Message size too large.");

  const read = activitySchema.safeParse(JSON.parse(body));
  const problem = read.success ? misfit(state, conversationId, read.data) : z.prettifyError(read.error);
  if (problem || !read.success) {
    state.problems.push(problem ?? "unreadable");
    return refuse(400, "BadSyntax", problem ?? "unreadable");
  }
  if (read.data.type === "typing") return { status: 200, body: { id: state.nextId() } };
  if (state.faults.noCards && body.includes("AdaptiveCard")) return refuse(400, "BadArgument", "The card is refused.");
  const entry = toEntry(state, conversationId, read.data, activityId);
  state.record(entry);
  return { status: method === "PUT" ? 200 : 201, body: { id: entry.activityId } };
}

type Outgoing = z.infer<typeof activitySchema>;

function misfit(state: TeamsState, conversationId: string, activity: Outgoing): string | undefined {
  if (activity.from.id !== `28:${state.appId}`) return "from is not the bot";
  if (activity.conversation.id !== conversationId) return "conversation is not the one in the path";
  if (activity.type === "message" && !activity.text && !activity.attachments?.length) return "nothing to show";
  return undefined;
}

function toEntry(
  state: TeamsState,
  conversationId: string,
  activity: Extract<Outgoing, { type: "message" }>,
  activityId: string | undefined,
): LedgerEntry {
  const cards = (activity.attachments ?? []).flatMap((one) => ("content" in one ? [one.content] : []));
  const shown = cards.flatMap((card) => card.body);
  const texts = shown.flatMap((one) =>
    one.type === "RichTextBlock" ? [one.inlines.map(({ text }) => text).join("")] : [],
  );
  return {
    at: Date.now(),
    conversationId,
    activityId: activityId ?? state.nextId(),
    text: [activity.text, ...texts].filter(Boolean).join("\n"),
    card: cards.length > 0,
    actions: cards.flatMap((card) => card.actions ?? []).map(({ title, data }) => ({ title, data })),
    facts: shown.flatMap((one) =>
      one.type === "FactSet" ? one.facts.map((fact) => `${fact.title}=${fact.value}`) : [],
    ),
    attachments: (activity.attachments ?? []).map(({ contentType }) => contentType),
    ...(activity.replyToId ? { replyToId: activity.replyToId } : {}),
    ...(activity.channelData ? { tenantId: activity.channelData.tenant.id } : {}),
  };
}
