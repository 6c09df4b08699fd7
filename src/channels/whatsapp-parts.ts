import type { RenderedPart } from "../core/contracts/channel.ts";
import type { Attachment, OutboundMessage, QuickReply } from "../core/message.ts";
import { numberedChoices } from "./numbered-choices.ts";
import { sourceLine } from "./source-line.ts";
import { whatsappBody } from "./whatsapp-body.ts";

/** WhatsApp's own limits, the same at every provider. https://developers.facebook.com/docs/whatsapp */
const MAX_BUTTONS = 3;
const MAX_BUTTON_LABEL = 20;
/** Rows of a list, all sections together. */
export const MAX_ROWS = 10;
/** Of a text with buttons or a list under it. */
const MAX_BODY = 1024;

export interface WhatsAppLimits {
  readonly text: number;
  /** Longest label that still can be shown as the row of a list. */
  readonly row: number;
  /** Can this file be handed to the provider? What cannot is named in the text. */
  readonly sends: (attachment: Attachment) => boolean;
  /** What a label or value must not hold; absent: nothing. */
  readonly forbidden?: RegExp;
}

/** `{ text, language, choices? }` parts first, the choices under the last one; then `{ file, language }`, one part a file. */
export function renderWhatsApp(message: OutboundMessage, limits: WhatsAppLimits): readonly RenderedPart[] {
  const { language } = message;
  const choices = message.quickReplies ?? [];
  const shown = choices.length > 0 && fits(choices, limits);
  const files = message.attachments ?? [];
  const below = [
    sourceLine(message.citations, language),
    ...(shown || choices.length === 0 ? [] : [numberedChoices(choices)]),
    ...files.filter((file) => !limits.sends(file)).map((file) => `[${file.name ?? file.kind}]`),
  ].filter((line) => line !== undefined);
  const body = whatsappBody(message, below);
  const sent = files.filter(limits.sends).map((file) => ({ file, language }));
  if (body.text === "" && sent.length > 0) return sent;
  return [...texts().map((part) => ({ ...part, language })), ...sent];

  /** Choices stand under a short text; what is longer goes ahead of its own last part. */
  function texts(): readonly { readonly text: string; readonly choices?: readonly QuickReply[] }[] {
    const parts = body.cut(limits.text);
    if (!shown) return parts.map(({ text }) => ({ text }));
    const pieces = [...parts.slice(0, -1), ...(parts.at(-1)?.cut(MAX_BODY) ?? [])];
    return pieces.map(({ text }, n) => ({ text, ...(n === pieces.length - 1 ? { choices } : {}) }));
  }
}

/** As buttons or as a list, or not at all. */
function fits(choices: readonly QuickReply[], { row, forbidden }: WhatsAppLimits): boolean {
  const longest = asButtons(choices) ? MAX_BUTTON_LABEL : row;
  return (
    choices.length <= MAX_ROWS &&
    new Set(choices.map(({ label }) => label)).size === choices.length &&
    choices.every(({ label, value }) => label.length <= longest && !forbidden?.test(label + value))
  );
}

/** Up to three short ones are buttons; more, or longer ones, a list. */
export const asButtons = (choices: readonly QuickReply[]): boolean =>
  choices.length <= MAX_BUTTONS && choices.every(({ label }) => label.length <= MAX_BUTTON_LABEL);

/** The button that opens a list, at most 20 characters. */
export function openListLabel(language: string): string {
  return openList[language] ?? openList["en"] ?? "…";
}

const openList: Readonly<Record<string, string>> = {
  en: "Choose",
  es: "Elegir",
  de: "Auswählen",
  fr: "Choisir",
  it: "Scegli",
  pt: "Escolher",
};

/** WhatsApp refuses line breaks and runs of spaces in a template's variable. Undefined: too long for one. */
export function asTemplateVariable(text: string, limit: number): string | undefined {
  const flat = text.replaceAll(/\s+/g, " ").trim();
  return flat.length > 0 && flat.length <= limit ? flat : undefined;
}
