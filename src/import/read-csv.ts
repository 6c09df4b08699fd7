import { parse } from "csv-parse/sync";
import { AppError } from "../core/errors.ts";
import type { Document } from "./read-document.ts";

const LISTS = ["tags", "productIds"];

/** One source a row: columns are named like the settings of a source; `question` and `answer` may stand for title and text. */
export function readCsv(bytes: Buffer): Document[] {
  const rows: Record<string, string>[] = parse(bytes, {
    columns: true,
    bom: true,
    trim: true,
    skip_empty_lines: true,
    delimiter: delimiterOf(bytes.toString("utf8")),
  });
  return rows.map((row, at) => {
    const { title, question, text, answer, ...rest } = row;
    const body = text ?? answer;
    if (!body)
      throw new AppError("invalid_input", `row ${at + 2} of the table has no text; name a column text or answer`);
    const settings = Object.fromEntries(
      Object.entries(rest)
        .filter(([, value]) => value !== "")
        .map(([key, value]) => [key, LISTS.includes(key) ? value.split(/\s*[|,]\s*/) : value]),
    );
    const heading = title ?? question;
    return { text: body, settings, isWhole: true, ...(heading ? { title: heading } : {}) };
  });
}

/** Of the ones that spreadsheets write, the one that the first line has most of. */
function delimiterOf(text: string): string {
  const [first = ""] = text.split("\n", 1);
  const count = (mark: string): number => first.split(mark).length;
  return [",", ";", "\t"].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}
