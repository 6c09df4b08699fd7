import { extractText, getDocumentProxy } from "unpdf";
import type { Document } from "./read-document.ts";

/** Short, without a full stop, before a longer line: what a heading looks like when only its letters are left. */
const HEADING = /^(?:\d+(?:\.\d+)*\.?\s+)?\p{Lu}[^.!?:;,]{2,70}$/u;

/** The text of a PDF; its headings are guessed. A scan has no text and gives no document. */
export async function readPdf(bytes: Buffer): Promise<Document[]> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const { text } = await extractText(pdf, { mergePages: false });
  const lines = text.flatMap((page) => [...page.split("\n").map((line) => line.trim()), ""]);
  const marked = lines.map((line, at) => {
    const next = lines.slice(at + 1).find((other) => other !== "") ?? "";
    return HEADING.test(line) && next.length > line.length ? `\n## ${line}\n` : line;
  });
  const whole = joinBroken(marked);
  return whole.trim() === "" ? [] : [{ text: whole, settings: {} }];
}

/** Lines of a page are no lines of thought: one goes on until a sentence, a heading or a list item ends it. */
const joinBroken = (lines: readonly string[]): string =>
  lines
    .join("\n")
    .replace(/(\p{L})-\n(?=\p{Ll})/gu, "$1")
    .replace(/(?<![.!?:\n])\n(?=[^\n#•\-–])/g, " ")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
