import { fold } from "../../knowledge/analyze.ts";
import { askingPart } from "../../knowledge/question.ts";
import { type ClaimTerms, claimTerms } from "./claim-terms.ts";
import type { EvidenceClause, EvidenceLine } from "./evidence.ts";
import { carries } from "./fact.ts";
import { nearestClauses } from "./nearest.ts";
import { overlap } from "./overlap.ts";
import { clauses, hasVerb, leadingAnswer, polarClauses } from "./polarity.ts";
import { readFacts } from "./read-facts.ts";
import { repeats } from "./repeats.ts";
import { keepsCondition, restricts } from "./restrictions.ts";

/** So much of the question must be spoken of where it is settled. */
const SPOKEN_OF = 0.5;
/** So much of the clause that settles it must the draft repeat when another clause leans the other way. */
const REPEATED = 0.7;

/**
 * "Yes" and "no" are claims about the question itself: the evidence that speaks of what was asked must lean the same
 * way. Where it leans both ways ("no GPS of its own", "uses the phone's GPS"), the draft must say which it means. True
 * when the draft begins with neither.
 */
export function settlesAnswer(
  sentences: readonly string[],
  lines: readonly EvidenceLine[],
  names: ReadonlySet<string>,
  context: { readonly language: string; readonly question: string },
): boolean {
  const draft = sentences.join(" ");
  const answer = leadingAnswer(draft);
  if (!answer) return true;
  const question = askingPart(context.question);
  const claim = claimTerms(question, context.language, names);
  const said = claimTerms(draft, context.language, names);
  const understood = claimTerms(`${question}\n${draft}`, context.language, names);
  if (claim.terms.length === 0) return false;
  const near = nearestClauses(claim, mostSpecific(claim, lines)).filter((clause) =>
    linesOf([clause], lines).some(
      ({ context }) => overlap(claim, clause.terms, clause.leansOn, context) >= SPOKEN_OF * claim.terms.length,
    ),
  );
  const settling = settledBy(claim, near, names);
  if (settling.length === 0) return false;
  const facts = readFacts(question);
  const differs = facts
    .filter((fact) => fact.kind !== "id")
    .some((fact) => !settling.some((clause) => carries(clause.facts, fact)));
  // "No, only within 30 days": a different figure or a condition denies what a negation need not.
  if (answer === "no" && (differs || restricts(draft))) return true;
  if (answer === "yes" && differs) return false;
  const wanted = (answer === "no") !== asksForWithout(question);
  const leaning = settling.filter((clause) => clause.denies === wanted);
  if (leaning.length === 0) return false;
  if (answer === "yes" && reachesTooFar(sentences, lines)) return false;
  const rest = fragmentAfterAnswer(sentences[0] ?? "");
  if (rest !== undefined) {
    const added = claimTerms(rest, context.language, names);
    const figures = readFacts(rest).filter(({ kind }) => kind === "quantity" || kind === "money" || kind === "time");
    // A figure was traced on its own: it may stand in another line about what was asked.
    const speaking =
      figures.length > 0
        ? lines.filter(
            (line) =>
              overlap(claim, line.terms) > 0 &&
              line.clauses.some((clause) => figures.every((fact) => carries(clause.facts, fact))),
          )
        : linesOf(leaning, lines);
    if (!speaking.some((line) => overlap(added, line.terms, line.context) >= REPEATED * added.terms.length))
      return false;
  }
  if (answer === "yes" && !namesCondition(draft, said, linesOf(leaning, lines), context.language, names)) return false;
  // Neither what the source is about as a whole nor what was asked need be repeated.
  const scope = new Set([...names, ...linesOf(leaning, lines).flatMap((line) => [...line.context])]);
  return (
    leaning.length === settling.length ||
    leaning.some((clause) => [names, scope].some((known) => repeats(understood, clause, known, REPEATED)))
  );
}

/** Where something holds beyond its place; folded, en, es, de, fr, it, pt. */
const BEYOND = /\b(?:outside|beyond|fuera de|mas alla|ausserhalb|jenseits|en dehors|hors d\w*|fuori d\w*|fora d\w*)\b/;

/** "Yes, also outside the centre", where all that speaks of outside denies something. */
const reachesTooFar = (sentences: readonly string[], lines: readonly EvidenceLine[]): boolean =>
  sentences.flatMap(polarClauses).some(({ text, denies }) => !denies && BEYOND.test(fold(text))) &&
  !lines.some((line) => BEYOND.test(fold(line.text)) && !line.clauses.some((clause) => clause.denies));

const linesOf = (clauses: readonly EvidenceClause[], lines: readonly EvidenceLine[]): readonly EvidenceLine[] =>
  lines.filter((line) => line.clauses.some((clause) => clauses.includes(clause)));

/** A "yes" that holds on a condition names it, or another line says the same without one. */
const namesCondition = (
  draft: string,
  said: ClaimTerms,
  lines: readonly EvidenceLine[],
  language: string,
  names: ReadonlySet<string>,
): boolean => lines.some((line) => keepsCondition(draft, said, line, language, names));

/** Lines that speak of the rarest word of the question: "cash on delivery" tells more than "pay". */
function mostSpecific(claim: ClaimTerms, lines: readonly EvidenceLine[]): readonly EvidenceLine[] {
  const speaking = claim.terms
    .map((term) => lines.filter((line) => overlap({ ...claim, terms: [term] }, line.terms) > 0))
    .filter((found) => found.length > 0)
    .sort((a, b) => a.length - b.length);
  const rare = speaking[0] ?? [];
  return rare.some((line) => overlap(claim, line.terms, line.context) >= SPOKEN_OF * claim.terms.length) ? rare : lines;
}

/** "Photos are allowed, but not in the chapel": asked for the chapel, the exception settles it. */
function settledBy(
  claim: ClaimTerms,
  near: readonly EvidenceClause[],
  names: ReadonlySet<string>,
): readonly EvidenceClause[] {
  const exceptions = near.filter((clause) => {
    const own = [...clause.terms].filter((term) => !/^[§~≈\d]/.test(term) && !names.has(term));
    return EXCEPT.test(fold(clause.text)) && own.length > 0 && own.every((term) => claim.terms.includes(term));
  });
  return exceptions.length > 0 ? exceptions : near;
}
const EXCEPT = /^(?:but|except|pero|excepto|salvo|aber|ausser|mais|sauf|tranne|mas)\b/;

/** "Yes, through PayPal" says no sentence of its own: it adds to what was asked. */
function fragmentAfterAnswer(sentence: string): string | undefined {
  const rest = sentence.replace(/^\s*¡?\p{L}+!?\s*[,.:!–—-]*\s*/u, "");
  const clause = clauses(rest)[0] ?? "";
  return rest !== "" && clause.split(/\s+/).length <= 6 && !hasVerb(clause) ? clause : undefined;
}

/** "Can I use it without a subscription?" is answered yes by a source that denies the need. */
const asksForWithout = (question: string): boolean => /\b(without|sin|ohne|sans|senza|sem)\b/.test(fold(question));
