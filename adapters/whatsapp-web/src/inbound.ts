// What WhatsApp told, on its way to Switchboard: kept raw at once, read when there is time for it.
import { proto, toNumber, type WAMessage, type WASocket } from "@whiskeysockets/baileys";
import { z } from "zod";
import { whoWrote } from "./identity.ts";
import type { MediaStore } from "./media.ts";
import { isPrivateChat, toEvent } from "./normalize.ts";
import type { Ready } from "./switchboard.ts";
import type { WireEvent, WireStatus } from "./wire.ts";

export type Item =
  | { readonly kind: "raw"; readonly message: string; readonly alternate?: string | undefined }
  | { readonly kind: "ready"; readonly events: readonly WireEvent[]; readonly statuses: readonly WireStatus[] };

const item = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("raw"), message: z.string(), alternate: z.string().optional() }),
  z.object({
    kind: z.literal("ready"),
    events: z.array(z.custom<WireEvent>()),
    statuses: z.array(z.custom<WireStatus>()),
  }),
]);
export const parseItem = (raw: unknown): Item => item.parse(raw);

/**
 * Is this a customer's new message? What waited at WhatsApp while we were away is new to us; what is older than the
 * pairing is the phone's history, and nobody's business.
 */
export function isNews(message: WAMessage, isLive: boolean, pairedAt: number): boolean {
  const { key } = message;
  if (key.fromMe || !key.id || !message.message || !isPrivateChat(key.remoteJid)) return false;
  return isLive || toNumber(message.messageTimestamp ?? 0) * 1000 >= pairedAt;
}

export const toItem = (message: WAMessage): Item => ({
  kind: "raw",
  message: Buffer.from(proto.WebMessageInfo.encode(proto.WebMessageInfo.fromObject(message)).finish()).toString(
    "base64",
  ),
  alternate: message.key.remoteJidAlt,
});

/** Read once: a message keeps the name it got, also when WhatsApp learns another address of the sender later. */
export async function prepareItem(
  queued: Item,
  opened: () => Promise<WASocket | undefined>,
  media: MediaStore,
): Promise<{ readonly item: Item; readonly ready: Ready }> {
  if (queued.kind === "ready") return { item: queued, ready: queued };
  const decoded = proto.WebMessageInfo.decode(Buffer.from(queued.message, "base64"));
  const key = { ...decoded.key, ...(queued.alternate ? { remoteJidAlt: queued.alternate } : {}) };
  const message: WAMessage = { ...decoded, message: decoded.message ?? null, key };
  const event = toEvent(message, await whoWrote(key, await opened()));
  if (event?.kind === "message" && event.attachments.length > 0) media.keep(event.platformId, message);
  const ready = { events: event ? [event] : [], statuses: [] };
  return { item: { kind: "ready", ...ready }, ready };
}
