import { splitPassages } from "../knowledge/passages.ts";
import { saysIn, sourceOf } from "../playbook/known-questions.ts";
import type { Playbook, Source } from "../playbook/schema.ts";
import { readText } from "./read-question.ts";
import { namesOf, withoutNames } from "./variants.ts";

/** How the business says that its customers ask. */
export interface QuestionBook {
  /** Ways to ask for what this sentence of the source says, those written for it first; `{p}` stands for the product. */
  asksFor(source: Source, sentence: string): readonly string[];
}

/** Two sentences tell the same kind of thing from this share of common words on (rare ones count more, figures not). */
const SAME_KIND = 0.45;
/** So many sentences about other products lend their questions. */
const LENDERS = 4;

/** A sentence that questions were written for. */
interface Asked {
  readonly source: Source;
  readonly sentence: string;
  readonly ask: readonly string[];
  readonly kind: ReadonlySet<string>;
}

/**
 * What customers ask of one product they ask of others in the same words: the questions for "weighs 1.4 kg" also go to
 * "weighs 230 g" of another product.
 */
export function readQuestionBook(playbook: Playbook): QuestionBook {
  const own = playbook.languages[0] ?? "en";
  const entries = playbook.questions.flatMap((question): Asked[] => {
    const source = sourceOf(question, playbook);
    const sentence = source && splitPassages(source.text).find(({ text }) => saysIn(text, question.says))?.text;
    if (!source || sentence === undefined || source.tier === "bronze") return [];
    return [{ source, sentence, ask: question.ask, kind: kindOf(sentence, source, playbook) }];
  });
  const languages = new Map<string, { readonly asked: Asked[]; readonly counts: Map<string, number> }>();
  for (const entry of entries) {
    const language = entry.source.language ?? own;
    const known = languages.get(language) ?? { asked: [], counts: new Map<string, number>() };
    languages.set(language, known);
    known.asked.push(entry);
    for (const term of entry.kind) known.counts.set(term, (known.counts.get(term) ?? 0) + 1);
  }

  const lentTo = (
    sentence: string,
    source: Source,
    asked: readonly Asked[],
    counts: ReadonlyMap<string, number>,
  ): readonly string[] => {
    const kind = kindOf(sentence, source, playbook);
    return lenders({ source, kind }, asked, counts).flatMap((lender) =>
      lender.ask.filter((question) => !asksForMore(question, lender, kind, source.language ?? own)),
    );
  };

  return {
    asksFor(source, sentence) {
      const known = languages.get(source.language ?? own);
      if (!known) return [];
      const { asked, counts } = known;
      const written = asked.filter((one) => one.source === source && one.sentence === sentence);
      const lent = source.productIds.length === 1 ? lentTo(sentence, source, asked, counts) : [];
      return [...new Set([...written.flatMap(({ ask }) => ask), ...lent])];
    },
  };
}

function lenders(
  { source, kind }: Pick<Asked, "source" | "kind">,
  asked: readonly Asked[],
  counts: ReadonlyMap<string, number>,
): readonly Asked[] {
  const weight = (term: string): number => Math.log(1 + asked.length / (0.5 + (counts.get(term) ?? 0)));
  const total = (terms: readonly string[]): number => terms.reduce((sum, term) => sum + weight(term), 0);
  const size = total([...kind]);
  return asked
    .filter((other) => other.source.productIds.length === 1 && other.source.productIds[0] !== source.productIds[0])
    .map((other) => {
      const common = total([...other.kind].filter((term) => kind.has(term)));
      return { other, likeness: (2 * common) / (size + total([...other.kind]) || 1) };
    })
    .filter(({ likeness }) => likeness >= SAME_KIND)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, LENDERS)
    .map(({ other }) => other);
}

/** "How long does it run with GPS on" is no question for a sentence that, unlike the lender's, says nothing of GPS. */
const asksForMore = (question: string, lender: Asked, kind: ReadonlySet<string>, language: string): boolean =>
  readText(question, language, "asks").terms.some(({ term, concept }) => {
    const word = concept ?? term;
    return lender.kind.has(word) && !kind.has(word);
  });

/** Of what kind a sentence is: its words without names and figures. */
function kindOf(sentence: string, source: Source, playbook: Playbook): ReadonlySet<string> {
  const language = source.language ?? playbook.languages[0] ?? "en";
  const { terms } = readText(withoutNames(sentence, namesOf(source.productIds, playbook)), language, "says");
  return new Set(terms.map(({ term, concept }) => concept ?? term).filter((term) => !/\d/.test(term)));
}
