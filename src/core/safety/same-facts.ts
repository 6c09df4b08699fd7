/** What a translation must not change. Each is compared as often as it occurs; nothing may be lost, none may be added. */
const TOKEN = /⟨[^⟩]*⟩/gu;
const LINK = /(?:https?:\/\/|www\.)[^\s<>"'”»)]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/giu;
/** Letters and digits in one word: order and ticket numbers, tracking numbers, codes. */
const ID = /(?<![\p{L}\p{N}-])(?=[\p{L}\d-]*\p{L})(?=[\p{L}\d-]*\d)[A-Za-z\d]+(?:-[A-Za-z\d]+)*(?![\p{L}\p{N}])/gu;
const NUMBER = /\d+(?:[.,:/'’\u00a0\u202f-]\d+)*/gu;
const MONEY: Readonly<Record<string, string>> = { "€": "EUR", $: "USD", "£": "GBP", "¥": "JPY", "₴": "UAH", zł: "PLN" };
const CURRENCY = /[€$£¥₴]|(?<!\p{L})(?:zł|EUR|USD|GBP|JPY|CHF|PLN|SEK|DKK|NOK|CZK|UAH|BRL|MXN|CAD|AUD)(?!\p{L})/gu;
/** Some languages write a month's name as a number. */
const NUMBERED_MONTH = /\d{1,2}\s?[月월]|tháng\s\d{1,2}/giu;
/** The zeros of scripts whose digits translators write in place of ours. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10];

/** Names the first kind of fact that a translation lost, changed or added; undefined when all are the same. */
export function changedFact(original: string, from: string, translated: string, to: string): string | undefined {
  const [before, after] = [latinDigits(original), latinDigits(translated)];
  const kinds = { token: tokens, link: links, id: ids, number: numbers, currency: currencies };
  for (const [kind, read] of Object.entries(kinds)) {
    if (read(before).sort().join("\n") !== read(after).sort().join("\n")) return kind;
  }
  return sameMonths(before, from, after, to) ? undefined : "date";
}

const tokens = (text: string): string[] => text.match(TOKEN) ?? [];
const links = (text: string): string[] => (text.match(LINK) ?? []).map((link) => link.replace(/[.,;:!?]+$/, ""));
const ids = (text: string): string[] => without(text, TOKEN, LINK).match(ID) ?? [];
const numbers = (text: string): string[] =>
  (without(text, TOKEN, LINK, ID, NUMBERED_MONTH).match(NUMBER) ?? []).map(amountOf);
const currencies = (text: string): string[] =>
  (without(text, TOKEN, LINK).match(CURRENCY) ?? []).map((sign) => MONEY[sign] ?? sign);

const without = (text: string, ...parts: readonly RegExp[]): string =>
  parts.reduce((left, part) => left.replace(part, " "), text);

/** "1,299.00", "1.299,00" and "1 299,00" are one amount; "26.11.2026" and "09:00" stay what they are. */
function amountOf(written: string): string {
  const grouped = /^(\d{1,3})((?:[.,'’\u00a0\u202f]\d{3})*)(?:[.,](\d{1,2}))?$/u.exec(written);
  if (!grouped) return written.replace(/^0(?=\d:)/, "");
  const [, head = "", groups = "", decimals = ""] = grouped;
  const whole = (head + groups.replace(/\D/gu, "")).replace(/^0+(?=\d)/, "");
  return Number(decimals) === 0 ? whole : `${whole}.${decimals}`;
}

function latinDigits(text: string): string {
  return text
    .replace(/\p{Nd}/gu, (digit) => {
      const code = digit.codePointAt(0) ?? 0;
      const zero = ZEROS.find((first) => code >= first && code <= first + 9);
      return zero === undefined ? digit : String(code - zero);
    })
    .replace(/(?<=\d)\u066b(?=\d)/gu, ".")
    .replace(/(?<=\d)\u066c(?=\d)/gu, ",")
    .replace(/(?<=\d) (?=\d{3}(?!\d))/gu, "\u00a0");
}

/** A day beside a month's name must stay in that month: numbers alone do not show that May became March. */
function sameMonths(before: string, from: string, after: string, to: string): boolean {
  const theirs = monthsOf(to);
  return monthsOf(from)
    .map((ours, month) => ({ ours, either: [...ours, ...(theirs[month] ?? [])] }))
    .every(({ ours, either }) => !mentions(before, ours) || mentions(after, either));
}

/** Only beside a number: "may" is a word as well. */
function mentions(text: string, forms: readonly string[]): boolean {
  const lower = text.toLowerCase();
  return forms.some((form) => {
    const written = `${/^\d/.test(form) ? "(?<!\\d)" : ""}${form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`;
    return new RegExp(`\\d(?:\\.|\\s|º|er|de|of|ta)*\\s*${written}|${written}\\P{L}{0,3}\\d`, "u").test(lower);
  });
}

const months = new Map<string, readonly (readonly string[])[]>();

/** Each month's names in a language, as in a date and alone, long and short. */
function monthsOf(language: string): readonly (readonly string[])[] {
  const known = months.get(language);
  if (known) return known;
  const styles: Intl.DateTimeFormatOptions[] = [
    { day: "numeric", month: "long" },
    { month: "long" },
    { day: "numeric", month: "short" },
  ];
  const formats = styles.map(
    (style) => new Intl.DateTimeFormat(`${language}-u-nu-latn`, { ...style, timeZone: "UTC" }),
  );
  const names = Array.from({ length: 12 }, (_, month) => {
    const day = new Date(Date.UTC(2026, month, 15));
    const forms = formats.map(
      (format) =>
        format
          .formatToParts(day)
          .find(({ type }) => type === "month")
          ?.value.toLowerCase() ?? "",
    );
    return [...new Set([...forms, `${month + 1}月`])].filter((form) => /\p{L}/u.test(form));
  });
  months.set(language, names);
  return names;
}
