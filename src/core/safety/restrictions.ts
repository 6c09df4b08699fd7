import { fold } from "../knowledge/analyze.ts";
import type { EvidenceLine } from "./evidence.ts";
import { claimTerms, nearestClauses } from "./support.ts";

/** Words that narrow what holds: "only", "must", "at the latest". Folded; en, es, de, fr, it, pt. */
const RESTRICTS =
  /\b(only|solely|exclusively|must|mandatory|obligatory|required|unless|until|have to|has to|needs?|solo|solamente|unicamente|exclusivamente|debes?|deben|obligatori[oa]s?|necesari[oa]s?|hay que|tienes? que|hasta|nur|lediglich|ausschliesslich|muss|mussen|erforderlich|notwendig|pflicht|bis|seulement|uniquement|doit|doivent|obligatoire|soltanto|deve|devono|obbligatori[oa]|somente|apenas|devem)\b/;
const NARROWS = /\b(only|solely|exclusively|must|mandatory|solo|solamente|unicamente|exclusivamente|debes?|deben|obligatori[oa]s?|nur|lediglich|ausschliesslich|muss|mussen|pflicht|seulement|uniquement|doit|obligatoire|soltanto|deve|somente|apenas)\b/;

/** Narrows what the nearest evidence leaves open: "only in the original box" where the box is welcome. */
export function isStricter(
  clause: string,
  language: string,
  names: ReadonlySet<string>,
  lines: readonly EvidenceLine[],
): boolean {
  if (!NARROWS.test(fold(clause))) return false;
  const claim = claimTerms(clause, language, names);
  if (claim.terms.length === 0) return false;
  const nearest = nearestClauses(claim, lines);
  return nearest.length > 0 && !nearest.some((other) => other.denies || RESTRICTS.test(fold(other.text)));
}

/** Does a clause say "only", in any of the words for it? */
export const restricts = (clause: string): boolean => RESTRICTS.test(fold(clause));
