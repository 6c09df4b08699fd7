import type {
  PublicConversations,
  Standing,
  TurnAnswer,
  TurnTrace,
} from "../../core/contracts/public-conversations.ts";
import type { Transcript, TranscriptMessage } from "../../core/contracts/transcript.ts";
import type { Attachment, MessageContent } from "../../core/message.ts";
import type { Playbook } from "../../core/playbook/schema.ts";
import type { PublicMessage, PublicState, Reply, Trace } from "./schemas.ts";

/** What customers and their programs see of our rows: nothing that is meant for agents. */

/** Client ids are unique in their conversation only, so the stored one carries the conversation. */
export const platformIdOf = (conversationId: string, clientId: string) => `${conversationId}:${clientId}`;

export function toPublicMessage(conversationId: string, message: TranscriptMessage): PublicMessage | undefined {
  const { author, content } = message;
  if (author === "note" || author === "system") return undefined;
  const prefix = `${conversationId}:`;
  const clientId =
    author === "customer" && message.platformId?.startsWith(prefix)
      ? message.platformId.slice(prefix.length)
      : undefined;
  return {
    id: message.id,
    sequence: message.sequence,
    from: author,
    text: message.deleted ? "" : content.text,
    ...(message.deleted ? {} : toFormatting(content)),
    at: message.at.toISOString(),
    edited: message.edited,
    deleted: message.deleted,
    ...(clientId && { clientId }),
    ...(message.language && { language: message.language }),
    ...(message.agentName && { agentName: message.agentName }),
    ...(content.attachments?.length && { attachments: content.attachments.map(toAttachment) }),
    ...(content.quickReplies?.length && {
      quickReplies: content.quickReplies.map(({ label, value }) => ({ label, value })),
    }),
    ...(content.citations?.length && { citations: [...content.citations] }),
  };
}

const toFormatting = ({ format, card }: MessageContent) => ({
  ...(format && { format }),
  ...(card && { card: { title: card.title, facts: card.facts.map(({ label, value }) => ({ label, value })) } }),
});

/** A ref that names nothing the customer can fetch stays inside. */
const toAttachment = ({ ref, kind, name, mimeType, sizeBytes }: Attachment) => ({
  kind,
  ...(/^(upload_|geo:|tel:)/.test(ref) && { ref }),
  ...(sizeBytes !== undefined && { sizeBytes }),
  ...(name && { name }),
  ...(mimeType && { mimeType }),
});

export function toState(standing: Standing): PublicState {
  const { owner, agentName, lastSequence } = standing;
  // "Waiting for the customer" is an agent's pause when an agent is named, else the bot's.
  const servedBy = owner === "customer" ? (agentName ? "agent" : "bot") : owner;
  return { servedBy, lastSequence, ...(agentName && { agentName }) };
}

export async function toReply(
  deps: { readonly transcript: Transcript; readonly playbook: () => Playbook | undefined },
  conversationId: string,
  answer: TurnAnswer,
): Promise<Reply | undefined> {
  if (answer.replySequence === undefined) return undefined;
  const [row] = await deps.transcript.after(conversationId, answer.replySequence - 1, {
    limit: 1,
    includeNotes: false,
  });
  if (row?.sequence !== answer.replySequence) return undefined;
  const known = deps.playbook()?.intents.find((intent) => intent.id === answer.intent.primary);
  const { primary, secondary, confidence } = answer.intent;
  return {
    text: row.content.text,
    ...toFormatting(row.content),
    language: row.language ?? answer.language ?? "en",
    intent: {
      primary,
      ...(secondary && { secondary }),
      confidence,
      category: answer.intent.category ?? known?.category ?? "general",
      kind: answer.intent.kind ?? known?.kind ?? "question",
    },
    confidence: answer.confidence,
    outcome: answer.outcome,
    ...(answer.handoff && { handoff: answer.handoff }),
    citations: [...(row.content.citations ?? [])],
    ...(row.content.quickReplies?.length && {
      quickReplies: row.content.quickReplies.map(({ label, value }) => ({ label, value })),
    }),
  };
}

export async function readTrace(conversations: PublicConversations, turnId: string): Promise<Trace> {
  const { stages, toolCalls, startedAt, finishedAt, ...rest }: TurnTrace = await conversations.trace(turnId);
  return {
    ...rest,
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt.toISOString(),
    stages: stages.map(({ stage, ...step }) => ({ name: stage, ...step })),
    toolCalls: toolCalls.map((call) => ({ ...call })),
  };
}
