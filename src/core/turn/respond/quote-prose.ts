import type { KnowledgeIndex } from "../../knowledge/knowledge-index.ts";
import type { FoundPassage } from "../../memory/recalled.ts";
import type { AnswerBlock } from "./answer-block.ts";
import type { AnswerPhrases } from "./phrases.ts";
import { pickSentences } from "./pick-sentences.ts";

/** The right page of long prose is among the first three in four of five questions, first in two of three. */
const MOST_SOURCES = 3;
const SHORTEST_SENTENCE = 40;
const LONGEST_TITLE = 100;

/**
 * An answer from long prose: what the nearest pages say, each under its own title. Which of them answers is for the
 * reader to see, so nothing here is put into one sentence with another.
 */
export function quoteProse(
  query: string,
  heard: string,
  passages: readonly FoundPassage[],
  knowledge: KnowledgeIndex,
  phrases: AnswerPhrases,
): AnswerBlock {
  const sources = [...new Set(passages.map(({ sourceId }) => sourceId))].slice(0, MOST_SOURCES);
  const quotes = sources.map((sourceId) => {
    const own = passages.filter((passage) => passage.sourceId === sourceId);
    const picked = withWhatFollows(pickSentences(query, heard, own, knowledge, false), knowledge);
    const title = picked[0]?.citation.title ?? "";
    const lead = isTitle(title) ? `${phrases.from(title)} ` : "";
    return { picked, text: `${lead}${picked.map(({ text }) => text).join(" ")}` };
  });
  return { picked: quotes.flatMap(({ picked }) => picked), text: quotes.map(({ text }) => text).join("\n\n") };
}

/** Some pages are called by their address, or by their first sentence. */
const isTitle = (title: string): boolean => title.length <= LONGEST_TITLE && !/https?:|www\./i.test(title);

/** A line that asks, or that is no sentence, announces the one below it. */
function withWhatFollows(picked: readonly FoundPassage[], knowledge: KnowledgeIndex): readonly FoundPassage[] {
  const last = picked.at(-1);
  if (!last || !(/\?$/.test(last.text) || (last.text.length < SHORTEST_SENTENCE && !/[.!]$/.test(last.text))))
    return picked;
  const whole = knowledge.passages(last.sourceId, last.language);
  const next = whole[whole.findIndex(({ text }) => text === last.text) + 1];
  return next ? [...picked, { ...next, citation: last.citation }] : picked;
}
