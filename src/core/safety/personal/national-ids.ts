import { anyOf, findAnnounced } from "./announced.ts";
import { GAP, type PersonalSpan, plain, spanOf } from "./span.ts";

/** National identity and passport numbers: by check digit where the country has one, otherwise by the words around. */
export function findNationalIds(text: string): PersonalSpan[] {
  const shaped = shapes.flatMap(({ pattern, isValid }) =>
    [...text.matchAll(pattern)]
      .filter((match) => isValid(plain(match[0])))
      .map((match) => spanOf("national-id", match, plain(match[0]))),
  );
  const passports = findAnnounced(text, passportWords, isCode).map((code) => ({ kind: "passport" as const, ...code }));
  const ids = findAnnounced(text, idWords, isCode).map((code) => ({ kind: "national-id" as const, ...code }));
  return [...shaped, ...passports, ...ids];
}

const edge = { before: "(?<![\\p{L}\\p{N}])", after: "(?![\\p{L}\\p{N}])" };
const shape = (pattern: string): RegExp => new RegExp(`${edge.before}${pattern}${edge.after}`, "giu");

/** Without words around only what a check digit or a very own shape tells from other numbers. */
const shapes: readonly { readonly pattern: RegExp; readonly isValid: (id: string) => boolean }[] = [
  // United States, social security: three, two and four digits, never of one block.
  { pattern: /(?<![\d-])(?!000|666|9\d\d)\d{3}([- .])(?!00)\d{2}\1(?!0000)\d{4}(?![\d-])/g, isValid: () => true },
  // Spain, DNI and NIE.
  { pattern: shape(`(?:\\d(?:${GAP}\\d){7}|[XYZ](?:${GAP}\\d){7})${GAP}[A-Z]`), isValid: isSpanish },
  // Italy, codice fiscale.
  {
    pattern: shape("[A-Z](?: ?[A-Z]){5} ?\\d ?\\d ?[ABCDEHLMPRST] ?\\d ?\\d ?[A-Z](?: ?\\d){3} ?[A-Z]"),
    isValid: (id) => id.length === 16,
  },
  // United Kingdom, national insurance.
  {
    pattern: shape("(?![DFIQUV])[A-Z] ?(?![DFIQUVO])[A-Z](?:[ .-]?\\d){6}[ .-]?[A-D]"),
    isValid: (id) => id.length === 9,
  },
  // France, social security.
  {
    pattern: shape(`[12](?:${GAP}\\d){4}${GAP}(?:\\d${GAP}\\d|2${GAP}[AB])(?:${GAP}\\d){8}`),
    isValid: isFrench,
  },
  // Brazil, CPF, as it is written.
  { pattern: shape("\\d{3}\\.\\d{3}\\.\\d{3}[-/]\\d{2}"), isValid: isBrazilian },
];

const passportWords = anyOf(
  "passport",
  "pasaporte",
  "reisepass\\p{L}*",
  "pass(?:port)?nummer",
  "pass-?nr",
  "passeport",
  "passaporto",
  "passaporte",
);
const idWords = anyOf(
  "ssn|social security|social insurance|national id|national insurance|nino|identity (?:card|number)|id (?:card|number)|id no",
  "driver'?s? licen[cs]e|driving licen[cs]e|tax (?:id|number)",
  "dni|nie|nif|n\\.i\\.f\\.|documento(?: nacional)? de identidad|carn[eé] de (?:identidad|conducir)|permiso de conducir",
  "personalausweis\\p{L}*|ausweis\\p{L}*|steuer-?id\\p{L}*|steueridentifikationsnummer|sozialversicherungsnummer|führerschein\\p{L}*",
  "num[eé]ro de s[eé]curit[eé] sociale|carte (?:nationale )?d['’]identit[eé]|permis de conduire|num[eé]ro fiscal",
  "codice fiscale|carta d['’]identit[aà]|patente(?: di guida)?",
  "cpf|rg|cart[aã]o de cidad[aã]o|bilhete de identidade|carta de condu[cç][aã]o|n[uú]mero de contribuinte",
);

/** 5 to 20 letters and digits, most of them digits. */
const isCode = (id: string): boolean => id.length >= 5 && id.length <= 20 && id.replace(/\D/g, "").length >= 4;

function isSpanish(id: string): boolean {
  const digits = id.slice(0, -1).replace("X", "0").replace("Y", "1").replace("Z", "2");
  return /^\d{7,8}$/.test(digits) && "TRWAGMYFPDXBNJZSQVHLCKE"[Number(digits) % 23] === id.at(-1);
}

function isFrench(written: string): boolean {
  const id = written.replace("2A", "19").replace("2B", "18");
  const month = Number(id.slice(3, 5));
  const isMonth = (month >= 1 && month <= 12) || month >= 20;
  return /^\d{15}$/.test(id) && isMonth && 97 - Number(BigInt(id.slice(0, 13)) % 97n) === Number(id.slice(13));
}

function isBrazilian(id: string): boolean {
  const check = (length: number): number => {
    const sum = [...id.slice(0, length)].reduce((total, digit, i) => total + Number(digit) * (length + 1 - i), 0);
    return ((sum * 10) % 11) % 10;
  };
  return check(9) === Number(id[9]) && check(10) === Number(id[10]);
}
