// Turns an update into events. Next: core/inbox.ts commits them.
import type { Attachment, InboundEvent } from "../../core/message.ts";
import { threadIdOf } from "./thread.ts";
import type { Chat, Person, TelegramMessage, Update } from "./update.ts";

/** What we don't answer (bots, our own echoes, kinds we did not ask for) gives an empty list. */
export function normalizeUpdate(update: Update): readonly InboundEvent[] {
  const {
    message,
    edited_message: edited,
    callback_query: press,
    message_reaction: reaction,
    my_chat_member: member,
  } = update;
  if (message?.from && !message.from.is_bot) return [toMessage(message, message.from)];
  if (edited?.from && !edited.from.is_bot) {
    return [
      {
        ...base(
          edited.chat,
          edited.from,
          `edit:${update.update_id}`,
          new Date((edited.edit_date ?? edited.date) * 1000),
        ),
        kind: "edit",
        target: messageId(edited.chat, edited.message_id),
        text: textOf(edited),
      },
    ];
  }
  if (press?.message && press.data !== undefined) {
    const pressed = press.message.reply_markup?.inline_keyboard.flat().find((key) => key.callback_data === press.data);
    return [
      {
        ...base(press.message.chat, press.from, `press:${press.id}`, new Date()),
        kind: "button",
        value: press.data,
        label: pressed?.text ?? press.data,
      },
    ];
  }
  if (reaction?.user) {
    const emoji = reaction.new_reaction.map((one) => one.emoji ?? one.type).join(" ");
    return [
      {
        ...base(reaction.chat, reaction.user, `reaction:${update.update_id}`, new Date(reaction.date * 1000)),
        kind: "reaction",
        target: messageId(reaction.chat, reaction.message_id),
        emoji,
      },
    ];
  }
  if (member?.new_chat_member.status === "kicked") {
    return [
      {
        ...base(member.chat, member.from, `member:${update.update_id}`, new Date(member.date * 1000)),
        kind: "blocked",
      },
    ];
  }
  return [];
}

function toMessage(message: TelegramMessage, from: Person): InboundEvent {
  const common = base(message.chat, from, messageId(message.chat, message.message_id), new Date(message.date * 1000));
  if (/^\/start(@\w+)?(\s|$)/.test(message.text ?? "")) return { ...common, kind: "joined" };
  const replied = message.reply_to_message;
  return {
    ...common,
    kind: "message",
    text: textOf(message),
    attachments: attachmentsOf(message),
    ...(replied ? { replyTo: messageId(message.chat, replied.message_id) } : {}),
  };
}

/** Unique for the bot and the same at each redelivery; also what edits and reactions point to. */
const messageId = (chat: Chat, id: number): string => `${chat.id}:${id}`;

function base(chat: Chat, from: Person, platformId: string, at: Date) {
  const language = from.language_code?.slice(0, 2);
  return {
    platformId,
    threadId: threadIdOf(chat, from),
    at,
    sender: {
      externalId: String(from.id),
      name: [from.first_name, from.last_name].filter(Boolean).join(" "),
      trust: 1 as const,
      ...(language ? { language } : {}),
    },
  };
}

const textOf = (message: TelegramMessage): string => message.text ?? message.caption ?? message.sticker?.emoji ?? "";

function attachmentsOf(message: TelegramMessage): readonly Attachment[] {
  // A photo comes in several sizes; the last one is the largest.
  const photo = message.photo?.at(-1);
  const files = [
    ["image", photo],
    ["image", message.animation],
    ["file", message.animation ? undefined : message.document],
    ["audio", message.voice ?? message.audio],
    ["video", message.video ?? message.video_note],
    ["sticker", message.sticker],
  ] as const;
  const attachments: Attachment[] = files.flatMap(([kind, file]) =>
    file
      ? [
          {
            ref: file.file_id,
            kind,
            ...(file.file_name ? { name: file.file_name } : {}),
            ...(file.mime_type ? { mimeType: file.mime_type } : {}),
            ...(file.file_size === undefined ? {} : { sizeBytes: file.file_size }),
          },
        ]
      : [],
  );
  if (message.location)
    attachments.push({ ref: `geo:${message.location.latitude},${message.location.longitude}`, kind: "location" });
  if (message.contact)
    attachments.push({ ref: `tel:${message.contact.phone_number}`, kind: "contact", name: message.contact.first_name });
  return attachments;
}
