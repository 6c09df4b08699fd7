import type { Found } from "./span.ts";

const ordinals: readonly (readonly string[])[] = [
  [],
  ["first", "primer[oa]?", "erste[nrs]?", "premi(?:er|ère)", "prim[oa]", "primeir[oa]"],
  ["second", "segund[oa]", "zweite[nrs]?", "deuxième|second[ea]?", "second[oa]", "segund[oa]"],
  ["third", "tercer[oa]?", "dritte[nrs]?", "troisième", "terz[oa]", "terceir[oa]"],
  ["fourth", "cuart[oa]", "vierte[nrs]?", "quatrième", "quart[oa]"],
  ["fifth", "quint[oa]", "fünfte[nrs]?", "cinquième"],
];
const lastOne = "last|últim[oa]|letzte[nrs]?|derni(?:er|ère)|ultim[oa]";
const article = "the|el|la|los|las|der|die|das|den|dem|le|il|lo|o|a";

/** "the second one", "la segunda", "die zweite", "2nd", "number 2", "#2": the place in a list, `-1` for the last. */
export function findOrdinals(text: string): Found[] {
  const found: Found[] = [];
  const add = (match: RegExpMatchArray, value: string): void => {
    const start = match.index ?? 0;
    found.push({ type: "ordinal", text: match[0].trim(), value, confidence: 0.9, start, end: start + match[0].length });
  };
  const short = text.trim().split(/\s+/).length <= 3;
  const search = (words: string, value: string): void => {
    const framed = new RegExp(
      `(?<!\\p{L})(?:(?:${article})\\s+(?:${words})(?!\\p{L})(?!\\s+(?:time|vez|mal|fois|volta))(?:\\s+(?:one|item|option))?|(?:${words})\\s+(?:one|option|opción|item))(?!\\p{L})`,
      "giu",
    );
    const alone = new RegExp(`^\\W*(?:${words})\\W*$`, "iu");
    for (const match of text.matchAll(framed)) add(match, value);
    const match = short ? alone.exec(text) : null;
    if (match && found.length === 0) add(match, value);
  };
  ordinals.forEach((words, place) => {
    if (words.length > 0) search(words.join("|"), String(place));
  });
  search(lastOne, "-1");
  const numbered =
    /(?<![\p{L}\p{N}])(?:(\d{1,2})(?:st|nd|rd|th|\.º|ª|º|e|er|ère|ème)(?!\p{L})|(?:number|option|nummer|número|opción|numéro|numero|opzione|opção|nr\.?|#)\s*(\d{1,2})(?!\p{N}))/giu;
  for (const match of text.matchAll(numbered)) add(match, match[1] ?? match[2] ?? "1");
  const seen = new Set<string>();
  return found.filter(({ value }) => !seen.has(value) && seen.add(value));
}
