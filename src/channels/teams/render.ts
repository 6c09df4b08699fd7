import type { RenderedPart } from "../../core/contracts/channel.ts";
import type { Attachment, OutboundMessage } from "../../core/message.ts";
import { joinBlocks, literalText, plainSegment, readLight, type Segment } from "../light-text.ts";
import { teamsMarkdown } from "../light-writers.ts";
import { sourceLine } from "../source-line.ts";
import { splitLight } from "../split-light.ts";
import { splitText } from "../split-text.ts";
import { numbered, type Part } from "./part.ts";

/**
 * Teams takes about 100 KB an activity, counted in UTF-16, and asks for no more than 80 KB. A text may double in JSON,
 * and what names sender and conversation needs some room.
 */
const MAX_TEXT = 16_000;
/** Base64, so one unit a character: 60 KB of the 80. */
const MAX_PICTURE = 30_000;
/** A card shows so many buttons in every client; more would hide behind "…" or be lost. */
export const MAX_CHOICES = 6;

/** Text parts first, facts and buttons in a card with the last one, then one part a picture. */
export function renderTeams(message: OutboundMessage): readonly RenderedPart[] {
  const choices = message.quickReplies ?? [];
  const hasButtons = choices.length > 0 && choices.length <= MAX_CHOICES;
  const files = message.attachments ?? [];
  const pictures = files.flatMap(pictureOf);
  const below = [
    sourceLine(message.citations, message.language),
    files
      .filter((file) => pictureOf(file).length === 0)
      .map(({ name, kind }) => `📎 ${name ?? kind}`)
      .join("\n"),
    hasButtons ? "" : numbered(choices),
  ];
  const texts = message.format === "light" ? lightTexts(message.text, below) : plainTexts([message.text, ...below]);
  const extras = { ...(message.card ? { card: message.card } : {}), ...(hasButtons ? { choices } : {}) };
  const hasWords = texts.some(({ text }) => text !== "") || Object.keys(extras).length > 0 || pictures.length === 0;
  return [
    ...(hasWords ? texts.map((text, n) => (n === texts.length - 1 ? { ...text, ...extras } : text)) : []),
    ...pictures,
  ];
}

type Text = { readonly text: string; readonly markdown?: string };

const plainTexts = (blocks: readonly (string | undefined)[]): readonly Text[] =>
  splitText(blocks.filter(Boolean).join("\n\n"), MAX_TEXT).map((text) => ({ text }));

/** With the plain words beside it: for cards, and when Teams refuses the formatting. */
function lightTexts(text: string, below: readonly (string | undefined)[]): readonly Text[] {
  const blocks = [readLight(text), ...below.filter((line) => line !== undefined).map(literalText)];
  const plain = (part: readonly Segment[]): string => part.map(plainSegment).join("");
  const length = (part: readonly Segment[]): number => Math.max(teamsMarkdown(part).length, plain(part).length);
  return splitLight(joinBlocks(blocks), MAX_TEXT, length).map((part) => ({
    text: plain(part),
    markdown: teamsMarkdown(part),
  }));
}

/** Teams shows a small picture inside the message. Other files need their owner's OneDrive, so they are named only. */
function pictureOf({ ref, name }: Attachment): readonly Extract<Part, { picture: string }>[] {
  const mimeType = /^data:(image\/(?:png|jpeg|gif));base64,/.exec(ref)?.[1];
  if (!mimeType || ref.length > MAX_PICTURE) return [];
  return [{ picture: ref, mimeType, ...(name ? { name } : {}) }];
}
