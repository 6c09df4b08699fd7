import type { PersonalKind } from "../../src/core/safety/guarded-input.ts";

/** A made-up value in a sentence. Every value is drawn once, so that what is found was said here. */
export interface Canary {
  readonly kind: PersonalKind;
  /** As it is written in the sentence. */
  readonly written: string;
  readonly text: string;
  /** The sentence without the value. */
  readonly around: string;
  /** What nobody behind the gate may see: the value as it is, as it is written, and in one block. */
  readonly secrets: readonly string[];
}

export interface Spelling {
  readonly name: string;
  readonly kinds: readonly PersonalKind[];
  readonly write: (value: string) => string;
}

const numbers = ["card", "iban", "phone", "national-id", "passport"] as const;
const digits = (value: string) => value.replace(/[^\p{L}\p{N}+]/gu, "");
const groups = (value: string, by: string) => (digits(value).match(/^\+|.{1,4}/gu) ?? []).join(by).replace(/^\+./, "+");

const said: Readonly<Record<string, readonly string[]>> = {
  en: ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
  es: ["cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"],
  de: ["null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"],
  fr: ["zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"],
};
const marks: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: { "@": "at", ".": "dot", "+": "plus", "-": "dash" },
  es: { "@": "arroba", ".": "punto", "+": "más", "-": "guion" },
  de: { "@": "at", ".": "Punkt", "+": "plus", "-": "Bindestrich" },
  fr: { "@": "arobase", ".": "point", "+": "plus", "-": "tiret" },
};
const spelledOut = (language: string) => (value: string) =>
  (value.match(/\d|[@.+]|[^\d@.+\s-]+/gu) ?? [])
    .map((part) => said[language]?.[Number(part)] ?? marks[language]?.[part] ?? part)
    .join(" ");

const fullWidth = (value: string) =>
  value.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).replaceAll(" ", "\u3000");

/** However a value may be written. Those of `everything` fit all kinds. */
const everything = [
  "card",
  "iban",
  "email",
  "phone",
  "ip",
  "passport",
  "national-id",
  "plate",
  "birth-date",
  "address",
  "name",
] as const;
export const spellings: readonly Spelling[] = [
  { name: "as it is", kinds: everything, write: (value) => value },
  { name: "in full-width signs", kinds: everything, write: fullWidth },
  { name: "with zero width between", kinds: everything, write: (value) => [...value].join("\u200b") },
  { name: "in one block", kinds: numbers, write: digits },
  { name: "spaced in fours", kinds: numbers, write: (value) => groups(value, " ") },
  { name: "dashed", kinds: numbers, write: (value) => groups(value, "-") },
  { name: "dotted", kinds: numbers, write: (value) => groups(value, ".") },
  { name: "sign by sign", kinds: ["card", "iban", "phone"], write: (value) => [...digits(value)].join(" ") },
  {
    name: "in parentheses",
    kinds: ["card", "phone"],
    write: (value) => (digits(value).match(/^\+\d\d|.{1,4}/gu) ?? []).map((group) => `(${group})`).join(" "),
  },
  {
    name: "over two lines",
    kinds: ["card", "iban", "phone"],
    write: (value) => groups(value, " ").replace(/^(.{8,12}\S*) /u, "$1\n"),
  },
  { name: "spelled out in English", kinds: ["card", "phone", "email", "ip", "national-id"], write: spelledOut("en") },
  { name: "spelled out in Spanish", kinds: ["card", "phone", "email", "ip", "national-id"], write: spelledOut("es") },
  { name: "spelled out in German", kinds: ["card", "phone", "email", "ip", "national-id"], write: spelledOut("de") },
  { name: "spelled out in French", kinds: ["card", "phone", "email", "ip"], write: spelledOut("fr") },
  {
    name: "with marks in words",
    kinds: ["email"],
    write: (value) => value.replace("@", " (at) ").replaceAll(".", " (dot) "),
  },
  {
    name: "with marks in brackets",
    kinds: ["email", "ip"],
    write: (value) => value.replace("@", "[at]").replaceAll(".", "[.]"),
  },
  { name: "with spaces around the marks", kinds: ["email", "ip"], write: (value) => value.replace(/[@.]/g, " $& ") },
  { name: "in capitals", kinds: ["email", "iban", "passport", "national-id"], write: (value) => value.toUpperCase() },
  {
    name: "in small letters",
    kinds: ["email", "iban", "passport", "national-id"],
    write: (value) => value.toLowerCase(),
  },
  { name: "in angle brackets", kinds: ["email", "ip", "card", "iban"], write: (value) => `<${value}>` },
];

