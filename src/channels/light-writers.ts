import { plainSegment, type Segment } from "./light-text.ts";

/** Telegram's `parse_mode: "HTML"`: a few tags, and every other `<`, `>` and `&` as an entity. */
export function telegramHtml(segments: readonly Segment[]): string {
  return segments.map(htmlSegment).join("");
}

function htmlSegment(segment: Segment): string {
  switch (segment.kind) {
    case "break":
      return "\n";
    case "item":
      return "• ";
    case "text":
      return escapeHtml(segment.text);
    case "bold":
      return `<b>${escapeHtml(segment.text)}</b>`;
    case "italic":
      return `<i>${escapeHtml(segment.text)}</i>`;
    case "code":
      return `<code>${escapeHtml(segment.text)}</code>`;
    case "link":
      // Telegram opens web addresses only; others are shown, so that the customer can copy them.
      return segment.url.startsWith("http")
        ? `<a href="${escapeHtml(segment.url)}">${escapeHtml(segment.text)}</a>`
        : escapeHtml(plainSegment(segment));
  }
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (char) => entities[char] ?? char);

/** WhatsApp: *bold*, _italic_ and `code`. It has no links with words of their own, so the address follows them. */
export function whatsappText(segments: readonly Segment[]): string {
  return segments
    .map((segment, n) => {
      const marker = whatsappMarkers[segment.kind];
      if (!marker) return plainSegment(segment);
      const words = plainSegment(segment);
      // WhatsApp reads a marker only at the edge of a word; in the middle of one the customer would see it.
      const touches = /[\p{L}\p{N}]$/u.test(textOf(segments[n - 1])) || /^[\p{L}\p{N}]/u.test(textOf(segments[n + 1]));
      return touches || words.includes(marker) ? words : `${marker}${words}${marker}`;
    })
    .join("");
}

const whatsappMarkers: Readonly<Record<string, string>> = { bold: "*", italic: "_", code: "`" };
const textOf = (segment: Segment | undefined): string => (segment && "text" in segment ? segment.text : "");

/**
 * Markdown for Teams, in messages (`textFormat: "markdown"`) and in the TextBlocks of Adaptive Cards. Characters that
 * would be read as Markdown or HTML are escaped.
 */
export function teamsMarkdown(segments: readonly Segment[]): string {
  return segments
    .map((segment, n) => {
      if (segment.kind !== "break") return markdownSegment(segment);
      // One line feed is swallowed outside of lists.
      return segments[n + 1]?.kind === "item" && isInList(segments, n) ? "\n" : "\n\n";
    })
    .join("");
}

/** Does the line that ends at this break belong to a list? */
function isInList(segments: readonly Segment[], breakAt: number): boolean {
  const line = segments.slice(0, breakAt);
  const from = line.findLastIndex(({ kind }) => kind === "break") + 1;
  return line[from]?.kind === "item";
}

function markdownSegment(segment: Exclude<Segment, { kind: "break" }>): string {
  switch (segment.kind) {
    case "item":
      return "- ";
    case "text":
      return escapeMarkdown(segment.text);
    case "bold":
      return `**${escapeMarkdown(segment.text)}**`;
    case "italic":
      return `*${escapeMarkdown(segment.text)}*`;
    case "code":
      return `\`${segment.text}\``;
    case "link":
      return `[${escapeMarkdown(segment.text)}](${segment.url.replaceAll("(", "%28").replaceAll(")", "%29")})`;
  }
}

const escapeMarkdown = (text: string): string =>
  text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/[\\`*_[\]~]/g, "\\$&")
    // At the start of a line these would make a heading, a list or a quotation.
    .replace(/^(\s*)([#+-])/, "$1\\$2")
    .replace(/^(\s*\d+)([.)])(?=\s)/, "$1\\$2");
