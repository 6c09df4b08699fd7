import { readFileSync } from "node:fs";
import { type NgramTable, readNgramTable } from "../core/understanding/language/ngram-table.ts";

let table: NgramTable | undefined;

/** eld's largest table, read once a process as the text that it is: to import it would take two seconds and 400 MB. */
export function languageTable(): NgramTable {
  table ??= readNgramTable(readFileSync(new URL("../ngrams/large.js", import.meta.resolve("eld/large")), "utf8"));
  return table;
}
