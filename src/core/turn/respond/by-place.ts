import type { KnowledgeIndex } from "../../knowledge/knowledge-index.ts";
import type { FoundPassage } from "../../memory/recalled.ts";
import { holdsIn, placesIn } from "../../safety/claims/places.ts";
import type { Tongues } from "./answer-block.ts";

export interface Placed {
  readonly passages: readonly FoundPassage[];
  /** A country that was asked about and that the source, which tells countries apart, does not speak of. */
  readonly unknown?: string;
}

/** A passage this sure that names no country holds in every one. */
const SETTLED = 0.5;

/**
 * Of what is found, what holds in the country that is asked about. When the source says how it is in other countries only,
 * these are left as they are, to be said beside the one that is not known: no rule is taken from one to another.
 */
export function byPlace(
  question: string,
  { heard, language }: Tongues,
  passages: readonly FoundPassage[],
  knowledge: KnowledgeIndex,
): Placed {
  const asked = placesIn(question, heard);
  const [best] = passages;
  const [place] = asked;
  if (!best || place === undefined) return { passages };
  const whereOf = (passage: FoundPassage) => placesIn(passage.text, passage.language);
  if (whereOf(best).size === 0 && best.score >= SETTLED) return { passages };
  const found = new Map(passages.map((passage) => [passage.text, passage]));
  const told = knowledge
    .passages(best.sourceId, best.language)
    .filter((passage) => whereOf(passage).size > 0)
    .map((passage) => found.get(passage.text) ?? { ...passage, score: best.score, citation: best.citation });
  if (told.length === 0) return { passages };
  const holding = told.filter((passage) => holdsIn(whereOf(passage), asked)).sort((a, b) => b.score - a.score);
  if (holding.length > 0) return { passages: holding };
  const name = new Intl.DisplayNames([language], { type: "region" }).of(place) ?? place;
  return { passages: told, unknown: name };
}
