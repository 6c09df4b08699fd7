import type { RenderedPart } from "../../core/contracts/channel.ts";
import type { OutboundMessage, QuickReply } from "../../core/message.ts";
import { joinBlocks, literalText, plainSegment, readLight, type Segment } from "../light-text.ts";
import { telegramHtml } from "../light-writers.ts";
import { numberedChoices } from "../numbered-choices.ts";
import { sourceLine } from "../source-line.ts";
import { splitLight } from "../split-light.ts";
import { splitText } from "../split-text.ts";

/** Limits of the Bot API: text after entities, keys under a message, and bytes of callback data. */
const MAX_TEXT = 4096;
const MAX_KEYS = 100;
const MAX_DATA_BYTES = 64;
/** More than this does not fit in one row on a phone. */
const WIDE_LABEL = 14;

/** Text parts first, the keyboard under the last one, then one part a file. */
export function renderTelegram(message: OutboundMessage): readonly RenderedPart[] {
  const choices = message.quickReplies ?? [];
  const fits = choices.length <= MAX_KEYS && choices.every(({ value }) => Buffer.byteLength(value) <= MAX_DATA_BYTES);
  const below = [sourceLine(message.citations, message.language), fits ? "" : numberedChoices(choices)];
  const texts = message.format === "light" ? lightTexts(message.text, below) : plainTexts([message.text, ...below]);
  const keyboard = fits && choices.length > 0 ? rows(choices) : undefined;
  const files =
    message.attachments?.map(({ ref, kind, name }) => ({
      file: ref,
      as: kind === "image" ? "photo" : "document",
      ...(name ? { name } : {}),
    })) ?? [];
  const isEmpty = texts.length === 1 && texts[0]?.text === "";
  return [
    ...(isEmpty && files.length > 0
      ? []
      : texts.map((text, n) => ({ ...text, ...(keyboard && n === texts.length - 1 ? { keyboard } : {}) }))),
    ...files,
  ];
}

type Text = { readonly text: string; readonly html?: string };

const plainTexts = (blocks: readonly (string | undefined)[]): readonly Text[] =>
  splitText(blocks.filter(Boolean).join("\n\n"), MAX_TEXT).map((text) => ({ text }));

/** With the plain words beside it, which are longer (addresses), decide the length, and go out when Telegram refuses. */
function lightTexts(text: string, below: readonly (string | undefined)[]): readonly Text[] {
  const blocks = [readLight(text), ...below.filter((line) => line !== undefined).map(literalText)];
  const plain = (part: readonly Segment[]): string => part.map(plainSegment).join("");
  return splitLight(joinBlocks(blocks), MAX_TEXT, (part) => plain(part).length).map((part) => {
    const words = plain(part);
    const html = telegramHtml(part);
    return html === words ? { text: words } : { text: words, html };
  });
}

/** Short labels two in a row, long ones below each other. */
function rows(choices: readonly QuickReply[]): readonly (readonly { text: string; callback_data: string }[])[] {
  const keys = choices.map(({ label, value }) => ({ text: label, callback_data: value }));
  const inRow = choices.every(({ label }) => label.length <= WIDE_LABEL) ? 2 : 1;
  return keys.flatMap((_, at) => (at % inRow === 0 ? [keys.slice(at, at + inRow)] : []));
}
