import { pointsBack } from "../../knowledge/joining-words.ts";
import { splitPassages } from "../../knowledge/passages.ts";
import type { Tier } from "../../message.ts";
import type { EvidenceClause, EvidenceLine } from "./evidence.ts";
import { allTerms, factKeys } from "./evidence-terms.ts";
import { placesIn } from "./places.ts";
import { type PolarClause, polarClauses } from "./polarity.ts";
import { readFacts } from "./read-facts.ts";

interface EvidenceSource {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly tier: Tier;
  readonly language: string;
}

/** Read once a source: the same few are cited all day. Cleared when it grows. */
const linesOf = new Map<string, readonly EvidenceLine[]>();

const MOST_SOURCES = 500;

export function sourceEvidence(source: EvidenceSource): readonly EvidenceLine[] {
  const key = [source.id, source.tier, source.language, source.title, source.text].join("\n");
  const known = linesOf.get(key);
  if (known) return known;
  if (linesOf.size >= MOST_SOURCES) linesOf.clear();
  const read = readSource(source);
  linesOf.set(key, read);
  return read;
}

function readSource(source: EvidenceSource): readonly EvidenceLine[] {
  const title = allTerms(source.title, source.language);
  let before: ReadonlySet<string> = new Set();
  return splitPassages(source.text).map((passage) => {
    const terms = allTerms(passage.text, source.language);
    const heading = passage.heading ? allTerms(passage.heading, source.language) : [];
    const context = new Set([
      ...title,
      ...heading,
      ...(passage.startsParagraph || !pointsBack(passage.text) ? [] : before),
    ]);
    before = terms;
    return {
      text: passage.text,
      tier: source.tier,
      sourceId: source.id,
      language: source.language,
      terms,
      context,
      clauses: readClauses(passage.text, source.language),
    };
  });
}

function readClauses(sentence: string, language: string): readonly EvidenceClause[] {
  const before = new Set<string>();
  const read = polarClauses(sentence);
  return read.map(({ text: clause, denies }, at) => {
    const terms = allTerms(clause, language);
    const leansOn = new Set(before);
    for (const term of terms) before.add(term);
    return { terms, leansOn, facts: factKeys(clause), denies, text: clause, places: placesOf(read, at, language) };
  });
}

/** Where a clause holds: in the places it names, and in those of the list that follows ("to Spain, France and Italy"). */
function placesOf(read: readonly PolarClause[], at: number, language: string): ReadonlySet<string> {
  const rest = read
    .slice(at + 1)
    .findIndex(({ text }) => readFacts(text).length > 0 || placesIn(text, language).size === 0);
  const upTo = rest < 0 ? read.length : at + 1 + rest;
  return placesIn(
    read
      .slice(at, upTo)
      .map(({ text }) => text)
      .join(" , "),
    language,
  );
}
