import type { PersonalSpan } from "./span.ts";

const words =
  "(?:born|birth ?da(?:y|te)|date of birth|d\\.?o\\.?b\\.?|geboren|geb\\.|geburtsdatum|geburtstag|fecha de nacimiento|nacimiento|nac[ií]|nacid[oa]|cumplea[nñ]os|née?|date de naissance|naissance|nat[oa]|data di nascita|nascita|nasci|nascid[oa]|data de nascimento|nascimento)";
const day = "\\d{1,2}(?:st|nd|rd|th|er|º|ª)?\\.?";
const gap = "[\\s,./-]{1,3}(?:of |de |di |del |the )?";
const month = "\\p{L}{3,10}\\.?";
const year = "(?:(?:19|20)\\s?\\d{2}|\\d{2})";
const date = [
  "(?:19|20)\\d{2}[-./ ]\\d{1,2}[-./ ]\\d{1,2}",
  `${day}${gap}(?:\\d{1,2}|${month})(?:${gap}|\\s?')${year}`,
  `${month}\\s${day},?\\s(?:of )?${year}`,
  "\\d{8}",
].join("|");
const pattern = new RegExp(
  `(?<![\\p{L}])${words}(?![\\p{L}])(?<between>[^\\d\\n]{0,28}?)(?<date>(?<![\\p{L}\\p{N}])(?:${date})(?![\\p{L}\\p{N}]))`,
  "giu",
);

/** Dates that are said to be of birth; all other dates are left for the flows that need them. */
export function findBirthDates(text: string): PersonalSpan[] {
  return [...text.matchAll(pattern)].map((match) => {
    const written = match.groups?.["date"] ?? "";
    const end = match.index + match[0].length;
    const value = written
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
    return { kind: "birth-date" as const, start: end - written.length, end, value };
  });
}
