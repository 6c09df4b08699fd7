import { analyze, isStopWord, words } from "../knowledge/analyze.ts";
import type { Playbook } from "../playbook/schema.ts";
import { facets, readText } from "./read-question.ts";

/** What a question is about. Without a name: the whole business. */
export interface Subject {
  readonly name: string | undefined;
  /** Every way it is named, for taking names out of sentences. */
  readonly names: readonly string[];
}

/** Of those made from the sentence itself; what the business wrote is kept whole. */
const MOST_MADE = 24;
/** "Does it X?": how a statement becomes a question, where no facet tells how people ask. */
const about: Readonly<Record<string, readonly string[]>> = {
  en: ["Tell me about {x}", "What about {x}?", "{x}?"],
  es: ["¿Qué hay de {x}?", "Una pregunta sobre {x}", "¿{x}?"],
  de: ["Was ist mit {x}?", "Eine Frage zu {x}", "{x}?"],
  fr: ["Qu'en est-il de {x} ?", "Une question sur {x}", "{x} ?"],
  it: ["Che mi dite di {x}?", "Una domanda su {x}", "{x}?"],
  pt: ["E quanto a {x}?", "Uma pergunta sobre {x}", "{x}?"],
};

/**
 * The question that an answer answers, as shown to people, and other ways to ask it (without names). `known`: how the
 * business says that it is asked; `topic`: what a sentence about the whole business is about; `title`: the answer tells
 * a rule as a whole, which this names.
 */
export function askedFor(
  answer: string,
  language: string,
  {
    subject,
    known,
    topic,
    title,
  }: {
    readonly subject: Subject;
    readonly known: readonly string[];
    readonly topic?: string;
    readonly title?: string;
  },
): { readonly question: string; readonly variants: readonly string[] } {
  const nameless = withoutNames(answer, subject.names);
  const told = readText(nameless, language, "says");
  const forms = title === undefined ? facets.filter(({ id }) => told.facets.has(id)) : [];
  const asked = forms.flatMap((facet) => facet.forms[language] ?? []);
  const core = title ?? contentOf(nameless, language);
  const plain = (about[language] ?? about["en"] ?? []).map((form) => form.replace("{x}", core));
  const all = [...asked, ...plain];
  const name = subject.name ?? topic ?? "";
  const first = known[0] ?? asked[0];
  const named =
    first?.includes("{p}") || known.length > 0
      ? (first ?? "").replaceAll("{p}", name)
      : [name, first ?? core].filter(Boolean).join(": ");
  const question = tidy(
    title !== undefined ? [title, name && !title.includes(name) ? name : ""].filter(Boolean).join(" · ") : named,
  );
  return {
    question,
    variants: [
      ...new Set([
        ...known.map((form) => tidy(form.replaceAll("{p}", ""))),
        ...all.map((form) => tidy(form.replace("{p}", topic ?? ""))).slice(0, MOST_MADE),
      ]),
    ],
  };
}

/** All that these products are called. */
export const namesOf = (productIds: readonly string[], { graph }: Pick<Playbook, "graph">): readonly string[] =>
  graph.nodes.filter(({ id }) => productIds.includes(id)).flatMap(({ name, aliases }) => [name, ...aliases]);

/** Names go as they stand, longest first: the 1.7 of a name must not take the 1.7 of "holds 1.7 litres" along. */
export function withoutNames(text: string, names: readonly string[]): string {
  return [...names]
    .sort((a, b) => b.length - a.length)
    .reduce((rest, name) => rest.replace(new RegExp(literally(name), "giu"), " "), text)
    .replace(/\s+/g, " ")
    .trim();
}

/** The words that carry the meaning of a sentence, as they stand there. */
function contentOf(sentence: string, language: string): string {
  const kept = (sentence.match(/[\p{L}\p{N}]+(?:[.,:-][\p{L}\p{N}]+)*/gu) ?? []).filter((word) =>
    words(word).some((part) => !isStopWord(part, language) && analyze(part, language).terms.length > 0),
  );
  return kept.length > 0 ? kept.join(" ") : sentence;
}

const tidy = (text: string): string =>
  text
    .replace(/\s+/g, " ")
    .replace(/\s+([?.!,])/g, "$1")
    .trim();

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
