import { fold } from "../knowledge/analyze.ts";
import { readAnchors } from "./anchors.ts";

/** Something in a sentence that is either right or wrong: an amount, a date, an id. Equal keys mean the same fact. */
export interface Fact {
  readonly kind:
    | "money"
    | "percent"
    | "time"
    | "date"
    | "weekday"
    | "quantity"
    | "period"
    | "number"
    | "id"
    | "url"
    | "email"
    | "ordinal"
    | "anchor"
    | "absolute";
  readonly key: string;
  readonly text: string;
  /** Where it stands in the sentence it was read from. */
  readonly at: number;
}

const list = (text: string) => text.split("|");
const numberWords: Readonly<Record<string, number>> = Object.fromEntries(
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
const units: readonly (readonly [string, RegExp])[] = [
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
const monthOf = new Map(months.flatMap((names, at) => list(names).map((name) => [name, at + 1] as const)));
const weekdays = [
  "mondays?|lunes|montags?",
  "tuesdays?|martes|dienstags?",
  "wednesdays?|miercoles|mittwochs?",
  "thursdays?|jueves|donnerstags?",
  "fridays?|viernes|freitags?",
  "saturdays?|sabados?|samstags?|sonnabends?",
  "sundays?|domingos?|sonntags?",
];
const absolutes: readonly (readonly [string, RegExp])[] = [
  [
    "free",
    /\b(free of charge|for free|free|gratis|gratuit[oa]s?|kostenlos\w*|kostenfrei\w*|complimentary|no (extra )?(charge|cost)|sin (coste|costo|cargo)|umsonst)\b/g,
  ],
  ["always", /\b(always|siempre|immer|jederzeit|any time|anytime|en cualquier momento|24\/7|around the clock)\b/g],
  [
    "all",
    /\b(all(?! (?:the )?other| done| set)|any(?! (?:\w+ )?(?:questions?|help|problems?|doubts?|more|of|longer)\b)|each(?! (?:adult|child|person|guest|of (?:you|them))\b)|every|everything|everyone|everywhere|todos|todas|alle|allen|aller|jeder|jede|jedes|jeden|jedem|cualquier|cualquiera|uberall|worldwide|weltweit|en todo el mundo|cada)\b/g,
  ],
  [
    "unlimited",
    /\b(unlimited|unconditional\w*|lifetime|forever|no questions asked|without (?:a |any )?questions?|sin preguntas|ohne (?:ruck|nach)?fragen?|ilimitad[oa]s?|de por vida|para siempre|unbegrenzt\w*|unbefristet\w*|lebenslang\w*|bedingungslos\w*)\b/g,
  ],
  [
    "even",
    /\b((?:even|also) (?:if|when|though)|regardless|no matter|auch wenn|selbst wenn|egal ob|incluso si|aunque|sin importar)\b/g,
  ],
  ["fee", /\b(for a fee|for a small fee|at a charge|con recargo|pagando|gegen (?:eine )?gebuhr|gegen aufpreis)\b/g],
  // Who bears a cost.
  ["our-cost", /\b(?:at our (?:own )?(?:cost|expense)|on us|a nuestro cargo|por nuestra cuenta|auf unsere kosten)\b/g],
  ["your-cost", /\b(?:at your (?:own )?(?:cost|expense)|a (?:tu|su) cargo|auf (?:ihre|deine|eigene) kosten)\b/g],
  ["up-to-you", /\b(?:up to you|(?:va |corre )?por (?:tu|su) cuenta|(?:ihre|deine|eure) sache|auf eigene faust)\b/g],
  // Who pays at all; whether they do is compared as a statement.
  [
    "you-pay",
    /\b(?:you (?:only |also |still |do not |don't |never |have to |must )*(?:pay|bear|cover)|(?:no )?pagas|paga usted|(?:sie|du) (?:be)?zahl(?:en|st)|(?:sie|du) tragen?)\b(?! (?:with|by|via|con|mit|per)\b)/g,
  ],
  [
    "we-pay",
    /\b(?:we (?:also |still |do not |don't )*(?:pay|bear|cover)|(?:no )?pagamos|asumimos|wir (?:be)?zahlen|wir tragen|wir ubernehmen)\b/g,
  ],
  ["own", /\b(?:of (?:your|their|its|his|her|my) own|private|privad[oa]s?|privat\w*)\b/g],
  // "One gift card per order" is a limit.
  [
    "one-per",
    /\b(?:one|a single|only one|un[ao]?|un solo|una sola|eine?n?|einzige\w*) [^,;.]{0,40}?\b(?:per|por|pro) (?=order|booking|person|customer|pedido|reserva|persona|cliente|bestellung|buchung|person|kunde)/g,
  ],
  [
    "outside",
    /\b(outside(?= (?:of |the |your |our |these |those |this |that |any )?\p{L}{4})(?! (?:with|without|when|during|also|only|even)\b)|fuera de|fuera del|ausserhalb|en dehors|fuori)\b/gu,
  ],
  ["at-once", /\b(immediately|instantly|right away|inmediatamente|al instante|de inmediato|sofort|umgehend)\b/g],
  [
    "certain",
    /\b(guaranteed?s?|definitely|certainly|garantizad[oa]s?|garantizamos|garantiert|garantieren|auf jeden fall)\b/g,
  ],
];

/** Reads every checkable fact of a sentence, in any of the languages at once. */
export function readFacts(sentence: string): readonly Fact[] {
  // Folding keeps the length of what matters here; facts are compared by key.
  let rest = fold(sentence).replace(/\u00a0/g, " ");
  const facts: Fact[] = [];
  const take = (kind: Fact["kind"], pattern: RegExp, key: (match: readonly string[]) => string | undefined) => {
    rest = rest.replace(pattern, (...args) => {
      const text = String(args[0]);
      const groups = args
        .slice(
          0,
          args.findIndex((value) => typeof value === "number"),
        )
        .map((value) => (value === undefined ? "" : String(value)));
      const at = args.find((value) => typeof value === "number") ?? 0;
      const made = key(groups);
      if (made === undefined) return text;
      facts.push({ kind, key: `${kind}:${made}`, text: text.trim(), at: Number(at) });
      return " ".repeat(text.length);
    });
  };
  take("email", /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, ([text]) => text);
  take(
    "url",
    /\b(?:https?:\/\/|www\.)[^\s<>()"']+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|io|eu|de|es|fr|it|co|shop|info|biz|app|dev|xyz|ru|cn|uk|us|me|example)(?:\/[^\s<>()"']*)?(?![\w@])/g,
    ([text = ""]) => text.replace(/^https?:\/\/|^www\.|[.,;:!?]+$|\/$/g, ""),
  );
  take(
    "money",
    /([€$£])\s?(\d[\d.,]*\d|\d)|(\d[\d.,]*\d|\d)\s?(€|\$|£|eur\b|usd\b|gbp\b|chf\b|euros?\b|dollars?\b|dolares\b|pounds?\b|libras?\b|franken\b|cents?\b)/g,
    ([, before = "", first, second, after = ""]) => {
      const cents = after.startsWith("cent");
      return `${Math.round(number(first || second || "") * (cents ? 1 : 100))}:${currency(before || after)}`;
    },
  );
  take("percent", /(\d[\d.,]*)\s?(?:%|percent\b|prozent\b|por ciento\b)/g, ([, value = ""]) => String(number(value)));
  take(
    "date",
    /\b(\d{4})-(\d{2})-(\d{2})(?:t(\d{2}:\d{2})\S*)?/g,
    ([, , month, day]) => `${Number(month)}-${Number(day)}`,
  );
  take("date", /\b(\d{1,2})\.\s?(\d{1,2})\.(?:\s?\d{2,4})?(?!\d)/g, ([, day, month]) =>
    Number(month) > 12 || Number(day) > 31 ? undefined : `${Number(month)}-${Number(day)}`,
  );
  take("date", /\b(\d{1,2})\/(\d{1,2})(?:\/\d{2,4})?\b/g, ([, first, second]) =>
    first === "24" && second === "7" ? undefined : `${Number(first)}-${Number(second)}`,
  );
  take(
    "date",
    /\b(\d{1,2})(?:\.|st|nd|rd|th)?\s(?:of\s|de\s)?([a-z]+)\.?(?:,?\s(?:de\s)?\d{4})?\b/g,
    ([, day, month = ""]) => (monthOf.has(month) ? `${monthOf.get(month)}-${Number(day)}` : undefined),
  );
  take("date", /\b([a-z]+)\.?\s(\d{1,2})(?:st|nd|rd|th)?(?:,?\s\d{4})?\b(?![:.]\d)/g, ([, month = "", day]) =>
    monthOf.has(month) ? `${monthOf.get(month)}-${Number(day)}` : undefined,
  );
  take("time", /\b(\d{1,2})(?:[:.](\d{2}))?\s?(a\.?m\b\.?|p\.?m\b\.?)/g, ([, hour, minute, half = ""]) =>
    clock((Number(hour) % 12) + (half.startsWith("p") ? 12 : 0), minute),
  );
  take("time", /\b(\d{1,2})(?:[:.](\d{2}))?\s?(?:uhr|o'clock|h)\b(?!\w)/g, ([text = "", hour, minute]) =>
    /\dh|\d h/.test(text) && !minute ? undefined : clock(Number(hour), minute),
  );
  take("time", /\b([01]?\d|2[0-4]):([0-5]\d)\b/g, ([, hour, minute]) => clock(Number(hour), minute));
  take("time", /\b(noon|midday|mediodia|mittags?|midnight|medianoche|mitternacht)\b/g, ([text = ""]) =>
    /^(noon|midday|mediodia|mittag)/.test(text) ? "12:00" : "00:00",
  );
  for (const [at, names] of weekdays.entries())
    take("weekday", new RegExp(`\\b(?:${names})\\b`, "g"), () => String(at + 1));
  take(
    "period",
    /\b(?:per|an?|each|every|je|pro|por|al|cada|im|jeden?) (?=(?:day|week|month|year|night|hour|person|tag|woche|monat|jahr|nacht|stunde|dia|semana|mes|ano|noche|hora|persona)\b)(\w+)|\b(todos los dias|daily|weekly|monthly|yearly|annual(?:ly)?|taglich|wochentlich|monatlich|jahrlich|diario|semanal|mensual(?:es)?|anual(?:es)?)\b/g,
    ([, unit, adverb]) => periodOf(unit || adverb || ""),
  );
  for (const [name, pattern] of absolutes) take("absolute", pattern, () => name);
  for (const { at, text, key, kind } of readAnchors(rest)) facts.push({ kind, key: `${kind}:${key}`, text, at });
  take("id", /⟨\w+⟩|\b(?=[a-z0-9-]*\d)(?=[a-z0-9-]*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*\b/g, ([text = ""]) =>
    text.length >= 5 && (text.match(/\d/g)?.length ?? 0) >= 2 && !/^\d+(st|nd|rd|th|[a-z]{1,3}|-\w+)$/.test(text)
      ? text
      : undefined,
  );
  take("id", /\b\d{5,}\b/g, ([text]) => text);
  rest = rest.replace(/\p{L}+(?:-\p{L}+)?/gu, (word) => {
    const value = numberWords[word];
    return value === undefined ? word : String(value).padEnd(word.length);
  });
  for (const match of rest.matchAll(/(?<![\w.])\d[\d.,]*\d|(?<![\w.])\d/g)) {
    const after = rest
      .slice(match.index + match[0].length)
      .replace(/^\s+/, " ")
      .replace(/^ ?(?:to|bis|a|-|–|or|o|oder|y|and|und) ?\d+/, "");
    const unit = units.find(([, pattern]) =>
      pattern.test(after.startsWith(" ") || after.startsWith("-") ? after : ` ${after}`),
    );
    const value = number(match[0]);
    // A lone "one" is an article more often than a figure.
    if (!unit && value === 1 && !/^1/.test(fold(sentence).slice(match.index, match.index + 1))) continue;
    if (unit) {
      const name = unit[0] === "unit" ? (unit[1].exec(` ${after.trimStart()}`)?.[1] ?? "unit") : unit[0];
      facts.push({ kind: "quantity", key: `quantity:${name}:${value}`, text: match[0], at: match.index });
    } else facts.push({ kind: "number", key: `number:${value}`, text: match[0], at: match.index });
  }
  return facts;
}

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
const periodOf = (word: string): string | undefined => periods.find(([, pattern]) => pattern.test(word))?.[0];

const currencies: readonly (readonly [string, RegExp])[] = [
  ["EUR", /^(€|eur)/],
  ["USD", /^(\$|usd|dol)/],
  ["GBP", /^(£|gbp|pound|libra)/],
  ["CHF", /^(chf|franken)/],
];
const currency = (word: string): string => currencies.find(([, pattern]) => pattern.test(word))?.[0] ?? "";

const clock = (hour: number, minute: string | undefined): string =>
  `${String(hour).padStart(2, "0")}:${minute || "00"}`;

/** `1.234,50`, `1,234.50`, `19.90`, `1.000` (a thousand) → a number. */
function number(text: string): number {
  const trimmed = text.replace(/[.,]+$/, "");
  const decimal = /[.,](\d{1,2})$/.exec(trimmed);
  const whole = (decimal ? trimmed.slice(0, decimal.index) : trimmed).replace(/[.,]/g, "");
  return Number(`${whole || "0"}${decimal ? `.${decimal[1]}` : ""}`);
}

/** Does evidence with these keys carry this fact? A bare number may stand for any figure of the same size. */
export function carries(keys: ReadonlySet<string>, fact: Fact): boolean {
  if (keys.has(fact.key)) return true;
  if (fact.kind === "number") {
    const value = fact.key.slice("number:".length);
    return (
      [...keys].some((key) => key.startsWith(`money:${Number(value) * 100}:`)) ||
      [...keys].some((key) => key.startsWith("quantity:") && key.endsWith(`:${value}`))
    );
  }
  if (fact.kind === "money") {
    const [, amount = "", unit = ""] = fact.key.split(":");
    return keys.has(`money:${amount}:`) || (unit === "" && [...keys].some((key) => key.startsWith(`money:${amount}:`)));
  }
  if (fact.key.startsWith("date:")) {
    const [month, day] = fact.key.slice(5).split("-");
    return keys.has(`date:${day}-${month}`) && fact.text.includes("/");
  }
  return false;
}
