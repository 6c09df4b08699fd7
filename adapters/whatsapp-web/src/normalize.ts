import { normalizeMessageContent, proto, toNumber, type WAMessage } from "@whiskeysockets/baileys";
import type { WireAttachment, WireEvent } from "./wire.ts";

/** Who wrote: by LID where WhatsApp told it, with the phone number's address beside it. */
export interface Who {
  readonly threadId: string;
  readonly phoneJid?: string;
}

type Content = proto.IMessage;

/** Only chats between two people: a bot that speaks in groups and channels is the quickest way to a ban. */
export const isPrivateChat = (jid: string | null | undefined): jid is string =>
  /^[^@]+@(s\.whatsapp\.net|lid)$/.test(jid ?? "");

/** What a customer wrote, as an event; undefined for what is nobody's message (our own, keys, groups, calls). */
export function toEvent(message: WAMessage, who: Who): WireEvent | undefined {
  const { key, pushName } = message;
  const content = normalizeMessageContent(message.message);
  if (key.fromMe || !key.id || !content) return undefined;
  const base = {
    platformId: idIn(who, key.id),
    threadId: who.threadId,
    ...(who.phoneJid ? { address: { phone: who.phoneJid } } : {}),
    sender: {
      externalId: who.threadId,
      ...(pushName ? { name: pushName.slice(0, 200) } : {}),
      ...(who.phoneJid && who.phoneJid !== who.threadId ? { aliases: [who.phoneJid] } : {}),
    },
    at: new Date(toNumber(message.messageTimestamp ?? 0) * 1000).toISOString(),
  };

  const { protocolMessage, reactionMessage } = content;
  if (protocolMessage) {
    const target = protocolMessage.key?.id;
    if (!target) return undefined;
    if (protocolMessage.type === proto.Message.ProtocolMessage.Type.REVOKE)
      return { ...base, kind: "deletion", target: idIn(who, target) };
    if (protocolMessage.type === proto.Message.ProtocolMessage.Type.MESSAGE_EDIT) {
      const edited = normalizeMessageContent(protocolMessage.editedMessage);
      return edited ? { ...base, kind: "edit", target: idIn(who, target), text: textOf(edited) } : undefined;
    }
    return undefined;
  }
  if (reactionMessage) {
    const target = reactionMessage.key?.id;
    return target
      ? { ...base, kind: "reaction", target: idIn(who, target), emoji: (reactionMessage.text ?? "").slice(0, 64) }
      : undefined;
  }
  const text = textOf(content);
  const attachments = attachmentsOf(content, base.platformId);
  if (text === "" && attachments.length === 0) return undefined;
  const repliedTo = repliesTo(content);
  return { ...base, kind: "message", text, attachments, ...(repliedTo ? { replyTo: idIn(who, repliedTo) } : {}) };
}

/** Unique for the account, the same at each redelivery; also what edits, deletions and reactions point to. */
const idIn = ({ threadId }: Who, id: string): string => `${threadId}:${id}`;

function textOf(content: Content): string {
  return (
    content.conversation ??
    content.extendedTextMessage?.text ??
    content.imageMessage?.caption ??
    content.videoMessage?.caption ??
    content.documentMessage?.caption ??
    content.buttonsResponseMessage?.selectedDisplayText ??
    content.listResponseMessage?.title ??
    content.templateButtonReplyMessage?.selectedDisplayText ??
    ""
  );
}

function repliesTo(content: Content): string | undefined {
  const info =
    content.extendedTextMessage?.contextInfo ??
    content.imageMessage?.contextInfo ??
    content.videoMessage?.contextInfo ??
    content.audioMessage?.contextInfo ??
    content.documentMessage?.contextInfo ??
    content.stickerMessage?.contextInfo;
  return info?.stanzaId ?? undefined;
}

interface Media {
  readonly mimetype?: string | null;
  readonly fileLength?: number | { toNumber(): number } | null;
  readonly fileName?: string | null;
}

/** `ref` is the message's own id: media.ts keeps what is needed to fetch the bytes, sealed, and nothing secret leaves. */
function attachmentsOf(content: Content, ref: string): readonly WireAttachment[] {
  const media: readonly (readonly [WireAttachment["kind"], Media | null | undefined])[] = [
    ["image", content.imageMessage],
    ["video", content.videoMessage ?? content.ptvMessage],
    ["audio", content.audioMessage],
    ["file", content.documentMessage],
    ["sticker", content.stickerMessage],
  ];
  const found: WireAttachment[] = media.flatMap(([kind, file]) => (file ? [describeMedia(kind, file, ref)] : []));
  const place = content.locationMessage ?? content.liveLocationMessage;
  if (place) found.push({ ref: `geo:${place.degreesLatitude},${place.degreesLongitude}`, kind: "location" });
  const contacts = content.contactMessage ? [content.contactMessage] : (content.contactsArrayMessage?.contacts ?? []);
  for (const { displayName, vcard } of contacts.slice(0, 20)) {
    const phone = /^TEL[^:]*:(.+)$/m.exec(vcard ?? "")?.[1]?.trim() ?? "";
    found.push({
      ref: `tel:${phone.slice(0, 40)}`,
      kind: "contact",
      ...(displayName ? { name: displayName.slice(0, 200) } : {}),
    });
  }
  const other = unknownKind(content);
  // Polls, orders and whatever comes next: agents see that something came, and the customer is answered.
  if (found.length === 0 && textOf(content) === "" && other)
    found.push({ ref: `unsupported:${other}`, kind: "file", name: other });
  return found;
}

function describeMedia(kind: WireAttachment["kind"], file: Media, ref: string): WireAttachment {
  const { mimetype, fileLength, fileName } = file;
  const size = typeof fileLength === "number" ? fileLength : fileLength?.toNumber();
  return {
    ref,
    kind,
    ...(fileName ? { name: fileName.slice(0, 200) } : {}),
    ...(mimetype ? { mimeType: mimetype.slice(0, 200) } : {}),
    ...(size !== undefined && Number.isSafeInteger(size) ? { sizeBytes: size } : {}),
  };
}

/** What belongs to the protocol and is nobody's message. */
const SILENT = new Set([
  "messageContextInfo",
  "senderKeyDistributionMessage",
  "keepInChatMessage",
  "pinInChatMessage",
  "encReactionMessage",
  "pollUpdateMessage",
  "call",
  "albumMessage",
  "deviceSentMessage",
  "placeholderMessage",
]);

const unknownKind = (content: Content): string | undefined =>
  Object.entries(content).find(([kind, value]) => value && !SILENT.has(kind) && typeof value === "object")?.[0];
