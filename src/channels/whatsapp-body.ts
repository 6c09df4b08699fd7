import type { OutboundMessage } from "../core/message.ts";
import { joinBlocks, literalText, readLight, type Segment } from "./light-text.ts";
import { whatsappText } from "./light-writers.ts";
import { splitLight } from "./split-light.ts";
import { splitText } from "./split-text.ts";

/** A text that can be cut, and its pieces cut again. */
export interface WhatsAppBody {
  readonly text: string;
  cut(limit: number): readonly WhatsAppBody[];
}

/** What WhatsApp is given to show: formatted when the message is, with lines of ours below it. */
export function whatsappBody(message: OutboundMessage, below: readonly string[]): WhatsAppBody {
  return message.format === "light"
    ? lightBody(joinBlocks([readLight(message.text), ...below.map(literalText)]))
    : plainBody([message.text, ...below].filter(Boolean).join("\n\n"));
}

const plainBody = (text: string): WhatsAppBody => ({ text, cut: (limit) => splitText(text, limit).map(plainBody) });

const lightBody = (segments: readonly Segment[]): WhatsAppBody => ({
  text: whatsappText(segments),
  cut: (limit) => splitLight(segments, limit, (part) => whatsappText(part).length).map(lightBody),
});
