import { type PersonalSpan, spanOf } from "./personal-span.ts";

/** National identity and passport numbers: by check digit where the country has one, otherwise by the words around. */
export function findNationalIds(text: string): PersonalSpan[] {
  return [
    ...[...text.matchAll(socialSecurity)].map((match) => spanOf("national-id", match, match[0].replace(/\D/g, ""))),
    ...[...text.matchAll(spanish)]
      .filter((match) => isSpanish(match[0]))
      .map((match) => spanOf("national-id", match, plain(match[0]))),
    ...[...text.matchAll(italian)].map((match) => spanOf("national-id", match, plain(match[0]))),
    ...[...text.matchAll(british)].map((match) => spanOf("national-id", match, plain(match[0]))),
    ...[...text.matchAll(french)]
      .filter((match) => isFrench(match[0]))
      .map((match) => spanOf("national-id", match, plain(match[0]))),
    ...announced(text, passportWords, "passport"),
    ...announced(text, idWords, "national-id"),
  ];
}

const socialSecurity = /(?<![\d-])(?!000|666|9\d\d)\d{3}([- ])(?!00)\d{2}\1(?!0000)\d{4}(?![\d-])/g;
const spanish = /(?<![\p{L}\p{N}])(?:\d{8}|[XYZ][ -]?\d{7})[ -]?[A-Z](?![\p{L}\p{N}])/giu;
const italian = /(?<![\p{L}\p{N}])[A-Z]{6}\d{2}[ABCDEHLMPRST]\d{2}[A-Z]\d{3}[A-Z](?![\p{L}\p{N}])/giu;
const british = /(?<![\p{L}\p{N}])(?![DFIQUV])[A-Z](?![DFIQUVO])[A-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D](?![\p{L}\p{N}])/giu;
const french = /(?<!\d)[12] ?\d{2} ?(?:0[1-9]|1[0-2]) ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3} ?\d{2}(?!\d)/giu;

const passportWords = "passport|pasaporte|reisepass|passnummer|pass-?nr|passeport|passaporto|passaporte";
const idWords =
  "ssn|social security|national id|national insurance|identity (?:card|number)|id (?:card|number)|driver'?s? licen[cs]e|dni|nie|nif|documento de identidad|personalausweis\\p{L}*|ausweis\\p{L}*|steuer-?id\\p{L}*|steueridentifikationsnummer|sozialversicherungsnummer|numéro de sécurité sociale|carte d['’]identité|codice fiscale|carta d['’]identità|cpf|cartão de cidadão";

/** `my passport number is X1234567`: the words, then within a few characters a code of six or more digits. */
function announced(text: string, words: string, kind: "passport" | "national-id"): PersonalSpan[] {
  const pattern = new RegExp(
    `(?<!\\p{L})(?:${words})(?!\\p{L})[^\\d\\n]{0,30}?(?<![\\p{L}\\p{N}])([A-Z]{0,3}[ -]?\\d(?:[ .-]?[A-Z0-9]){4,13})(?![\\p{L}\\p{N}])`,
    "giu",
  );
  return [...text.matchAll(pattern)].flatMap((match) => {
    const written =
      /^[\s\S]*?\d{2,}[A-Z]?(?![\p{L}\p{N}])(?:[ .-]?\d[\dA-Z]*(?![\p{L}\p{N}]))*/iu.exec(match[1] ?? "")?.[0] ??
      match[1] ??
      "";
    if (written.replace(/\D/g, "").length < 5) return [];
    const start = match.index + match[0].length - (match[1] ?? "").length;
    return [{ kind, start, end: start + written.length, value: plain(written) }];
  });
}

function isSpanish(written: string): boolean {
  const id = plain(written);
  const digits = id.slice(0, -1).replace("X", "0").replace("Y", "1").replace("Z", "2");
  return "TRWAGMYFPDXBNJZSQVHLCKE"[Number(digits) % 23] === id.at(-1);
}

function isFrench(written: string): boolean {
  const id = plain(written).replace("2A", "19").replace("2B", "18");
  return id.length === 15 && 97 - Number(BigInt(id.slice(0, 13)) % 97n) === Number(id.slice(13));
}

function plain(written: string): string {
  return written.replace(/[^\p{L}\p{N}]/gu, "").toUpperCase();
}
