import type { PersonalSpan } from "./span.ts";

/** Words with which people say their own name. */
const introductions = new RegExp(
  `(?<![\\p{L}])(?:${[
    "my (?:full |first |last |sur)?name(?:['’]s| is)|in the name of|under the name(?: of)?",
    "me llamo|mi (?:nombre|apellido)(?: completo)? es|a nombre de",
    "ich hei(?:ß|ss)e|mein (?:name|vorname|nachname)(?: ist| lautet)|auf den namen",
    "je m['’]appelle|mon (?:nom|prénom) est|au nom de",
    "mi chiamo|il mio (?:nome|cognome) è|a nome di",
    "(?:o )?meu nome(?: completo)? é|me chamo|chamo-me|em nome de",
  ].join("|")})\\s+`,
  "giu",
);
/** The same words also say other things: what follows must be written as a name is. */
const mayIntroduce = new RegExp(
  `(?<![\\p{L}])(?:${[
    "(?:this|it) is|call me|i(?: am|['’]m)|soy|je suis|sono|sou(?: [oa])?",
    "(?:name|nombre|nom|nome|vorname|nachname|apellidos?)\\s?:",
    "regards,?|sincerely,?|mit freundlichen gr(?:ü|ue)(?:ß|ss)en,?|viele gr(?:ü|ue)(?:ß|ss)e,?|saludos?(?: cordiales)?,?|atentamente,?|cordialement,?|cordiali saluti,?|atenciosamente,?",
  ].join("|")})\\s+`,
  "giu",
);
const titled =
  /(?<!\p{L})(?:Mrs?|Ms|Miss|Herrn?|Frau|Señora?|Sra?|Monsieur|Madame|Mme|Signora?|Sig|Senhora?)\.? (?=\p{Lu})/gu;

const word = /\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}+)*\.?/uy;
const particles = new Set(
  "de la del las los da do das dos di della van von der den zu ten al bin ben le du".split(" "),
);
/** What may follow "my name is" and is no name. */
const noName = new Set(
  "booking order confirmation email mail phone number address account reserva pedido correo teléfono número dirección cuenta bestellung buchung mailadresse telefonnummer nummer adresse konto commande réservation téléphone numéro compte ordine prenotazione telefono numero indirizzo encomenda telefone morada endereço not on in at the a an and or but wrong misspelled misspelt spelled spelt incorrect still also different missing with your you my for from to as i it is was this that there here please can could would want need have has if so because where what when how who why do does did order no sin con en el la un una y e o pero mal está es no se que para por quiero mi tu su donde como nicht auf im der die das ein eine und oder aber falsch mit ist war ich sie er bitte wo wie was warum habe möchte pas dans le les un une et ou mais mal avec est je vous il elle où comment pourquoi non in il lo una ed ma sbagliato con sono dove come perché não no na os as um uma mas errado com foi eu você onde como".split(
    " ",
  ),
);
const MOST_WORDS = 5;

/**
 * Names: what somebody says is their name, what stands behind Mr and Mrs, and the names that the server knows this
 * customer by, word for word.
 */
export function findNames(text: string, known: readonly string[]): PersonalSpan[] {
  const behind = (pattern: RegExp, words: number, capitals: boolean): PersonalSpan[] =>
    [...text.matchAll(pattern)].flatMap((match) => nameAt(text, match.index + match[0].length, words, capitals));
  return [
    ...known.flatMap((name) => occurrences(text, name)),
    ...behind(introductions, 1, false),
    ...behind(mayIntroduce, 2, true),
    ...behind(titled, 1, true),
  ];
}

/** Capitalised words, `least` or more, with particles between them; where capitals are not asked for also two small ones. */
function nameAt(text: string, start: number, least: number, capitals: boolean): PersonalSpan[] {
  let end = start;
  let count = 0;
  let isLower = false;
  for (let at = start; count < MOST_WORDS; ) {
    word.lastIndex = at;
    const found = word.exec(text)?.[0];
    if (!found) break;
    const bare = found.replace(/\.$/, "");
    const isInitial = /^\p{Lu}\.$/u.test(found);
    const lower = bare.toLowerCase();
    const isCapital = /^\p{Lu}/u.test(bare);
    if (particles.has(lower) && !isCapital && count > 0 && /^\s\p{Lu}/u.test(text.slice(at + found.length))) {
      at += found.length + 1;
      continue;
    }
    if (noName.has(lower) && !(isCapital && count > 0 && bare.length > 2)) break;
    if (count === 0) isLower = !isCapital;
    if (isLower ? capitals || isCapital || count >= 2 : !isCapital) break;
    end = at + (isInitial ? found : bare).length;
    count++;
    if (found !== bare && !isInitial) break;
    if (!/^ \p{L}/u.test(text.slice(end))) break;
    at = end + 1;
  }
  if (count < least) return [];
  const written = text.slice(start, end);
  return [{ kind: "name", start, end, value: canonical(written) }];
}

/** The whole name in any case; each of its parts of three letters and more where it has its capital. */
function occurrences(text: string, name: string): PersonalSpan[] {
  const parts = name.trim().split(/\s+/);
  if (parts[0] === undefined || name.trim().length < 3) return [];
  const whole = new RegExp(`(?<![\\p{L}\\p{N}])${parts.map(literal).join("\\s+")}(?![\\p{L}\\p{N}])`, "giu");
  const singly = parts.filter((part) => part.length >= 3 && !particles.has(part.toLowerCase()));
  const each = singly.map(
    (part) => new RegExp(`(?<![\\p{L}\\p{N}])${literal(capitalised(part))}(?![\\p{L}\\p{N}])`, "gu"),
  );
  return [whole, ...each].flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({
      kind: "name" as const,
      start: match.index,
      end: match.index + match[0].length,
      value: canonical(match[0]),
    })),
  );
}

const literal = (part: string): string => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const capitalised = (part: string): string => part.slice(0, 1).toUpperCase() + part.slice(1);
/** As names are written, so that `anna berger` and `Anna Berger` are one. */
const canonical = (written: string): string =>
  written
    .replace(/\s+/g, " ")
    .split(" ")
    .map((part) => (part === part.toLowerCase() && !particles.has(part) ? capitalised(part) : part))
    .join(" ");
