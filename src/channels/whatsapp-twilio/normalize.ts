// Turns the form that Twilio posts into events. Next: core/inbox.ts commits them.
import { z } from "zod";
import type { Received } from "../../core/contracts/channel.ts";
import type { Attachment, InboundEvent } from "../../core/message.ts";
import { zoneOfPhone } from "../phone-zone.ts";

/** https://www.twilio.com/docs/messaging/guides/webhook-request; everything else in the form is ignored. */
const form = z.object({
  MessageSid: z.string().regex(/^(SM|MM)[0-9a-zA-Z]{32}$/),
  From: z.string().startsWith("whatsapp:").min(10),
  ExternalUserId: z
    .string()
    .regex(/^whatsapp:[A-Z]{2}\.[A-Za-z0-9.]{1,140}$/)
    .optional()
    .catch(undefined),
  WaId: z.string().optional(),
  ProfileName: z.string().optional(),
  Body: z.string().default(""),
  NumMedia: z.coerce.number().int().min(0).max(100).default(0),
  Latitude: z.string().optional(),
  Longitude: z.string().optional(),
  Label: z.string().optional(),
  Address: z.string().optional(),
  ButtonPayload: z.string().optional(),
  ButtonText: z.string().optional(),
  ListId: z.string().optional(),
  ListTitle: z.string().optional(),
  OriginalRepliedMessageSid: z.string().optional(),
  MessageType: z.string().optional(),
});
type Form = z.infer<typeof form>;

/** Twilio says no time: the moment of receipt is `at`. */
export function normalizeMessage(fields: Readonly<Record<string, string>>, at: Date): Received {
  const read = form.safeParse(fields);
  if (!read.success) {
    const names = read.error.issues.map((issue) => issue.path.join("."));
    return { events: [], statuses: [], unreadable: `no WhatsApp message: ${names.join(", ")}` };
  }
  return { events: [toEvent(read.data, fields, at)], statuses: [] };
}

function toEvent(message: Form, fields: Readonly<Record<string, string>>, at: Date): InboundEvent {
  const common = base(message, at);
  const pressed = message.ButtonPayload ?? message.ListId;
  if (pressed)
    return {
      ...common,
      kind: "button",
      value: pressed,
      label: message.ButtonText ?? message.ListTitle ?? message.Body,
    };
  return {
    ...common,
    kind: "message",
    text: message.Body,
    attachments: [...mediaOf(message, fields), ...placeOf(message)],
    ...(message.OriginalRepliedMessageSid ? { replyTo: message.OriginalRepliedMessageSid } : {}),
  };
}

/**
 * WhatsApp's own id of the person (`US.1349…`) is who it is: a number may be hidden, and changes. Twilio puts it into
 * ExternalUserId, and also into From when the customer hides the number. A number beside it is another name of the
 * same person, and where replies go while there is one.
 */
function base({ MessageSid, From, ExternalUserId, WaId, ProfileName }: Form, at: Date) {
  const from = bare(From);
  const id = ExternalUserId ? bare(ExternalUserId) : from;
  const number = WaId && `+${WaId.replace(/^\+/, "")}`;
  const timeZone = zoneOfPhone(number || (/^\+\d+$/.test(from) ? from : undefined), at);
  const aliases = [...new Set([from, number || id])].filter((name) => name !== id);
  return {
    platformId: MessageSid,
    threadId: id,
    at,
    address: { to: From },
    sender: {
      externalId: id,
      trust: 1 as const,
      ...(ProfileName ? { name: ProfileName } : {}),
      ...(aliases.length > 0 ? { aliases } : {}),
      ...(timeZone ? { timeZone } : {}),
    },
  };
}

const bare = (address: string): string => address.slice("whatsapp:".length);

function mediaOf({ NumMedia, MessageType }: Form, fields: Readonly<Record<string, string>>): readonly Attachment[] {
  return Array.from({ length: NumMedia }, (_, n) => n).flatMap((n) => {
    const path = pathOf(fields[`MediaUrl${n}`]);
    const mimeType = fields[`MediaContentType${n}`];
    if (!path) return [];
    return [{ ref: path, kind: kindOf(mimeType, MessageType), ...(mimeType ? { mimeType } : {}) }];
  });
}

/** Only the path is kept: where it is fetched from is ours to say, see media.ts. */
function pathOf(url: string | undefined): string | undefined {
  return url && URL.canParse(url) ? new URL(url).pathname : undefined;
}

function kindOf(mimeType = "", messageType = ""): Attachment["kind"] {
  if (messageType === "sticker") return "sticker";
  if (/vcard/i.test(mimeType)) return "contact";
  const family = /^(image|audio|video)\//i.exec(mimeType)?.[1]?.toLowerCase();
  return family === "image" || family === "audio" || family === "video" ? family : "file";
}

function placeOf({ Latitude, Longitude, Label, Address }: Form): readonly Attachment[] {
  if (!Latitude || !Longitude) return [];
  const name = [Label, Address].filter(Boolean).join(", ");
  return [{ ref: `geo:${Latitude},${Longitude}`, kind: "location", ...(name ? { name } : {}) }];
}
