import type { RenderedPart } from "../../core/contracts/channel.ts";
import type { OutboundMessage, QuickReply } from "../../core/message.ts";
import { numberedChoices } from "../numbered-choices.ts";
import { sourceLine } from "../source-line.ts";
import { splitText } from "../split-text.ts";

/** Limits of the Bot API: text after entities, and bytes of callback data. */
const MAX_TEXT = 4096;
const MAX_DATA_BYTES = 64;
/** More than this does not fit in one row on a phone. */
const WIDE_LABEL = 14;

/** Text parts first, the keyboard under the last one, then one part a file. */
export function renderTelegram(message: OutboundMessage): readonly RenderedPart[] {
  const fits = message.quickReplies?.every(({ value }) => Buffer.byteLength(value) <= MAX_DATA_BYTES) ?? true;
  const choices = message.quickReplies ?? [];
  const lines = [
    message.text,
    sourceLine(message.citations, message.language),
    ...(fits ? [] : [numberedChoices(choices)]),
  ];
  const texts = splitText(lines.filter(Boolean).join("\n\n"), MAX_TEXT);
  const keyboard = fits && choices.length > 0 ? rows(choices) : undefined;
  const files =
    message.attachments?.map(({ ref, kind, name }) => ({
      file: ref,
      as: kind === "image" ? "photo" : "document",
      ...(name ? { name } : {}),
    })) ?? [];
  const isEmpty = texts.length === 1 && texts[0] === "";
  return [
    ...(isEmpty && files.length > 0
      ? []
      : texts.map((text, n) => ({ text, ...(keyboard && n === texts.length - 1 ? { keyboard } : {}) }))),
    ...files,
  ];
}

/** Short labels two in a row, long ones below each other. */
function rows(choices: readonly QuickReply[]): readonly (readonly { text: string; callback_data: string }[])[] {
  const keys = choices.map(({ label, value }) => ({ text: label, callback_data: value }));
  const inRow = choices.every(({ label }) => label.length <= WIDE_LABEL) ? 2 : 1;
  return keys.flatMap((_, at) => (at % inRow === 0 ? [keys.slice(at, at + inRow)] : []));
}
