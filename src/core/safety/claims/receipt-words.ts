import type { Receipt } from "../../contracts/tool.ts";
import { stem, words } from "../../knowledge/analyze.ts";
import { allTerms } from "./evidence-terms.ts";
import { customersWordsFor } from "./record-words.ts";

/** Tools that are called by what they make, not by what they do: `process_refund` refunds. */
const MAKING = /^(process|create|issue|make|start|open|submit|place|do|run|request)$/;

const ARRANGING =
  "book booked arrange arranged scheduled reserve reserved programado programada agendado reservado concertado vereinbart gebucht geplant eingetragen terminiert planifie reserve programmato prenotato agendado marcado";

/** Words for what a tool does, in its own language and the customer's. */
export function deedTerms(tool: string, language: string): ReadonlySet<string> {
  const [verb = "", ...rest] = tool.split(/[_-]/);
  const does = MAKING.test(verb) ? rest.join(" ") : verb;
  const said = /^(schedule|book|reserve|arrange)$/.test(verb)
    ? `${does} ${ARRANGING}`
    : `${does} ${customersWordsFor(does).join(" ")}`;
  return new Set([...allTerms(said, "en"), ...allTerms(said, language)]);
}

/** All words of a receipt, to see which deed it proves. */
export const receiptTerms = (receipt: Receipt, language: string): ReadonlySet<string> => {
  const own = [receipt.tool.split(/[_-]/).join(" "), ...flatten(receipt.result).map(([, value]) => value)].join(" . ");
  const text = `${own} . ${customersWordsFor(own).join(" . ")}`;
  return new Set([
    ...allTerms(text, "en"),
    ...allTerms(text, language),
    ...words(text).map((word) => stem(word, "en")),
  ]);
};

export function flatten(value: unknown, path = "", depth = 0): readonly (readonly [string, string])[] {
  if (value === null || value === undefined || depth > 6) return [];
  if (value instanceof Date) return [[path, value.toISOString()]];
  if (Array.isArray(value)) return value.flatMap((item, at) => flatten(item, `${path}.${at + 1}`, depth + 1));
  if (typeof value === "object")
    return Object.entries(value).flatMap(([key, item]) => flatten(item, path ? `${path}.${key}` : key, depth + 1));
  return [[path, String(value)]];
}
