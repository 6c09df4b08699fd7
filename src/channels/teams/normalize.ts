// Turns an activity into events. Next: core/inbox.ts commits them.
import type { InboundEvent } from "../../core/message.ts";
import { type Activity, pressedIn } from "./activity.ts";
import { textOf } from "./activity-text.ts";
import { addressOf, isPersonal, messageId, resendableIds, threadIdOf } from "./address.ts";
import { attachmentsOf, quotedIn } from "./attachments.ts";
import type { FilePlace } from "./sealed-ref.ts";

interface Surroundings {
  readonly now: Date;
  readonly seal: (place: FilePlace) => string;
}

/** What we don't answer (bots, kinds we have no use for) gives an empty list. */
export function normalizeActivity(activity: Activity, { now, seal }: Surroundings): readonly InboundEvent[] {
  const { from, recipient, conversation, id, type } = activity;
  if (from.role === "bot" || from.role === "skill" || from.id === recipient.id || from.id.startsWith("28:")) return [];
  const at = activity.timestamp ? new Date(activity.timestamp) : now;
  const base = { threadId: threadIdOf(activity), address: addressOf(activity), at, sender: senderOf(activity) };
  const target = id ? messageId(conversation.id, id) : undefined;
  /** A message may be edited, deleted and restored several times under the id that it had at first. */
  const change = `${type}:${target}:${activity.timestamp ?? ""}`;

  switch (type) {
    case "message":
    case "invoke": {
      const press = pressedIn(activity);
      if (press)
        return [
          {
            ...base,
            ...pressIds(activity, press.quickReply, at),
            kind: "button",
            value: press.quickReply,
            label: press.label,
          },
        ];
      if (type === "invoke" || target === undefined) return [];
      const text = textOf(activity);
      const attachments = attachmentsOf(activity, seal);
      // Nothing but our name: it says hello.
      if (!text && attachments.length === 0) return [{ ...base, platformId: target, kind: "joined" }];
      const repliedTo = quotedIn(activity) ?? activity.replyToId;
      return [
        {
          ...base,
          platformId: target,
          kind: "message",
          text,
          attachments,
          ...(repliedTo ? { replyTo: messageId(conversation.id, repliedTo) } : {}),
        },
      ];
    }
    case "messageUpdate":
      return target ? [{ ...base, platformId: change, kind: "edit", target, text: textOf(activity) }] : [];
    case "messageDelete":
      return target ? [{ ...base, platformId: change, kind: "deletion", target }] : [];
    case "messageReaction":
      return activity.replyToId && id
        ? [
            {
              ...base,
              platformId: `reaction:${messageId(conversation.id, id)}`,
              kind: "reaction",
              target: messageId(conversation.id, activity.replyToId),
              emoji: (activity.reactionsAdded ?? []).map((one) => emojiOf(one.type)).join(" "),
            },
          ]
        : [];
    case "conversationUpdate":
      return isPersonal(conversation) &&
        activity.membersAdded?.some((one) => one.id === recipient.id || one.id === from.id)
        ? [{ ...base, ...resendableIds("joined", [conversation.id], at), kind: "joined" }]
        : [];
    case "installationUpdate":
      // In a group, sending says so when nobody is there any more.
      return isPersonal(conversation) && activity.action === "remove"
        ? [{ ...base, platformId: `removed:${conversation.id}:${activity.timestamp ?? id}`, kind: "blocked" }]
        : [];
    default:
      return [];
  }
}

const pressIds = ({ from, conversation, replyToId }: Activity, value: string, at: Date) =>
  resendableIds("press", [from.id, conversation.id, replyToId ?? "", value], at);

function senderOf({ from, locale }: Activity) {
  const language = locale?.slice(0, 2).toLowerCase();
  return {
    externalId: from.id,
    trust: 1 as const,
    ...(from.name ? { name: from.name } : {}),
    ...(language ? { language } : {}),
  };
}

const reactions: Readonly<Record<string, string>> = {
  like: "👍",
  heart: "❤️",
  laugh: "😆",
  surprised: "😮",
  sad: "🙁",
  angry: "😡",
};

/** Six have names; the others begin with their code point, such as `1f44b_wavinghand`. */
function emojiOf(type: string): string {
  const code = /^([0-9a-f]{4,6})(?:_|$)/i.exec(type)?.[1];
  const point = code ? Number.parseInt(code, 16) : 0;
  return reactions[type] ?? (point > 0xff && point <= 0x10ffff ? String.fromCodePoint(point) : type);
}
