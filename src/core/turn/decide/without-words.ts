import { words } from "../../knowledge/analyze.ts";

/** The text without these words, wherever they stand. */
export function withoutWords(text: string, spoken: string): string {
  const gone = new Set(words(spoken));
  return words(text)
    .filter((word) => !gone.has(word))
    .join(" ");
}
