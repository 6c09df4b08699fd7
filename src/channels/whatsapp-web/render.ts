import type { RenderedPart } from "../../core/contracts/channel.ts";
import type { OutboundMessage } from "../../core/message.ts";
import { numberedChoices } from "../numbered-choices.ts";
import { sourceLine } from "../source-line.ts";
import { whatsappBody } from "../whatsapp-body.ts";

/** WhatsApp shows up to 65,536 characters, folded after a few hundred; nobody reads longer parts than this. */
const MAX_TEXT = 4096;

/** Text with the choices as numbered lines (a linked device has no buttons), then one part a file. */
export function renderWhatsAppWeb(message: OutboundMessage): readonly RenderedPart[] {
  const below = [sourceLine(message.citations, message.language) ?? "", numberedChoices(message.quickReplies ?? [])];
  const texts = whatsappBody(message, below)
    .cut(MAX_TEXT)
    .map(({ text }) => text);
  const files =
    message.attachments?.map(({ ref, kind, name, mimeType }) => ({
      file: ref,
      as: kind === "image" || kind === "audio" || kind === "video" ? kind : "document",
      ...(name ? { name } : {}),
      ...(mimeType ? { mimeType } : {}),
    })) ?? [];
  const isEmpty = texts.length === 1 && texts[0] === "";
  return [...(isEmpty && files.length > 0 ? [] : texts.map((text) => ({ text }))), ...files];
}
