import mammoth from "mammoth";
import type { Document } from "./read-document.ts";
import { htmlToMarkdown } from "./read-html.ts";

/** A .docx file by its styles: headings stay headings. */
export async function readWord(bytes: Buffer): Promise<Document[]> {
  const { value } = await mammoth.convertToHtml({ buffer: bytes });
  return [{ text: htmlToMarkdown(value), settings: {} }];
}
