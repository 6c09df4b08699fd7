import Turndown from "turndown";
import type { Document } from "./read-document.ts";

/** What frames the text of a page on a website, and is the same on all. */
const FRAME = ["script", "style", "noscript", "nav", "header", "footer", "aside", "form", "iframe", "svg", "template"];

export function readHtml(bytes: Buffer): Document[] {
  const html = bytes.toString("utf8");
  const title = /<title[^>]*>([^<]*)<\/title>/i.exec(html)?.[1];
  const language = /<html[^>]*\blang=["']?([a-z]{2})\b/i.exec(html)?.[1]?.toLowerCase();
  const main = /<(main|article)\b[^>]*>([\s\S]*)<\/\1>/i.exec(html)?.[2] ?? html;
  return [
    {
      text: htmlToMarkdown(main),
      settings: language ? { language } : {},
      ...(title?.trim() ? { title: decode(title.trim()) } : {}),
    },
  ];
}

/** Headings, paragraphs and lists as Markdown; links and pictures as their words; rows of tables as lines. */
export function htmlToMarkdown(html: string): string {
  const turndown = new Turndown({ headingStyle: "atx", bulletListMarker: "-" });
  turndown.remove(["title", "head", ...FRAME] as Turndown.Filter);
  turndown.addRule("words", { filter: ["a", "strong", "b", "em", "i", "code"], replacement: (content) => content });
  turndown.addRule("pictures", { filter: ["img"], replacement: () => "" });
  turndown.addRule("cells", { filter: ["td", "th"], replacement: (content) => `${content.trim()} | ` });
  turndown.addRule("rows", {
    filter: ["tr"],
    replacement: (content) => `\n- ${content.replace(/ \| $/, "").replace(/\s+/g, " ").trim()}\n`,
  });
  // Without this, a dash or number in a sentence would be marked with a backslash that no customer should read.
  turndown.escape = (text) => text;
  return turndown
    .turndown(html)
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

const decode = (text: string): string =>
  text
    .replace(/&amp;/g, "&")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'");