/** Where values stand, `{}` for the value. Names and numbers that say nothing of themselves need the words. */
const sentences: Readonly<Record<PersonalKind, readonly string[]>> = {
  card: [
    "My card is {}, please charge it",
    "mi tarjeta: {}",
    "Kartennummer {} gilt noch",
    "{}",
    "voici ma carte : {} merci",
  ],
  iban: ["send it to {} please", "mi IBAN es {}", "Meine IBAN: {}", "{}", "il mio IBAN è {}"],
  email: ["write to {} please", "mi correo es {} gracias", "Meine Adresse ist {}", "{}", "mon adresse est {} merci"],
  phone: [
    "call me on {} tomorrow",
    "llámame al {} por favor",
    "Mein Handy: {}",
    "mon portable est le {}",
    "il mio cellulare è {}",
  ],
  ip: ["I log in from {} mostly", "entro desde {}", "ich komme von {}"],
  passport: [
    "my passport number is {}",
    "mi pasaporte es el {}",
    "Mein Reisepass hat die Nummer {}",
    "numéro de passeport {}",
  ],
  "national-id": ["my DNI is {}", "mi DNI es {}", "mein DNI: {}"],
  plate: ["my licence plate is {}", "la matrícula es {}", "Mein Kennzeichen ist {}", "la targa è {}"],
  "birth-date": [
    "I was born on {} in a small town",
    "fecha de nacimiento: {}",
    "geboren am {}",
    "née le {}",
    "sono nata il {}",
    "nasci em {}",
  ],
  address: ["please send it to {}", "vivo en {}", "Meine neue Adresse ist {}"],
  name: ["my name is {}", "me llamo {}", "Ich heiße {}", "je m'appelle {}", "mi chiamo {}", "o meu nome é {}"],
};

/** `count` canaries of all kinds, spellings and sentences in turn; the same for the same seed. */
export function drawCanaries(count: number, seed = 1): Canary[] {
  const random = mulberry(seed);
  const cases = everything.flatMap((kind) =>
    spellings.filter(({ kinds }) => kinds.includes(kind)).map((spelling) => ({ kind, spelling })),
  );
  const seen = new Set<string>();
  return Array.from({ length: count }, (_, i) => {
    const { kind, spelling } = cases[i % cases.length] ?? { kind: "card" as const, spelling: spellings[0] };
    let value = values[kind](random);
    while (seen.has(value)) value = values[kind](random);
    seen.add(value);
    const wording = sentences[kind][Math.floor(i / cases.length) % sentences[kind].length] ?? "{}";
    return plant(kind, value, spelling?.write(value) ?? value, wording);
  });
}

export const plant = (kind: PersonalKind, value: string, written: string, wording: string): Canary => ({
  kind,
  written,
  text: wording.replace("{}", () => written),
  around: wording.replace("{}", ""),
  secrets: [...new Set([value, written, digits(value)])],
});

