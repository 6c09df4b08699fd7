import { fold } from "../../knowledge/analyze.ts";
import { type ClaimTerms, claimTerms } from "./claim-terms.ts";
import type { EvidenceClause, EvidenceLine } from "./evidence.ts";
import { carries } from "./fact.ts";
import { bestLines, nearestClauses } from "./nearest.ts";
import { overlap } from "./overlap.ts";
import { polarClauses, supposes } from "./polarity.ts";
import { readFacts } from "./read-facts.ts";

/** Words that narrow what holds: "only", "must", "at the latest". Folded; en, es, de, fr, it, pt. */
const RESTRICTS =
  /\b(only|solely|exclusively|must|mandatory|obligatory|required|unless|until|have to|has to|needs?|solo|solamente|unicamente|exclusivamente|debes?|deben|obligatori[oa]s?|necesari[oa]s?|hay que|tienes? que|hasta|nur|lediglich|ausschliesslich|muss|mussen|erforderlich|notwendig|pflicht|bis|seulement|uniquement|doit|doivent|obligatoire|soltanto|deve|devono|obbligatori[oa]|somente|apenas|devem)\b/;
const NARROWS =
  /\b(only|solely|exclusively|must|mandatory|solo|solamente|unicamente|exclusivamente|debes?|deben|obligatori[oa]s?|nur|lediglich|ausschliesslich|muss|mussen|pflicht|seulement|uniquement|doit|obligatoire|soltanto|deve|somente|apenas)\b/;

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
  const figures = readFacts(clause).filter(({ kind }) => kind === "quantity" || kind === "money" || kind === "time");
  // "Only 10 minutes" stresses a figure that the evidence gives.
  const stresses = (other: EvidenceClause) => figures.length > 0 && figures.every((fact) => carries(other.facts, fact));
  // "Can only be changed until it is packed" says no more than "can be changed until it is packed".
  const isNarrowed = (other: EvidenceClause) =>
    lines.some((line) => line.clauses.includes(other) && CONDITION.test(fold(line.text)));
  return (
    nearest.length > 0 &&
    !nearest.some((other) => other.denies || RESTRICTS.test(fold(other.text)) || stresses(other) || isNarrowed(other))
  );
}

/** Does a clause say "only", in any of the words for it? */
export const restricts = (clause: string): boolean => RESTRICTS.test(fold(clause));

const CONDITION =
  /\b(?:if|until|unless|only|provided|as long as|si|hasta(?! \d)|salvo|siempre que|solo|wenn|bis(?! (?:zu|\d))|falls|sofern|solange|nur|ausser|sauf|jusqu\w*|finche)\b/;
const WHEN =
  /\b(?:when|once|as soon as|upon|at the time of|cuando|en cuanto|una vez|al (?:hacer|realizar|comprar|pedir)|sobald|wenn|nachdem|bei (?:der|ihrer|deiner) bestellung|beim (?:kauf|bestellen)|quand|lorsque|quando|appena)\b/;
const BECAUSE = /\b(?:because|since|weil|da|porque|ya que)\b/;
const KEPT = 0.5;

/** Does what was said name the condition that this line sets, if it sets one? */
export function keepsCondition(
  draft: string,
  said: ClaimTerms,
  line: EvidenceLine,
  language: string,
  names: ReadonlySet<string>,
): boolean {
  const text = fold(line.text);
  const at = text.search(CONDITION);
  return at < 0 || keeps(draft, said, text.slice(at), language, names);
}

/** Says when, and the line that says the rest of it says another when: "charged when you order", not "when it leaves". */
export function changesMoment(
  sentence: string,
  language: string,
  names: ReadonlySet<string>,
  lines: readonly EvidenceLine[],
): boolean {
  if (!WHEN.test(fold(sentence)) && !BECAUSE.test(fold(sentence))) return false;
  const claim = claimTerms(sentence, language, names);
  const line = bestLines(claim, lines, 1)[0];
  const text = fold(line?.text ?? "");
  const at = text.search(WHEN);
  return at >= 0 && !keeps(sentence, claim, text.slice(at), language, names);
}

function keeps(
  draft: string,
  said: ClaimTerms,
  condition: string,
  language: string,
  names: ReadonlySet<string>,
): boolean {
  const tail = claimTerms(
    condition.split(/[,;.](?:\s|$)|\b(?:because|porque|weil|car|perche)\b/)[0] ?? "",
    language,
    names,
  );
  const named = overlap(tail, new Set([...said.terms, ...said.conceptOf.values()]));
  if (tail.terms.length > 0) return named >= KEPT * tail.terms.length;
  const facts = new Set(readFacts(draft).map(({ key }) => key));
  return readFacts(condition).every(({ key }) => facts.has(key));
}

/** "If you prefer not to come, you get a refund", where the line grants it under another condition. */
export function swapsCondition(
  sentence: string,
  language: string,
  names: ReadonlySet<string>,
  lines: readonly EvidenceLine[],
): boolean {
  const said = polarClauses(sentence);
  const at = said.findIndex(({ text }) => supposes(text));
  const supposed = said[at];
  const main = said
    .slice(at + 1)
    .map(({ text }) => text)
    .join(", ");
  if (!supposed || main === "") return false;
  const granted = claimTerms(main, language, names);
  const line =
    granted.terms.length === 0
      ? undefined
      : bestLines(
          granted,
          lines.filter(({ tier }) => tier !== "receipt"),
          1,
        )[0];
  const theirs = line?.clauses.find(({ text }) => supposes(text));
  const own = claimTerms(supposed.text, language, names);
  return theirs !== undefined && own.terms.length > 0 && overlap(own, theirs.terms, theirs.leansOn) === 0;
}

const ONLY_WHEN = /\b(?:only|solo|nur) (?:when|if|while|cuando|si|wenn|mit)\b/;

/** "Only when a monument is closed is the price refunded" is not said without its condition. */
export function dropsOnly(
  sentence: string,
  language: string,
  names: ReadonlySet<string>,
  lines: readonly EvidenceLine[],
): boolean {
  const claim = claimTerms(sentence, language, names);
  const text = fold(bestLines(claim, lines, 1)[0]?.text ?? "");
  const at = text.search(ONLY_WHEN);
  return (
    at >= 0 &&
    claim.terms.length > 1 &&
    !polarClauses(sentence).every(({ denies }) => denies) &&
    !keeps(sentence, claim, text.slice(at), language, names)
  );
}
