import { foldText } from "./fold-text.ts";
import { findNumberWords, numberOf } from "./number-words.ts";
import { type Found, overlaps } from "./span.ts";

type Span = Pick<Found, "start" | "end">;

/** What a number measures instead of counting pieces, in folded text. */
const units =
  "seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|yrs?|times?|degrees?|percent|per cent|inch(?:es)?|feet|ft|miles?|met(?:er|re)s?|kilomet(?:er|re)s?|lit(?:er|re)s?|kilos?|cents?|mm|cm|m|km|kg|g|gr|l|ml|v|w|gb|mb|mah|h" +
  "|segundos?|minutos?|horas?|dias?|semanas?|meses|mes|anos?|veces|vez|grados?|por ciento|metros?|kilometros?|litros?|centimos?" +
  "|sekunden?|minuten?|stunden?|tagen?|tage?|wochen?|monaten?|monate?|jahren?|jahre?|mal|grad|prozent|zoll|uhr|mal" +
  "|secondes?|heures?|jours?|semaines?|mois|ans?|annees?|fois|degres?|metres|litres" +
  "|second[oi]|minut[oi]|or[ae]|giorn[oi]|settiman[ae]|mes[ei]|ann[oi]|volt[ae]|grad[oi]|metr[oi]|litr[oi]" +
  "|vezes|graus?";
const measured = new RegExp(`^\\s?(?:[%°€$£"″]|(?:${units})(?!\\p{L}))`, "u");
/** Words before a number that is a name, a size or a place in a list. */
const named =
  /(?:size|number|no|nr|nummer|numero|version|model|page|floor|room|line|option|grosse|große|schuhgroße|talla|calzo un|numero|pagina|planta|seite|zeile|taille|pointure|chapitre|in|taglia|misura|tamanho|year|jahr|ano|anno|annee|since|seit|desde|depuis|in der|nicht|not|noch|aged?|around|kein)\s?[.:#]?\s?(?:(?:is|es|ist|est|e|la|un|una)\s)*$/u;
/** Dozens and pairs: what they are worth. A number or "half" before them counts. */
const collectives: readonly (readonly [pattern: RegExp, each: number])[] = [
  [/(?<!\p{L})(?:dozens?|docenas?|dutzend|douzaines?|dozzin[ae]|duzias?)(?!\p{L})/gu, 12],
  [
    /(?<!\p{L})(?:a|one|un|une|um) (?:pair|couple|par|paire|paio)(?!\p{L})(?! of (?:days|weeks|hours|minutes|months|questions|things))/gu,
    2,
  ],
  [/(?<!\p{L})(?:pairs of|pares de|paires de|paia di)(?!\p{L})/gu, 1],
];
const half = /(?<!\p{L})(?:half an?|media|ein halbes|une demi-?|demi-?|mezza|meia)\s?$/u;
/** "both", "zu fünft", "only one": a number without its numeral. */
const phrases: readonly (readonly [pattern: RegExp, value: number])[] = [
  [/(?<!\p{L})(?:both|beide[nrsm]?|ambos|ambas|entrambi|entrambe|tutti e due|tutte e due)(?!\p{L})/gu, 2],
  [/(?<!\p{L})zu zweit(?!\p{L})/gu, 2],
  [/(?<!\p{L})zu dritt(?!\p{L})/gu, 3],
  [/(?<!\p{L})zu viert(?!\p{L})/gu, 4],
  [/(?<!\p{L})zu (?:funft|fuenft)(?!\p{L})/gu, 5],
  [/(?<!\p{L})zu sechst(?!\p{L})/gu, 6],
  [
    /(?<!\p{L})(?:(?:just|only) one(?! (?:question|thing|more))|one of (?:them|these|those|the)|solo(?: \p{L}+){0,3} un[oa](?! \p{L})|un[oa] de (?:ell[oa]s|los|las)|nur ein(?:e[nrs]?|s)?|eine[rs]? (?:davon|von ihnen|der)|un seul|une seule|l.un d.eux|solo uno|uno di (?:loro|questi)|so um|so uma|apenas uma?|um deles|uma delas)(?!\p{L})/gu,
    1,
  ],
];
/** The capital letter tells a pair from "a few": "ein Paar Schuhe", "ein paar Fragen". */
const germanPair = /(?<!\p{L})(?:ein|1) Paar(?!\p{L})/gu;

/** How many: a number that measures, names or dates nothing. `taken` are the places other entities already claimed. */
export function findQuantities(
  text: string,
  language: string,
  taken: readonly Span[],
  products: readonly Span[] = [],
): Found[] {
  const folded = foldText(text);
  const found: Found[] = [];
  const add = (start: number, end: number, value: number, confidence: number): void => {
    if ([...found, ...taken].some((known) => overlaps(known, { start, end }))) return;
    found.push({ type: "quantity", text: text.slice(start, end), value: String(value), confidence, start, end });
  };
  for (const [pattern, each] of collectives)
    for (const match of folded.matchAll(pattern)) {
      const before = folded.slice(0, match.index);
      const halved = half.exec(before);
      const counted = /(\d+|\p{L}+)\s$/u.exec(before);
      const count = halved ? 0.5 : ((counted && numberOf(counted[1] ?? "", language)) ?? 1);
      const start = halved ? halved.index : counted && count > 1 ? match.index - counted[0].length : match.index;
      if (each > 1 || count > 1) add(start, match.index + match[0].length, Math.round(count * each), 0.85);
    }
  if (language === "de")
    for (const match of text.matchAll(germanPair)) add(match.index, match.index + match[0].length, 2, 0.8);
  for (const [pattern, value] of phrases)
    for (const match of folded.matchAll(pattern)) add(match.index, match.index + match[0].length, value, 0.7);
  for (const match of folded.matchAll(
    /(?<![\p{L}\p{N}.,:/#+-])(\d{1,3})(?:\s?(?:x(?!\p{L})|×))?(?![\p{L}\p{N}]|[.,:/-]\d)/gu,
  )) {
    const [start, end] = [match.index, match.index + match[0].length];
    if (Number(match[1]) > 0 && counts(folded, start, end)) add(start, end, Number(match[1]), 0.8);
  }
  for (const { value, start, end } of findNumberWords(folded, language)) {
    const isOne =
      value === 1 &&
      (!/^one$/.test(folded.slice(start, end)) || !products.some((one) => /^\s$/.test(text.slice(end, one.start))));
    if (value <= 999 && !isOne && counts(folded, start, end)) add(start, end, value, 0.7);
  }
  return found.sort((a, b) => a.start - b.start);
}

function counts(folded: string, start: number, end: number): boolean {
  return !measured.test(folded.slice(end)) && !named.test(folded.slice(Math.max(0, start - 20), start));
}
