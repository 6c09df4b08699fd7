import { type PersonalSpan, spanOf } from "./span.ts";

const endings =
  "com?|org|net|info|biz|edu|gov|eu|de|at|ch|es|mx|ar|cl|fr|be|it|pt|br|uk|ie|us|ca|au|nz|nl|pl|se|dk|no|fi|cz|io|me|tv|app|dev|shop|online|email|cloud|example|test";
const label = "[\\p{L}\\p{N}-]+";
/** A dot with a space behind it ends a sentence, unless one stands before it, too, or the address has no ending yet. */
const typed = new RegExp(
  `[\\p{L}\\p{N}][\\p{L}\\p{N}._%+'-]*(?:\\s\\.\\s[\\p{L}\\p{N}_%+-]+)*\\s?@\\s?(?:${label}(?:(?:\\s\\.\\s|\\s?\\.)${label})*(?:\\s\\.\\s|\\s?\\.)\\p{L}{2,24}|${label}\\.\\s(?:${endings}))(?![\\p{L}\\p{N}])`,
  "gu",
);

const AT = "at|ät|arroba|klammeraffe|arobase|arrobase|chiocciola";
const DOT = "dot|punto|punkt|point|ponto";
const MARK = "dash|minus|hyphen|bindestrich|guion|guión|tiret|trattino|hífen|underscore|unterstrich|guion bajo";
const part = "[\\p{L}\\p{N}][\\p{L}\\p{N}_%+-]*";
const joined = `(?:\\s?(?:\\.|[([{<]\\s?(?:${DOT}|${MARK}|\\.)\\s?[)\\]}>]|(?<![\\p{L}])(?:${DOT}|${MARK})(?![\\p{L}]))\\s?${part})*`;
const at = `\\s?(?:[([{<]\\s?(?:${AT}|@)\\s?[)\\]}>]|(?<=\\s)(?:${AT})(?=\\s)|@)\\s?`;
const dot = `(?:\\s?[([{<]\\s?(?:${DOT}|\\.)\\s?[)\\]}>]\\s?|\\s(?:${DOT})\\s|\\.)`;
const spoken = new RegExp(`(?<![\\p{L}\\p{N}])${part}${joined}${at}${part}(?:${dot}${part})+(?![\\p{L}\\p{N}])`, "giu");

const letters = "(?:[\\p{L}\\p{N}][ ._+-]{1,3}){2,40}";
const spaced = new RegExp(
  `(?<![\\p{L}\\p{N}])${letters}?[\\p{L}\\p{N}]?\\s?@\\s?(?:[\\p{L}\\p{N}] ){2,40}\\.(?: [\\p{L}\\p{N}]){2,24}(?![\\p{L}\\p{N}])`,
  "gu",
);

/** E-mail addresses, also with spaces, in letters with a space after each, or as they are said: "ana at example dot org". */
export function findEmails(text: string): PersonalSpan[] {
  const mayHold = /@|(?<!\p{L})(?:at|ät|arroba|klammeraffe|arr?obase|chiocciola)(?!\p{L})/iu.test(text);
  if (!mayHold) return [];
  return [
    ...[...text.matchAll(spaced)].map((match) => spanOf("email", match, match[0].replace(/\s/g, "").toLowerCase())),
    ...[...text.matchAll(typed)].map((match) => spanOf("email", match, match[0].replace(/\s/g, "").toLowerCase())),
    ...[...text.matchAll(spoken)].flatMap((match) => {
      const value = asTyped(match[0]);
      return ended.test(value) ? [spanOf("email", match, value)] : [];
    }),
  ];
}

/** What is said ends as most addresses do, so that "at this point it works" is none. */
const ended = new RegExp(`^[^@]+@(?!(?:this|that|some|any|which|the|what|no)\\.)[^@]+\\.(?:${endings})$`, "u");

const saidAt = new RegExp(`\\s?[([{<]?\\s?(?:(?<!\\p{L})(?:${AT})(?!\\p{L})|@)\\s?[)\\]}>]?\\s?`, "u");
const saidDot = new RegExp(`\\s?[([{<]?\\s?(?:\\.|(?<!\\p{L})(?:${DOT})(?!\\p{L}))\\s?[)\\]}>]?\\s?`, "gu");
const saidUnderscore = /\s?(?<!\p{L})(?:underscore|unterstrich|guion bajo)(?!\p{L})\s?/gu;
const saidMark = new RegExp(`\\s?(?<!\\p{L})(?:${MARK})(?!\\p{L})\\s?`, "gu");

const asTyped = (said: string): string =>
  said
    .toLowerCase()
    .replace(saidAt, "@")
    .replace(saidDot, ".")
    .replace(saidUnderscore, "_")
    .replace(saidMark, "-")
    .replace(/\s/g, "");
