import { fold } from "../../knowledge/analyze.ts";

const UNION = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE".split(" ");
const CODES =
  "AD AE AL AM AR AU AZ BA BD BO BR BY CA CH CL CN CO CR CU DO EC EG EU GB GE GT HK HN ID IL IN IS JM JP KE KR KZ LI LK MA MC MD ME MK MX MY NG NI NO NP NZ PA PE PH PK PR PY QA RS RU SA SG SM SV TH TN TR TW UA US UY VA VE VN ZA";
const codes = [...UNION, ...CODES.split(" ")];

/** Country codes, and `EU`, that a text names in this language. A condition holds where it says, and nowhere else. */
export function placesIn(text: string, language: string): ReadonlySet<string> {
  const { pattern, codeOf } = namesIn(language);
  const found = fold(text).match(pattern) ?? [];
  return new Set(found.flatMap((name) => codeOf.get(name) ?? []));
}

/** The text, folded, without the countries it names. */
export const withoutPlaces = (text: string, language: string): string =>
  fold(text).replace(namesIn(language).pattern, " ");

/** Does what holds in `where` hold in one of `asked`? What names no place holds everywhere. */
export const holdsIn = (where: ReadonlySet<string>, asked: ReadonlySet<string>): boolean =>
  where.size === 0 ||
  asked.size === 0 ||
  [...asked].some((code) => where.has(code) || (where.has("EU") && UNION.includes(code)));

const known = new Map<string, { readonly pattern: RegExp; readonly codeOf: ReadonlyMap<string, string> }>();

function namesIn(language: string): { readonly pattern: RegExp; readonly codeOf: ReadonlyMap<string, string> } {
  const made = known.get(language);
  if (made) return made;
  const display = new Intl.DisplayNames([language], { type: "region" });
  const codeOf = new Map<string, string>();
  for (const code of codes) {
    const name = fold(display.of(code) ?? code);
    codeOf.set(name, code);
    // "Deutschlands", "der Europäischen Union", "Great Britain" for the United Kingdom.
    if (language === "de") codeOf.set(`${name}s`, code);
  }
  for (const [name, code] of ALSO) codeOf.set(name, code);
  const names = [...codeOf.keys()].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(
    `(?<![\\p{L}])(?:${names.map((name) => name.replace(/[.()]/g, "\\$&")).join("|")})(?!\\p{L})`,
    "gu",
  );
  const result = { pattern, codeOf };
  known.set(language, result);
  return result;
}

const ALSO: readonly (readonly [string, string])[] = [
  ["europaischen union", "EU"],
  ["european union", "EU"],
  ["eu", "EU"],
  ["ue", "EU"],
  ["great britain", "GB"],
  ["grossbritannien", "GB"],
  ["reino unido", "GB"],
  ["uk", "GB"],
  ["usa", "US"],
];
