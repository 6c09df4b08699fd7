import { anyCase, type PersonalSpan, type Span } from "./span.ts";

const name = "\\p{Lu}[\\p{L}'’.-]*";
/** On one line: what the next message begins with belongs to no name. */
const names = `${name}(?:[^\\S\\n](?:${name}|\\d{1,3}(?:st|nd|rd|th)|d['’]|(?:de|del|de la|de los|des?|du|la|las|los|da|do|das|dos|di|della|dei|van|von|der|den|y|e|et)(?!\\p{L})))*`;
const number = "\\d{1,5}\\s?[a-zA-Z]?(?![\\p{L}\\p{N}])(?:\\s?[-/]\\s?\\d{1,4}[a-zA-Z]?(?![\\p{L}\\p{N}]))?";
const unit =
  "(?:,?\\s(?:apt|apartment|suite|unit|flat|floor|bldg|ste|piso|puerta|esc|planta|wohnung|whg|og|stock|hinterhaus|appartement|appt|étage|bâtiment|bât|interno|int|scala|piano|andar|apto|bloco|lote)\\.?\\s?[\\p{L}\\p{N}º.-]{1,6}|,?\\s\\d{1,2}\\s?[ºª°]\\s?[\\p{L}]{0,3}|,?\\s#\\s?\\d{1,5})*";
/** A postal code with its place, in either order. */
const place = `(?:[,\\n]?\\s?(?:(?:[A-Z]{1,2}-)?\\d{4,5}(?:-\\d{3,4})?(?![\\p{L}\\p{N}])(?:\\s${names})?|${names},?\\s[A-Z]{2}\\s\\d{5}(?:-\\d{4})?|(?:${names},?\\s)?[A-Z]{1,2}\\d[A-Z\\d]?\\s?\\d[A-Z]{2}(?![\\p{L}\\p{N}])|,\\s?${names}(?:,?\\s\\d{4,5}(?:-\\d{3})?(?!\\p{N}))?))?`;
const start = "(?<![\\p{L}\\p{N}])";

const word = "(?![\\p{L}])";
const streets = anyCase(
  "street|st|avenue|ave|road|rd|lane|ln|drive|boulevard|blvd|court|square|sq|way|place|terrace|crescent|close|parkway|pkwy|highway|hwy",
);
const strasse = anyCase("straße|strasse|str\\.|weg|platz|allee|gasse|ring|damm|ufer|chaussee|pfad|steig");
const calle = anyCase(
  "calle|c/|avenida|avda\\.?|av\\.|plaza|pza\\.|paseo|camino|carretera|ronda|rua|r\\.|travessa|tv\\.|praça|largo|estrada|alameda|via|viale|piazza|corso|vicolo|strada",
);
const rue = anyCase("rue|avenue|av\\.|boulevard|bd|place|allée|chemin|impasse|quai|route|cours|square");
const box = anyCase(
  "p\\.?\\s?o\\.?\\s?box|postfach|apartado de correos|apartado|boîte postale|boite postale|casella postale|caixa postal",
);
const article = "(?:(?:de la|de l['’]|del|des?|du|d['’]|la|le|les|l['’]|da|do|di)\\s?)?";

const patterns = [
  // 12 Baker Street, Flat 3, London NW1 6XE · 500 Main St, Springfield, IL 62704
  `${start}${number},?\\s${names}\\s(?:${streets})${word}\\.?${unit}${place}${place}`,
  // Lindenstraße 5, 10115 Berlin · Unter den Linden 77
  `${start}(?:\\p{Lu}[\\p{L}.-]*(?:${strasse})|${names}\\s(?:${strasse})|(?:${anyCase("am|an der|an den|auf der|in der|unter den|zum|zur")})\\s\\p{Lu}[\\p{L}-]*)\\s${number}${unit}${place}`,
  // Calle Mayor 5, 2º B, 28013 Madrid · Rua Augusta, 12, 1250-096 Lisboa · Via Roma 10, 00184 Roma
  `${start}(?:${calle})\\s${article}${names},?\\s(?:[nN][.º°o]{0,2}\\s?)?${number}${unit}${place}`,
  // 8 bis rue de la Paix, 75002 Paris
  `${start}\\d{1,4}(?:\\s?(?:bis|ter))?,?\\s(?:${rue})\\s${article}${names}${unit}${place}`,
  `${start}(?:${box})\\s\\d{2,7}${place}`,
].map((pattern) => new RegExp(pattern, "gu"));

/** "My address is", "I live at" and what follows, to the end of the clause. */
const announcing = [
  "address(?:\\sis|\\s?:|\\sto)|i\\slive\\s(?:at|in)|i(?:\\shave)?\\smoved\\sto",
  "(?:adresse|anschrift)(?:\\s(?:ist|lautet)|\\s?:)|ich\\swohne\\s(?:in\\sder|in|am)",
  "dirección(?:\\s(?:es|de\\senvío\\ses)|\\s?:)|vivo\\sen",
  "adresse(?:\\sest|\\s?:)|j['’]habite(?:\\s(?:au|à))?",
  "indirizzo(?:\\sè|\\s?:)|abito\\s(?:in|a)",
  "(?:morada|endereço)(?:\\sé|\\s?:)|moro\\s(?:na|no|em)",
].join("|");
const announced = new RegExp(
  `(?<![\\p{L}])(?:[lL]iefer|[rR]echnungs)?(?:${anyCase(announcing)})\\s+(?<address>[\\p{L}\\p{N}](?:[^\\n.;!?]|\\.(?!\\s|$)|(?<=\\p{L}{2,4})\\.|,\\n){5,110})`,
  "gu",
);
const endOfAddress =
  /\s(?:and|but|please|because|thanks|und|aber|bitte|danke|y|pero|por favor|gracias|mais|merci|et|s'il|ma|per favore|grazie|mas|obrigad[oa])(?=\s(?!\p{Lu}))/u;

/** Postal addresses: a street with a number (and what belongs to it), or what an address is said to be. */
export function findAddresses(text: string): PersonalSpan[] {
  if (!/\d/.test(text)) return [];
  const shaped = patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length })),
  );
  const said = [...text.matchAll(announced)].flatMap((match) => {
    const whole = match.groups?.["address"] ?? "";
    const start = match.index + match[0].length - whole.length;
    const written = whole.slice(0, endOfAddress.exec(whole)?.index ?? whole.length).trimEnd();
    return isAddress(written) ? [{ start, end: start + written.length }] : [];
  });
  return [...said, ...shaped].map((span) => ({ kind: "address" as const, ...span, value: canonical(text, span) }));
}

/** A house number of its own, and a word that begins with a capital. */
const isAddress = (written: string): boolean =>
  /(?<![\p{L}\p{N}-])\d{1,5}[a-zA-Z]?(?![\p{N}])/u.test(written) && /(?<!\p{L})\p{Lu}\p{Ll}/u.test(written);

const canonical = (text: string, { start, end }: Span): string => text.slice(start, end).replace(/\s+/g, " ").trim();
