import { fold } from "../../knowledge/analyze.ts";
import { absolutes } from "./absolutes.ts";
import { readAnchors } from "./anchors.ts";
import type { Fact } from "./fact.ts";
import { currency, monthOf, numberWords, periodOf, units, weekdays } from "./fact-words.ts";

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

export const clock = (hour: number, minute: string | undefined): string =>
  `${String(hour).padStart(2, "0")}:${minute || "00"}`;

/** `1.234,50`, `1,234.50`, `19.90`, `1.000` (a thousand) → a number. */
export function number(text: string): number {
  const trimmed = text.replace(/[.,]+$/, "");
  const decimal = /[.,](\d{1,2})$/.exec(trimmed);
  const whole = (decimal ? trimmed.slice(0, decimal.index) : trimmed).replace(/[.,]/g, "");
  return Number(`${whole || "0"}${decimal ? `.${decimal[1]}` : ""}`);
}
