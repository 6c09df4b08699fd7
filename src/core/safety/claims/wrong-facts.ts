import { fold } from "../../knowledge/analyze.ts";
import { type ClaimTerms, claimTerms } from "./claim-terms.ts";
import type { EvidenceClause, EvidenceLine } from "./evidence.ts";
import { carries, type Fact } from "./fact.ts";
import { leans } from "./leaning.ts";
import { overlap } from "./overlap.ts";
import { holdsIn, placesIn } from "./places.ts";
import { polarClauses, supposes } from "./polarity.ts";
import { readFacts } from "./read-facts.ts";
import { contentOf } from "./repeats.ts";

const NONE: ReadonlySet<string> = new Set();

/** Facts of the sentence that the evidence says otherwise, or about something else, or not at all. */
export function wrongFacts(
  sentence: string,
  language: string,
  names: ReadonlySet<string>,
  lines: readonly EvidenceLine[],
  asked: ReadonlySet<string> = NONE,
): readonly Fact[] {
  const said = placesIn(sentence, language);
  const named = said.size > 0 ? said : asked;
  return polarClauses(sentence).flatMap(({ text: piece, denies: denied }) => {
    const here = placesIn(piece, language);
    const facts = readFacts(piece);
    if (facts.length === 0) return [];
    const own = claimTerms(piece, language, names);
    // What holds for PayPal is written beside PayPal.
    const brands = own.terms.filter((term) => isBrand(term, piece) && lines.some((line) => line.terms.has(term)));
    const soFar = claimTerms(sentence.slice(0, sentence.indexOf(piece) + piece.length), language, names);
    const leaning = supposes(piece) ? undefined : denied;
    return facts.filter((fact) => !standsFor(fact, own, soFar, here.size > 0 ? here : named, leaning, brands, lines));
  });
}

/** Written with capitals inside, in any language: a maker, a carrier, a way to pay. */
const isBrand = (term: string, text: string): boolean =>
  (text.match(/\p{L}+/gu) ?? []).some((word) => /\p{Ll}\p{Lu}|^\p{Lu}{2,}$/u.test(word) && fold(word).startsWith(term));

/** Words earlier in the sentence say less about a figure than those of its own clause. */
const LEANING = 0.5;

/** A clause that is nearer to the claim than the one with the figure, by this share, speaks against it. */
const NEARER = 0.75;

/** So many times nearer in its own words than any rival that the rest of the sentence need not agree. */
const PLAINLY = 1.4;

/** A clause for all places counts so much beside one for the place that was asked about. */
const EVERYWHERE = 0.9;

/** The clause nearest to what is claimed must carry this very figure, when it has one of the kind. */
function standsFor(
  fact: Fact,
  own: ClaimTerms,
  whole: ClaimTerms,
  places: ReadonlySet<string>,
  denied: boolean | undefined,
  brands: readonly string[],
  lines: readonly EvidenceLine[],
): boolean {
  // An id, an address or a link is itself wherever it stands.
  if (fact.kind === "id" || fact.kind === "email" || fact.kind === "url")
    return lines.some((line) => line.clauses.some((clause) => carries(clause.facts, fact)));
  // Who pays is settled by a line that says so, and untold by lines that never say it.
  const other = PAYERS[fact.key];
  if (other)
    return (
      lines.some((line) => line.clauses.some((clause) => carries(clause.facts, fact))) ||
      !lines.some(
        (line) =>
          overlap(own, line.terms) > 0 &&
          line.clauses.some(({ facts }) => facts.has(other) || facts.has("absolute:free")),
      )
    );
  // What holds outside of something need be near to nothing else, only lean the same way.
  if (fact.key === "absolute:outside")
    return lines.some((line) =>
      line.clauses.some(
        (clause) =>
          carries(clause.facts, fact) &&
          overlap(own, clause.terms) > 0 &&
          (denied === undefined || leans(clause, lines) === denied),
      ),
    );
  // "Free" is an amount: a nearer clause that names a price speaks against it.
  const isFree = fact.key === "absolute:free";
  const family = isFree ? "money" : familyOf(fact.key);
  const near = (line: EvidenceLine, clause: EvidenceClause, claim: ClaimTerms) =>
    Math.max(
      overlap(claim, clause.terms),
      (contentOf(clause, NONE).length === 0 ? 1 : 0.95) * overlap(claim, clause.terms, clause.leansOn),
    ) +
    0.3 * overlap(claim, line.terms) +
    0.2 * overlap(claim, line.context);
  const ranked = lines.flatMap((line) =>
    line.clauses.map((clause) => {
      const nearOwn = near(line, clause, own);
      return {
        nearOwn,
        near: nearOwn + LEANING * near(line, clause, whole),
        right:
          carries(clause.facts, fact) &&
          holdsIn(clause.places, places) &&
          brands.every((term) => line.terms.has(term) || line.context.has(term)) &&
          (fact.kind !== "weekday" || clause.denies === (denied ?? false)),
        rival:
          holdsIn(clause.places, places) &&
          (fact.kind !== "absolute" || isFree) &&
          [...clause.facts].some((key) => familyOf(key) === family),
        named: clause.places.size > 0,
        recorded: line.tier === "receipt",
      };
    }),
  );
  const right = ranked.filter((clause) => clause.right);
  const rivals = ranked.filter((clause) => clause.rival && !clause.right);
  const most = (of: readonly number[]) => Math.max(0, ...of);
  const best = most(ranked.map((clause) => clause.near));
  const bestOwn = most(ranked.map((clause) => clause.nearOwn));
  return right.some((clause) => {
    const weigh = (rival: (typeof ranked)[number]) =>
      places.size > 0 && clause.named && !rival.named ? EVERYWHERE : 1;
    const nearest = most(rivals.map((rival) => weigh(rival) * rival.near));
    const nearestOwn = most(rivals.map((rival) => weigh(rival) * rival.nearOwn));
    const plain = Math.max(PLAINLY * nearestOwn, NEARER * bestOwn);
    return (
      (rivals.length > 0 && clause.nearOwn >= plain) ||
      (clause.near >= nearest && (clause.recorded || clause.near >= NEARER * best))
    );
  });
}

const PAYERS: Readonly<Record<string, string>> = {
  "absolute:you-pay": "absolute:we-pay",
  "absolute:we-pay": "absolute:you-pay",
};

const familyOf = (key: string): string => {
  const [kind = "", unit = ""] = key.split(":");
  return kind === "quantity" ? `${kind}:${unit.replace("business-", "")}` : kind;
};
