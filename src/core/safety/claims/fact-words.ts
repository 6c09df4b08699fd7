const list = (text: string) => text.split("|");

export const numberWords: Readonly<Record<string, number>> = Object.fromEntries(
  [
    [1, "one|ein|eine|einem|einen|einer|eines|uno|una|un"],
    [2, "two|zwei|dos"],
    [3, "three|drei|tres"],
    [4, "four|vier|cuatro"],
    [5, "five|funf|cinco"],
    [6, "six|sechs|seis"],
    [7, "seven|sieben|siete"],
    [8, "eight|acht|ocho"],
    [9, "nine|neun|nueve"],
    [10, "ten|zehn|diez"],
    [11, "eleven|elf"],
    [12, "twelve|zwolf|doce"],
    [14, "fourteen|vierzehn|catorce"],
    [15, "fifteen|funfzehn|quince"],
    [20, "twenty|zwanzig|veinte"],
    [21, "twenty-one|einundzwanzig|veintiuno"],
    [24, "twenty-four|vierundzwanzig|veinticuatro"],
    [30, "thirty|dreissig|treinta"],
    [40, "forty|vierzig|cuarenta"],
    [45, "forty-five"],
    [48, "forty-eight"],
    [50, "fifty|funfzig|cincuenta"],
    [60, "sixty|sechzig|sesenta"],
    [90, "ninety|neunzig|noventa"],
    [100, "hundred|hundert|cien"],
  ].flatMap(([value, words]) => list(String(words)).map((word) => [word, Number(value)])),
);

export const units: readonly (readonly [string, RegExp])[] = [
  ["business-day", /^[ -]?(business|working) days?|^ (werktage?n?|arbeitstage?n?)|^ dias? (laborables?|habiles?)/],
  ["day", /^[ -]?(days?|dias?|tage?n?|tag)\b/],
  ["week", /^[ -]?(weeks?|semanas?|wochen?)\b/],
  ["month", /^[ -]?(months?|mes|meses|monate?n?s?)\b/],
  ["year", /^[ -]?(years?|anos?|jahre?n?s?)\b/],
  ["hour", /^[ -]?(hours?|hrs?|h|horas?|stunden?)\b/],
  ["minute", /^[ -]?(minutes?|mins?|minutos?|minuten?)\b/],
  [
    "person",
    /^ (people|persons?|guests?|travell?ers?|participants?|adults?|personas?|viajeros?|participantes?|adultos?|personen|gaste|reisende|teilnehmer|erwachsene)\b/,
  ],
  [
    "unit",
    /^ ?(kg|g|mg|lb|oz|km|m|cm|mm|ml|l|w|kw|kwh|mah|wh|v|gb|tb|mb|ghz|hz|inch|inches|pulgadas?|zoll|litros?|liter|meters?|metros?|meter)\b/,
  ],
];

const months = [
  "jan|january|enero|januar",
  "feb|february|febrero|februar",
  "mar|march|marzo|marz",
  "apr|april|abril",
  "may|mayo|mai",
  "jun|june|junio|juni",
  "jul|july|julio|juli",
  "aug|august|agosto",
  "sep|sept|september|septiembre",
  "oct|october|octubre|okt|oktober",
  "nov|november|noviembre",
  "dec|december|diciembre|dez|dezember",
];

export const monthOf = new Map(months.flatMap((names, at) => list(names).map((name) => [name, at + 1] as const)));

export const weekdays = [
  "mondays?|lunes|montags?",
  "tuesdays?|martes|dienstags?",
  "wednesdays?|miercoles|mittwochs?",
  "thursdays?|jueves|donnerstags?",
  "fridays?|viernes|freitags?",
  "saturdays?|sabados?|samstags?|sonnabends?",
  "sundays?|domingos?|sonntags?",
];

/** Is this word only the unit of a figure? */
export const isUnit = (word: string): boolean =>
  units.some(([, pattern]) => pattern.test(` ${word}`)) || word === "business";

const periods: readonly (readonly [string, RegExp])[] = [
  ["day", /^(day|dai|tag|dia|todos los dias)/],
  ["week", /^(week|woch|seman)/],
  ["month", /^(mon|mes|mens)/],
  ["year", /^(year|jahr|ano|annual|anual)/],
  ["night", /^(night|nacht|noche)/],
  ["hour", /^(hour|stund|hora)/],
  ["person", /^person/],
];

export const periodOf = (word: string): string | undefined => periods.find(([, pattern]) => pattern.test(word))?.[0];

export const currencies: readonly (readonly [string, RegExp])[] = [
  ["EUR", /^(€|eur)/],
  ["USD", /^(\$|usd|dol)/],
  ["GBP", /^(£|gbp|pound|libra)/],
  ["CHF", /^(chf|franken)/],
];

export const currency = (word: string): string => currencies.find(([, pattern]) => pattern.test(word))?.[0] ?? "";