/** Every value a kind may have, drawn. */
export const values: Readonly<Record<PersonalKind, (random: () => number) => string>> = {
  card: (random) => withLuhn(`${pick(random, ["4", "51", "55", "2221"])}${someDigits(random, 16)}`.slice(0, 15)),
  iban: (random) => withIbanCheck("DE", someDigits(random, 18)),
  email: (random) =>
    `${syllables(random, 3)}.${syllables(random, 2)}@${syllables(random, 3)}.${pick(random, ["org", "de", "es", "com"])}`,
  phone: (random) =>
    pick(random, [
      () => `+49176${someDigits(random, 8)}`,
      () => `+346${1 + Math.floor(random() * 8)}${someDigits(random, 7)}`,
      () => `+336${someDigits(random, 8)}`,
    ])(),
  ip: (random) => [0, 1, 2, 3].map(() => 11 + Math.floor(random() * 240)).join("."),
  passport: (random) => `${pick(random, ["X", "C", "L", "PA"])}${someDigits(random, 8)}`,
  "national-id": (random) => {
    const number = `${1 + Math.floor(random() * 8)}${someDigits(random, 7)}`;
    return `${number}${"TRWAGMYFPDXBNJZSQVHLCKE"[Number(number) % 23]}`;
  },
  plate: (random) =>
    pick(random, [
      () =>
        `${pick(random, ["B", "M", "HH", "KA"])}-${letters(random, 2)} ${1 + Math.floor(random() * 8)}${someDigits(random, 3)}`,
      () => `${someDigits(random, 4)} ${letters(random, 3)}`,
      () => `${letters(random, 2)}-${someDigits(random, 3)}-${letters(random, 2)}`,
    ])(),
  "birth-date": (random) => {
    const [day, month, year] = [
      1 + Math.floor(random() * 28),
      1 + Math.floor(random() * 12),
      1930 + Math.floor(random() * 75),
    ];
    return pick(random, [
      `${day}.${month}.${year}`,
      `${day}/${month}/${year}`,
      `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`,
    ]);
  },
  address: (random) => {
    const street = capital(syllables(random, 3));
    const number = 1 + Math.floor(random() * 180);
    const city = capital(syllables(random, 2));
    return pick(random, [
      `${number} ${street} Street, ${city}`,
      `${street}straße ${number}, ${10_000 + Math.floor(random() * 80_000)} ${city}`,
      `Calle ${street} ${number}, 28${someDigits(random, 3)} ${city}`,
      `${number} rue de ${street}, 75${someDigits(random, 3)} ${city}`,
      `Via ${street} ${number}, 00${someDigits(random, 3)} ${city}`,
      `Rua ${street} ${number}, 12${someDigits(random, 2)}-0${someDigits(random, 2)} ${city}`,
    ]);
  },
  name: (random) => `${capital(syllables(random, 2))} ${capital(syllables(random, 3))}`,
};

const pick = <T>(random: () => number, from: readonly [T, ...T[]]): T =>
  from[Math.floor(random() * from.length)] ?? from[0];
const someDigits = (random: () => number, count: number) =>
  Array.from({ length: count }, () => Math.floor(random() * 10)).join("");
const letters = (random: () => number, count: number) =>
  Array.from({ length: count }, () => "BCDFGHJKLMNPRSTVWXYZ"[Math.floor(random() * 20)]).join("");
const syllables = (random: () => number, count: number) =>
  Array.from(
    { length: count },
    () => `${"bdfgklmnprstvz"[Math.floor(random() * 14)]}${"aeiou"[Math.floor(random() * 5)]}`,
  ).join("");
const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1);

function withLuhn(start: string): string {
  const sum = [...start].reverse().reduce((total, digit, i) => {
    const doubled = Number(digit) * (i % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return `${start}${(10 - (sum % 10)) % 10}`;
}

function withIbanCheck(country: string, account: string): string {
  const asNumber = [...`${account}${country}00`].map((sign) => Number.parseInt(sign, 36)).join("");
  return `${country}${String(98n - (BigInt(asNumber) % 97n)).padStart(2, "0")}${account}`;
}

/** Mulberry32: small, and good enough to draw test data. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
