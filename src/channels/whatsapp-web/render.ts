import type { RenderedPart } from "../../core/contracts/channel.ts";
import type { OutboundMessage } from "../../core/message.ts";
import { sourceLine } from "../source-line.ts";
import { splitText } from "../split-text.ts";

/** WhatsApp shows up to 65,536 characters, folded after a few hundred; nobody reads longer parts than this. */
const MAX_TEXT = 4096;

/** Text with the choices as numbered lines (a linked device has no buttons), then one part a file. */
export function renderWhatsAppWeb(message: OutboundMessage): readonly RenderedPart[] {
  const choices = message.quickReplies?.map(({ label }, n) => `${n + 1}. ${label}`).join("\n");
  const lines = [message.text, sourceLine(message.citations, message.language), choices];
  const texts = splitText(lines.filter(Boolean).join("\n\n"), MAX_TEXT);
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
