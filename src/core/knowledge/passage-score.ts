import type { AnswerType } from "./answer-type.ts";
import { answersType } from "./answer-type.ts";
import type { IndexedPassage, IndexedSource, QueryTerm } from "./source-index.ts";

/** How much a question's word counts when it is not in the passage itself but near it. */
const TITLE = 0.9;
const NEIGHBOUR = 0.55;
const SAME_SOURCE = 0.4;
/** What a passage loses that leaves the question to its neighbours. */
const BARE = 0.3;
/**
 * Score = 1 / (1 + e^(-14 (evidence - 0.64))). Set by hand on short, factual sources so that a question with one of
 * three words left open stays near one half; on long prose it is too sure. Fit it when labelled turns exist.
 */
const MIDDLE = 0.64;
const STEEPNESS = 14;
/** A title that speaks of the whole question marks the source that is about it. */
const ON_TOPIC = 0.15;

export interface ScoredPassage {
  readonly at: number;
  readonly score: number;
  /** Orders passages of equal score: those that say it themselves come first. */
  readonly rank: number;
}

/** Scores each passage of a source: the weighted share of the question that it, its title or its neighbours speak of. */
export function scorePassages(
  source: IndexedSource,
  query: readonly QueryTerm[],
  type: AnswerType | undefined,
  boost: number,
): readonly ScoredPassage[] {
  const total = query.reduce((sum, term) => sum + term.weight, 0);
  if (total === 0) return [];
  const inTitle = query.reduce((sum, term) => sum + term.weight * match(term, source.titleTerms), 0) / total;
  const onTopic = inTitle >= 0.85 ? ON_TOPIC : 0;
  return source.passages.flatMap((passage, at) => {
    const near = neighbours(source.passages, at);
    let covered = 0;
    let own = 0;
    let named = 0;
    for (const term of query) {
      const here = match(term, passage.terms);
      const title = TITLE * Math.max(match(term, source.titleTerms), match(term, passage.headingTerms));
      const beside =
        here < 1 && title < NEIGHBOUR ? NEIGHBOUR * Math.max(0, ...near.map((other) => match(term, other.terms))) : 0;
      const elsewhere = here + title + beside === 0 ? SAME_SOURCE * match(term, source.allTerms) : 0;
      own += term.weight * here;
      named += term.weight * Math.max(here, title);
      covered += term.weight * Math.max(here, title, beside, elsewhere);
    }
    if (covered === 0) return [];
    const fits = type === undefined ? 0 : answersType(passage.text, type) ? 0.06 : -0.12;
    // A question that is not answered here at all leaves nothing for a bonus to lift.
    const bare = covered > named ? BARE * (1 - named / total) : 0;
    const evidence = covered / total - bare + fits + boost + onTopic;
    return [{ at, score: probability(evidence), rank: evidence + onTopic + 0.2 * (own / total) - 0.01 * at }];
  });
}

/**
 * May a text about the whole business answer this question about one product? Its title (or headings) must speak of
 * what is asked; and one word is slim evidence for a title that speaks of more: "price" for "Shipping prices".
 */
export function speaksOfOther(source: IndexedSource, query: readonly QueryTerm[]): boolean {
  const named = [source.titleTerms, ...source.passages.map((passage) => passage.headingTerms)];
  if (!query.some((term) => named.some((ids) => match(term, ids) > 0))) return true;
  if (query.length > 1 || source.titleWords.length === 0) return false;
  const asked = source.titleWords.filter((ids) => query.some((term) => ids.some((id) => term.matches.has(id))));
  return asked.length / source.titleWords.length <= 0.5;
}

const probability = (evidence: number): number => 1 / (1 + Math.exp(-STEEPNESS * (evidence - MIDDLE)));

function match(term: QueryTerm, ids: ReadonlySet<number>): number {
  let best = 0;
  if (term.matches.size <= ids.size) {
    for (const [id, sure] of term.matches) if (sure > best && ids.has(id)) best = sure;
  } else {
    for (const id of ids) best = Math.max(best, term.matches.get(id) ?? 0);
  }
  return best;
}

/** The passage before, in the same paragraph, and the one after it. */
function neighbours(passages: readonly IndexedPassage[], at: number): readonly IndexedPassage[] {
  const here = passages[at];
  const after = passages[at + 1];
  const before = here && !here.startsParagraph ? passages[at - 1] : undefined;
  return [before, after && !after.startsParagraph ? after : undefined].filter((passage) => passage !== undefined);
}
