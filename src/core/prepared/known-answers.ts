import { createHash } from "node:crypto";
import { limitsWhatCameBefore, pointsBack } from "../knowledge/joining-words.ts";
import type { KnowledgeIndex } from "../knowledge/knowledge-index.ts";
import type { FoundPassage } from "../memory/recalled.ts";
import type { Playbook, Source } from "../playbook/schema.ts";
import type { PreparedAnswer } from "./prepared-answer.ts";
import { type QuestionBook, readQuestionBook } from "./question-book.ts";
import { askedFor, namesOf, type Subject } from "./variants.ts";

/** A rule as a whole is told by what it begins with. */
const OPENING = 2;

/**
 * The questions that official sources answer, each with the sentences that answer it, word for word: one for every
 * sentence, and one for each policy as a whole. Needs no model.
 */
export function knownAnswers(playbook: Playbook, knowledge: KnowledgeIndex): readonly PreparedAnswer[] {
  const book = readQuestionBook(playbook);
  return officialSources(playbook).flatMap((source) => answersOfSource(source, playbook, knowledge, book));
}

export const officialSources = ({ sources }: Playbook): readonly Source[] =>
  sources.filter(({ tier }) => tier !== "bronze");

/** The known answers of one source. */
export function answersOfSource(
  source: Source,
  playbook: Playbook,
  knowledge: KnowledgeIndex,
  book: QuestionBook,
): readonly PreparedAnswer[] {
  const language = source.language ?? playbook.languages[0] ?? "en";
  const whole = knowledge.passages(source.id, language).filter((passage) => passage.sourceId === source.id);
  const known = knowledge.source(source.id);
  if (!known || whole.length === 0) return [];
  const productIds = known.productIds;
  const subject = subjectOf(productIds, playbook);
  const policyType = known.policyType ?? knowledge.source(known.original ?? source.id)?.policyType;
  const make = (key: string, passages: readonly FoundPassage[], intent?: string): PreparedAnswer => {
    const answer = passages.map(({ text }) => text).join(" ");
    const asked = askedFor(answer, language, {
      subject,
      known: book.asksFor(source, key),
      ...(productIds.length === 0 ? { topic: source.title } : {}),
      ...(intent === undefined ? {} : { title: source.title }),
    });
    return {
      id: idOf(source.id, key),
      ...asked,
      answer,
      language,
      productIds,
      sourceIds: [source.id],
      origin: "source",
      ...(intent === undefined ? {} : { intent }),
    };
  };
  const each = whole.map((passage, at) => make(passage.text, withContext(passage, whole, at)));
  const rule = playbook.intents.find((intent) => policyType !== undefined && intent.policyType === policyType);
  return rule ? [make("as a whole", whole.slice(0, OPENING), rule.id), ...each] : each;
}

/** A sentence with what it points back to, and with what limits it. */
function withContext(passage: FoundPassage, whole: readonly FoundPassage[], at: number): readonly FoundPassage[] {
  const before = whole[at - 1];
  const after = whole[at + 1];
  return [
    ...(before && pointsBack(passage.text) ? [before] : []),
    passage,
    ...(after && limitsWhatCameBefore(after.text) ? [after] : []),
  ];
}

function subjectOf(productIds: readonly string[], playbook: Playbook): Subject {
  const [first] = playbook.graph.nodes.filter(({ id }) => productIds.includes(id));
  return { name: first?.name, names: namesOf(productIds, playbook) };
}

/** The same sentence of the same source keeps its id, and with it what people thought of it. */
const idOf = (sourceId: string, key: string): string =>
  createHash("sha256").update(`${sourceId}\n${key}`).digest("hex").slice(0, 20);
