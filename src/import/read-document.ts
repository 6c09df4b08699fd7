import { AppError } from "../core/errors.ts";
import { readCsv } from "./read-csv.ts";
import { readHtml } from "./read-html.ts";
import { readJson } from "./read-json.ts";
import { readMarkdown } from "./read-markdown.ts";
import { readPdf } from "./read-pdf.ts";
import { readWord } from "./read-word.ts";

/** One text of a file, as Markdown, and what the file says about it. */
export interface Document {
  readonly title?: string;
  readonly text: string;
  /** Settings of sources that came with it: front matter, columns, fields. Not checked yet. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Whole as it is: front matter, rows and JSON are not cut along headings. */
  readonly isWhole?: boolean;
}

type Reader = (bytes: Buffer) => Document[] | Promise<Document[]>;

const readers: Readonly<Record<string, Reader>> = {
  md: readMarkdown,
  markdown: readMarkdown,
  txt: readMarkdown,
  html: readHtml,
  htm: readHtml,
  pdf: readPdf,
  docx: readWord,
  csv: readCsv,
  json: readJson,
};

export const canRead = (path: string): boolean => extension(path) in readers;

/** Throws `invalid_input` when the file is not what its name says. */
export async function readDocuments(path: string, bytes: Buffer): Promise<readonly Document[]> {
  const read = readers[extension(path)];
  if (!read) throw new AppError("invalid_input", `${path} is none of ${Object.keys(readers).join(", ")}`);
  try {
    return await read(bytes);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    // The reader's own message may repeat what stands in the file.
    throw new AppError("invalid_input", `${path} cannot be read as ${extension(path)}`, { cause });
  }
}

const extension = (path: string): string => /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? "";
