import { z } from "zod";
import { words } from "../knowledge/analyze.ts";
import { splitSentences } from "../knowledge/passages.ts";
import type { Author } from "../message.ts";
import { denies } from "../safety/claims/polarity.ts";
import { type TurnFact, turnFactSchema } from "./turn-facts.ts";

/** What stays of the words of a session that a model no longer reads. Made by a model, each fact checked by us. */
export const summarySchema = z.object({
  /** The last message that it covers. */
  upTo: z.int(),
  facts: z.array(turnFactSchema),
});
export type Summary = z.infer<typeof summarySchema>;

/** A message of the conversation, masked. */
export interface SaidLine {
  readonly sequence: number;
  readonly author: Author;
  readonly text: string;
  readonly at: Date;
}

/** What a customer does with words, and what we do. The model chooses one; who said it comes from the message. */
export const relations = {
  customer: ["wants", "has", "prefers", "plans", "reported", "agreed to", "asked about"],
  us: ["said", "offered", "asked for"],
} as const;

/** What a model must answer with: facts, each with the number of the message that says it. */
export const statedFacts = z.strictObject({
  facts: z
    .array(
      z.strictObject({
        message: z.int(),
        relation: z.enum([...relations.customer, ...relations.us]),
        words: z.string().min(2).max(80),
      }),
    )
    .max(20),
});
export type StatedFact = z.infer<typeof statedFacts>["facts"][number];

/** Facts of a session that are kept; what was said long ago gives way. */
const MOST = 30;

/**
 * The fact, if the message that it names was given and says it; undefined otherwise. All of its words must stand in one
 * sentence of that message, which denies what the fact denies and asserts what it asserts: what a model makes up, joins
 * from two messages or turns round is dropped, and a wrong figure is such a word.
 */
export function tracedFact({ message, relation, words: claimed }: StatedFact, lines: readonly SaidLine[]) {
  const line = lines.find(({ sequence }) => sequence === message);
  if (!line) return undefined;
  const subject = line.author === "customer" ? "customer" : line.author === "agent" ? "agent" : "assistant";
  const fitting: readonly string[] = subject === "customer" ? relations.customer : relations.us;
  const asked = wordsIn(claimed);
  if (!fitting.includes(relation) || asked.length === 0) return undefined;
  const says = line.text
    .split("\n")
    .flatMap(splitSentences)
    .some((sentence) => {
      const said = new Set(wordsIn(sentence));
      return asked.every((word) => said.has(word)) && denies(sentence) === denies(claimed);
    });
  return says ? ({ subject, relation, object: claimed, at: line.at.toISOString() } satisfies TurnFact) : undefined;
}

export const withFacts = (before: Summary | undefined, upTo: number, made: readonly TurnFact[]): Summary => {
  const known = before?.facts ?? [];
  const fresh = made.filter((fact) => !known.some((other) => sameFact(fact, other)));
  return { upTo, facts: [...known, ...fresh].slice(-MOST) };
};

const sameFact = (a: TurnFact, b: TurnFact): boolean =>
  a.subject === b.subject && a.relation === b.relation && a.object === b.object;

/** Tokens of personal data are words of their own: one may not become another. */
const wordsIn = (text: string): readonly string[] => [
  ...(text.match(/⟨[^⟩]*⟩/g) ?? []),
  ...words(text.replace(/⟨[^⟩]*⟩/g, " ")),
];
