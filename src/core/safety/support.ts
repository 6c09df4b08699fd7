import { analyze, fold, isStopWord, stem, words } from "../knowledge/analyze.ts";
import { related } from "../knowledge/concepts.ts";
import { editDistance } from "../knowledge/vocabulary.ts";
import { type EvidenceClause, type EvidenceLine, factKeys, joinParticles } from "./evidence.ts";
import { carries, type Fact, isUnit, readFacts } from "./facts.ts";
import { isPhatic } from "./phatic.ts";
import { holdsIn, placesIn } from "./places.ts";
import { polarClauses, supposes } from "./polarity.ts";
import { rootOf } from "./roots.ts";
import { meaningsOf } from "./same-meaning.ts";

/** What a sentence says that could be wrong. */
export interface ClaimTerms {
  readonly terms: readonly string[];
  readonly conceptOf: ReadonlyMap<string, string>;
  readonly language: string;
}

/** Content words of a claim, without courtesy, figures and the names that the scope already settles. */
export function claimTerms(text: string, language: string, names: ReadonlySet<string>): ClaimTerms {
  const { terms, conceptOf } = analyze(joinParticles(withoutFigures(text)), language);
  const courtesy = new Set(
    words(text)
      .filter((word) => isPhatic(word, language))
      .map((word) => stem(word, language)),
  );
  const kept = [...new Set(terms)].filter(
    (term) => !courtesy.has(term) && !names.has(term) && !/^\d/.test(term) && !isStopWord(term, language),
  );
  return { terms: kept, conceptOf, language };
}

/** Facts that are words, not figures. */
const WORDED: ReadonlySet<Fact["kind"]> = new Set(["absolute", "period", "anchor"]);

/** Figures are compared as facts; their words and units would only pretend that two sentences are alike. */
function withoutFigures(text: string): string {
  const facts = readFacts(text).filter(({ kind }) => !WORDED.has(kind));
  let folded = fold(text);
  for (const fact of facts) {
    const length = Math.max(fact.text.length, /^[\p{L}\p{N}.,:-]+/u.exec(folded.slice(fact.at))?.[0].length ?? 0);
    folded = folded.slice(0, fact.at) + " ".repeat(length) + folded.slice(fact.at + length);
  }
  return facts.some((fact) => fact.kind === "quantity")
    ? words(folded)
        .filter((word) => !isUnit(word))
        .join(" ")
    : folded;
}

/** How much of the claim this text says, in these words or alike: a word of its own counts 1, one alike a little less. */
export const overlap = (claim: ClaimTerms, ...texts: readonly ReadonlySet<string>[]): number =>
  claim.terms.reduce((sum, term) => sum + Math.max(0, ...texts.map((text) => says(text, term, claim))), 0);

export const uncovered = (claim: ClaimTerms, texts: readonly ReadonlySet<string>[]): readonly string[] =>
  claim.terms.filter((term) => !texts.some((text) => says(text, term, claim) > 0));

const CONCEPT = 0.95;
const ALIKE = 0.8;
const RELATED = 0.7;

function says(text: ReadonlySet<string>, term: string, { conceptOf, language }: ClaimTerms): number {
  if (text.has(term)) return 1;
  const concept = conceptOf.get(term);
  if (concept !== undefined && text.has(concept)) return CONCEPT;
  if (text.has(`~${rootOf(term)}`) || meaningsOf(term, language).some((mark) => text.has(mark))) return ALIKE;
  if (term.length >= 4) {
    for (const other of text) if (isAlike(term, other)) return ALIKE;
  }
  return (related[concept?.slice(1) ?? ""] ?? []).some((name) => text.has(`§${name}`)) ? RELATED : 0;
}

const OPPOSITE = /^(?:un|in|im|ir|non|no|dis|des|nicht)$/;

/** Compounds and typos; never a word and its opposite, such as broken and unbroken. */
function isAlike(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 4 || /^[§~≈]/.test(long)) return false;
  if (long.endsWith(short)) return !OPPOSITE.test(long.slice(0, -short.length));
  if (short.length < 5) return false;
  if (long.includes(short)) return true;
  return short.length >= 7 && editDistance(a, b, 1) <= 1 && a.charAt(0) === b.charAt(0);
}

/** The lines that say most of the claim, best first. */
export function bestLines(claim: ClaimTerms, lines: readonly EvidenceLine[], limit: number): readonly EvidenceLine[] {
  return lines
    .map((line) => ({ line, own: overlap(claim, line.terms), all: overlap(claim, line.terms, line.context) }))
    .filter(({ own, all }) => own > 0 || all > 0)
    .sort((a, b) => b.own + 0.5 * b.all - (a.own + 0.5 * a.all))
    .slice(0, limit)
    .map(({ line }) => line);
}

const NONE: ReadonlySet<string> = new Set();

/** A claim must find this share of its words in at most two sentences of evidence. */
const ENOUGH = 0.6;
/** One word in so many may be the writer's own; in a shorter claim none. */
const OWN_WORD = 7;

/** Do at most two lines of the evidence, and the receipts, say all of the claim, in these words or alike? */
export function isSupported(claim: ClaimTerms, lines: readonly EvidenceLine[]): boolean {
  if (claim.terms.length === 0) return true;
  const recorded = lines.filter((line) => line.tier === "receipt");
  const first = bestLines(claim, lines, 1);
  const rest = first.flatMap((line) => uncovered(claim, [line.terms, line.context]));
  const second = bestLines({ ...claim, terms: rest }, lines, 1);
  const said = [...first, ...second, ...recorded].flatMap((line) => [line.terms, line.context]);
  const own = uncovered(claim, said).length;
  return own <= Math.floor(claim.terms.length / OWN_WORD) && overlap(claim, ...said) >= ENOUGH * claim.terms.length;
}

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

