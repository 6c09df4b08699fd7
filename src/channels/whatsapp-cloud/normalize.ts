// Turns one message of Meta's webhook into events.
import type { Attachment, InboundEvent } from "../../core/message.ts";
import { zoneOfPhone } from "../phone-zone.ts";
import type { CloudMessage, userIdUpdate, Value } from "./webhook.ts";

/** Empty: nothing that concerns us. Undefined: it names nobody, so it can belong to no conversation. */
export function fromMessage(message: CloudMessage, contacts: Value["contacts"]): readonly InboundEvent[] | undefined {
  if (message.type === "system") return fromSystem(message);
  const common = base(message, contacts);
  if (!common) return undefined;
  const { button, interactive, reaction, edit, revoke } = message;
  const pressed = interactive?.button_reply ?? interactive?.list_reply;
  if (pressed) return [{ ...common, kind: "button", value: pressed.id, label: pressed.title }];
  if (button) return [{ ...common, kind: "button", value: button.payload ?? button.text, label: button.text }];
  // An emoji that is taken back comes as an empty one.
  if (reaction) return [{ ...common, kind: "reaction", target: reaction.message_id, emoji: reaction.emoji ?? "" }];
  if (edit) return [{ ...common, kind: "edit", target: edit.original_message_id, text: editedText(edit) }];
  if (revoke) return [{ ...common, kind: "deletion", target: revoke.original_message_id }];
  const replyTo = message.context?.id;
  return [
    {
      ...common,
      kind: "message",
      text: textOf(message),
      attachments: attachmentsOf(message),
      ...(replyTo ? { replyTo } : {}),
    },
  ];
}

/** Business-scoped id first: a phone number may be hidden, and changes. */
function base({ id, from, from_user_id, timestamp }: CloudMessage, contacts: Value["contacts"]) {
  const named = contacts.find((one) => (from_user_id && one.user_id === from_user_id) || (from && one.wa_id === from));
  const contact = named ?? (from || from_user_id || contacts.length > 1 ? undefined : contacts[0]);
  const userId = from_user_id ?? contact?.user_id;
  const phone = from ?? contact?.wa_id;
  const name = contact?.profile?.name;
  return person(userId, phone, id, timestamp, name);
}

function person(
  userId: string | undefined,
  phone: string | undefined,
  platformId: string,
  timestamp: string,
  name?: string,
) {
  const externalId = userId ?? phone;
  if (!externalId) return undefined;
  const at = new Date(Number(timestamp) * 1000);
  const timeZone = zoneOfPhone(phone, at);
  return {
    platformId,
    threadId: externalId,
    at,
    address: { ...(userId ? { userId } : {}), ...(phone ? { phone } : {}) },
    sender: {
      externalId,
      trust: 1 as const,
      ...(name ? { name } : {}),
      ...(userId && phone ? { aliases: [phone] } : {}),
      ...(timeZone ? { timeZone } : {}),
    },
  };
}

/**
 * The customer's number or id changed. The old id is told in `system`, the old number in `from`, each where it is known;
 * a conversation may have either name, so each is an event of its own.
 */
function fromSystem({ id, from, from_user_id, timestamp, system }: CloudMessage): readonly InboundEvent[] {
  const common = person(system?.user_id, system?.wa_id, id, timestamp);
  if (!common) return [];
  const before = new Set([system?.previous_user_id, from_user_id, from]);
  return [...before].flatMap((name): readonly InboundEvent[] =>
    !name || name === common.threadId || name === common.address.phone
      ? []
      : [{ ...common, kind: "moved", platformId: `${id}:${name}`, previous: { threadId: name, externalId: name } }],
  );
}

export function fromUserIdUpdate({ wa_id, user_id, timestamp }: ReturnType<typeof userIdUpdate.parse>): InboundEvent {
  const { previous, current } = user_id;
  return {
    kind: "moved",
    platformId: `user-id-update:${previous}:${current}`,
    threadId: current,
    at: new Date(Number(timestamp) * 1000),
    address: { userId: current, ...(wa_id ? { phone: wa_id } : {}) },
    sender: { externalId: current, trust: 1, ...(wa_id ? { aliases: [wa_id] } : {}) },
    previous: { threadId: previous, externalId: previous },
  };
}

const fileKinds = ["image", "audio", "voice", "video", "document", "sticker"] as const;

/** Under a picture or a file, its caption is what was edited. */
function editedText({ message }: NonNullable<CloudMessage["edit"]>): string {
  const caption = message?.image?.caption ?? message?.video?.caption ?? message?.document?.caption;
  return message?.text?.body ?? caption ?? "";
}

function textOf(message: CloudMessage): string {
  return message.text?.body ?? fileKinds.map((kind) => message[kind]?.caption).find(Boolean) ?? "";
}

function attachmentsOf(message: CloudMessage): readonly Attachment[] {
  const files = fileKinds.flatMap((kind): readonly Attachment[] => {
    const file = message[kind];
    if (!file) return [];
    return [
      {
        ref: file.id,
        kind: kind === "document" ? "file" : kind === "voice" ? "audio" : kind,
        ...(file.mime_type ? { mimeType: file.mime_type } : {}),
        ...(file.filename ? { name: file.filename } : {}),
      },
    ];
  });
  const { location, contacts = [], type } = message;
  const place = location ? [placeOf(location)] : [];
  const people = contacts.map(({ name, phones }): Attachment => {
    const phone = phones?.[0]?.wa_id ?? phones?.[0]?.phone ?? "";
    return { ref: `tel:${phone}`, kind: "contact", ...(name?.formatted_name ? { name: name.formatted_name } : {}) };
  });
  const known = [...files, ...place, ...people];
  // Polls, orders and what WhatsApp invents next: agents see that there was something.
  return known.length === 0 && message.text === undefined
    ? [{ ref: `unsupported:${type}`, kind: "file", name: type }]
    : known;
}

function placeOf({ latitude, longitude, name, address }: NonNullable<CloudMessage["location"]>): Attachment {
  const words = [name, address].filter(Boolean).join(", ");
  return { ref: `geo:${latitude},${longitude}`, kind: "location", ...(words ? { name: words } : {}) };
}
