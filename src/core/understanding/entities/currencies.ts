/** What customers call currencies, in folded small letters. `kr` is whichever crown the business uses, else the Swedish one. */
const names: Readonly<Record<string, readonly string[]>> = {
  EUR: ["€", "eur(?:os?)?"],
  USD: ["us ?\\$", "\\$", "usd", "(?:us-?)?dollars?", "dolar(?:es)?", "dollar[io]", "bucks?"],
  GBP: [
    "£",
    "gbp",
    "pounds?(?: sterling)?",
    "quid",
    "libras?(?: esterlinas?)?",
    "pfund",
    "livres? sterling",
    "sterlin[ae]",
  ],
  CHF: [
    "chf",
    "s?fr\\.",
    "sfr",
    "(?:schweizer )?franken",
    "(?:swiss )?francs?",
    "franc[oh][si]?(?: su?i[zc][oz]s?)?",
    "franchi(?: svizzeri)?",
  ],
  PLN: ["zl", "pln", "zlot(?:ys?|e)"],
  CZK: ["kc", "czk", "korun[ay]?"],
  HUF: ["ft", "huf", "forints?"],
  RON: ["lei", "ron"],
  BGN: ["лв\\.?", "bgn", "leva?"],
  SEK: ["sek", "kr\\.?", "kronor", "kronen", "crowns"],
  NOK: ["nok"],
  DKK: ["dkk", "kroner"],
  TRY: ["₺", "(?:turkish )?liras?"],
  UAH: ["₴", "uah"],
  JPY: ["¥", "jpy", "yen"],
  BRL: ["r\\$", "brl", "reais"],
  CAD: ["cad", "c\\$"],
  AUD: ["aud", "a\\$"],
};
const crowns = new Set(["SEK", "NOK", "DKK"]);
const isCrown = /^(?:kr\.?|kronor|kronen|kroner|crowns)$/;

/** Longest names first, so that "dollars" is not read as "dollar" with something behind it. */
const alternatives = Object.entries(names).flatMap(([code, forms]) => forms.map((form) => ({ code, form })));
export const currencyPattern = alternatives
  .sort((a, b) => b.form.length - a.form.length)
  .map(({ form }) => (/^[\p{L}(]/u.test(form) ? `(?<!\\p{L})${form}(?!\\p{L})` : form))
  .join("|");
const readers = alternatives.map(({ code, form }) => ({ code, whole: new RegExp(`^(?:${form})$`, "u") }));

export function currencyOf(named: string, ownCurrency: string): string {
  if (isCrown.test(named) && crowns.has(ownCurrency)) return ownCurrency;
  const code = readers.find(({ whole }) => whole.test(named))?.code ?? ownCurrency;
  return named === "$" && dollars.has(ownCurrency) ? ownCurrency : code;
}

const dollars = new Set(["USD", "CAD", "AUD", "NZD", "SGD", "HKD"]);

/** Minor units to one of the currency: 100, or 1 where there are none. */
export function minorUnits(currency: string): number {
  try {
    return (
      10 ** (new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2)
    );
  } catch {
    // A playbook may name a currency that the runtime does not know; two digits are the rule.
    return 100;
  }
}