/** Clauses of the sentence that say yes where the evidence says no, or the other way round. */
export function turnedRound(
  sentence: string,
  language: string,
  names: ReadonlySet<string>,
  lines: readonly EvidenceLine[],
): readonly string[] {
  const whole = claimTerms(sentence, language, names);
  return polarClauses(sentence)
    .filter(({ text }) => !supposes(text))
    .filter((clause) => {
      const claim = claimTerms(clause.text, language, names);
      if (claim.terms.length === 0) return false;
      const nearest = nearestClauses(claim, lines, factKeys(clause.text));
      const agreeing = nearest.filter((other) => leans(other, lines) === clause.denies);
      const against = nearest.filter((other) => leans(other, lines) !== clause.denies);
      if (
        agreeing.length === 0 &&
        against.length > 0 &&
        !saysMore(whole, clause.denies, factKeys(sentence), against, lines, names)
      )
        return true;
      // Where the evidence leans both ways, the claim must name the condition that it leans on.
      const told = claim.terms.length >= ENOUGH_TO_TELL && against.length > 0 && agreeing.length > 0;
      if (told && !agreeing.some((other) => repeats(whole, other, names))) return true;
      return !clause.denies && claim.terms.some((term) => isOnlyDenied(term, lines));
    })
    .map(({ text }) => text);
}

/**
 * Does it deny? A condition by itself claims nothing ("if you stay outside the centre"): the rest of its sentence says
 * what then holds, and denies when any of it does ("…, the driver does not go there").
 */
function leans(clause: EvidenceClause, lines: readonly EvidenceLine[]): boolean {
  if (!supposes(clause.text)) return clause.denies;
  const line = lines.find(({ clauses }) => clauses.includes(clause));
  return line?.clauses.some(({ denies }) => denies) ?? clause.denies;
}

/** What the evidence mentions in denials alone cannot be affirmed: "the box contains a charger" where none comes with it. */
function isOnlyDenied(term: string, lines: readonly EvidenceLine[]): boolean {
  if (isUnit(term)) return false;
  const mentions = lines.flatMap((line) => line.clauses).filter((clause) => clause.terms.has(term));
  return mentions.length > 0 && mentions.every((clause) => clause.denies);
}

/**
 * "Has pickup in the centre" is near to "no pickup outside the centre", and yet says all of "has pickup": it holds when
 * it does not say all of what is denied.
 */
const saysMore = (
  whole: ClaimTerms,
  denied: boolean,
  facts: ReadonlySet<string>,
  against: readonly EvidenceClause[],
  lines: readonly EvidenceLine[],
  names: ReadonlySet<string>,
): boolean =>
  !against.some((other) => repeats(whole, other, names, 1) && [...other.facts].every((key) => facts.has(key))) &&
  lines
    .flatMap((line) => line.clauses)
    .some((other) => other.denies === denied && contentOf(other, names).length >= 2 && repeats(whole, other, names, 1));

const contentOf = (clause: EvidenceClause, names: ReadonlySet<string>): readonly string[] =>
  [...clause.terms].filter((term) => !/^[§~≈\d]/.test(term) && !names.has(term) && !isUnit(term));

const REPEATED = 0.6;
/** Fewer words are spoken of in too many places to tell which one is meant. */
const ENOUGH_TO_TELL = 3;

/** Does the claim say what this clause says, its conditions included? */
export function repeats(
  claim: ClaimTerms,
  clause: EvidenceClause,
  names: ReadonlySet<string>,
  share = REPEATED,
): boolean {
  const own = contentOf(clause, names);
  const said = new Set([...claim.terms, ...claim.conceptOf.values(), ...claim.terms.map((term) => `~${rootOf(term)}`)]);
  const concepts = (term: string) => [...analyze(term.replaceAll("-", " "), claim.language).conceptOf.values()];
  return (
    own.filter(
      (term) => said.has(term) || said.has(`~${rootOf(term)}`) || concepts(term).some((concept) => said.has(concept)),
    ).length >=
    share * own.length
  );
}

/** How much the rest of a sentence counts when we look for the one that speaks of the same thing. */
const LINE = 0.6;

/** How much a figure in common counts, and one that only the evidence has. */
const FIGURES = 0.3;
const alike = (ours: ReadonlySet<string>, theirs: ReadonlySet<string>): number =>
  [...theirs]
    .filter((key) => /^(?:quantity|money|percent|time)/.test(key))
    .reduce((sum, key) => sum + (ours.has(key) ? 1 : -1), 0);

/** The clauses of the evidence that speak of the same thing. */
export function nearestClauses(
  claim: ClaimTerms,
  lines: readonly EvidenceLine[],
  facts: ReadonlySet<string> = new Set(),
): readonly EvidenceClause[] {
  const ranked = lines.flatMap((line) =>
    line.clauses.map((clause) => ({
      clause,
      own: overlap(claim, clause.terms),
      near:
        overlap(claim, clause.terms) +
        LINE * overlap(claim, line.terms) +
        0.1 * overlap(claim, line.context) +
        (facts.size > 0 ? FIGURES * alike(facts, clause.facts) : 0),
    })),
  );
  const nearest = Math.max(0, ...ranked.filter(({ own }) => own > 0).map(({ near }) => near));
  return ranked.filter(({ near, own }) => own > 0 && near >= nearest).map(({ clause }) => clause);
}
