import { createHash } from "node:crypto";
import type { Activity } from "./activity.ts";

/** What sending needs; Microsoft calls it the conversation reference. */
export type TeamsAddress = Readonly<Record<string, string>>;

export function addressOf(activity: Activity): TeamsAddress {
  const { serviceUrl, channelId, conversation, from, recipient, id } = activity;
  const given = {
    serviceUrl,
    channelId,
    conversationId: conversation.id,
    conversationType: conversation.conversationType,
    tenantId: conversation.tenantId ?? activity.channelData?.tenant?.id,
    botId: recipient.id,
    userId: from.id,
    userAadId: from.aadObjectId,
    replyToId: activity.type === "message" ? id : undefined,
  };
  return Object.fromEntries(Object.entries(given).flatMap(([key, value]) => (value ? [[key, value]] : [])));
}

/** In group chats and channels each member has a thread of their own: what one proved must not serve another. */
export const threadIdOf = ({ conversation, from }: Activity): string =>
  isPersonal(conversation) ? conversation.id : `${conversation.id}/${from.id}`;

export const isPersonal = ({ conversationType }: Activity["conversation"]): boolean =>
  (conversationType ?? "personal") === "personal";

/**
 * The id of a message for us: Teams numbers messages within a conversation only. In a channel the part after the
 * semicolon names the thread of replies, which is not always told.
 */
export const messageId = (conversationId: string, activityId: string): string =>
  `${conversationId.split(";")[0]}:${activityId}`;

const RESENT_WITHIN_MS = 60_000;

/**
 * Ids of an event that Teams may send again under a new activity id and a new time: an unanswered invoke comes twice
 * with the same id, 15 seconds apart, then twice more with another. What stays the same makes the id, with the minute of
 * the activity's own time: so the same delivery has the same id for ever. A resend within 60 seconds of the first falls
 * in the same minute or in a neighbour of it, and the inbox looks for both neighbours under the conversation's lock: the
 * two never become two events, in whichever order and process they arrive. A press on the same button more than two
 * minutes later is meant, and counts.
 */
export function resendableIds(
  what: string,
  parts: readonly string[],
  at: Date,
): { readonly platformId: string; readonly mayBeKnownAs: readonly string[] } {
  const key = createHash("sha256").update(JSON.stringify(parts)).digest("base64url");
  const minute = Math.floor(at.getTime() / RESENT_WITHIN_MS);
  const id = (n: number) => `${what}:${key}:${n}`;
  return { platformId: id(minute), mayBeKnownAs: [id(minute - 1), id(minute + 1)] };
}
