import { plain, type Span } from "./span.ts";

/** What stands behind these words is the business's own number, never the customer's. */
export const businessWords =
  /(?:order|pedido|bestell\p{L}*|commande|ordine|encomenda|tracking|seguimiento|sendung\p{L}*|colis|ticket|invoice|factura|rechnung\p{L}*|facture|fattura|fatura|booking|reserva|buchung\p{L}*|réservation|prenotazione|serial|reference|referencia|article|artikel\p{L}*|sku|account|kunden\p{L}*|code|código|zip|postal|amount|total)[^\d+(\n]{0,20}$/iu;

const GAPS = "[ \\t.\\n/–-]{1,3}";
/** A group with a digit in it, or up to three capitals; at least one group has digits. */
const code = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:[A-Za-z]{0,4}\\d[A-Za-z\\d]*|[A-ZÄÖÜ]{1,3})(?:${GAPS}(?:[A-Za-z]{0,3}\\d[A-Za-z\\d]*|[A-ZÄÖÜ]{1,3})(?![\\p{L}\\p{N}]))*`,
  "uy",
);

export interface AnnouncedCode extends Span {
  readonly value: string;
}

/**
 * Codes that words announce: `my passport number is X123 4567`. The code begins within `within` characters of the words
 * and is not said to be an order, an invoice and the like. `fits` judges its letters and digits, in upper case.
 */
export function findAnnounced(
  text: string,
  words: RegExp,
  fits: (value: string) => boolean,
  within = 32,
): AnnouncedCode[] {
  return [...text.matchAll(words)].flatMap((match) => {
    const from = match.index + match[0].length;
    for (let at = from; at <= Math.min(from + within, text.length); at++) {
      if (!/[A-ZÄÖÜ\d]/i.test(text[at] ?? "")) continue;
      code.lastIndex = at;
      const written = code.exec(text)?.[0];
      if (written === undefined) continue;
      const value = plain(written);
      if (fits(value)) {
        if (businessWords.test(text.slice(from, at))) return [];
        return [{ start: at, end: at + written.length, value }];
      }
      // A number that does not fit ends the search: what follows belongs to something else.
      if (/\d/.test(written)) return [];
    }
    return [];
  });
}

/** Any of these words, whole, as a pattern for `findAnnounced`. */
export const anyOf = (...words: readonly string[]): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join("|")})(?![\\p{L}\\p{N}])`, "giu");
