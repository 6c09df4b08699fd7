import type { KnowledgeIndex } from "../knowledge/knowledge-index.ts";
import type { PreparedAnswer } from "./prepared-answer.ts";

const BETWEEN_IDS = "+";
/** More is a text to read, no answer. */
const MOST = 3;
const MOST_SIGNS = 360;

/**
 * One answer of several that the same source gives to what was asked, in its order: "How long does a refund take?" is
 * answered for the card, for PayPal and for a transfer. Undefined when they are too many or of several sources.
 */
export function joinAnswers(answers: readonly PreparedAnswer[], knowledge: KnowledgeIndex): PreparedAnswer | undefined {
  const [first, ...others] = answers;
  if (!first || others.length === 0) return first;
  const sourceId = first.sourceIds[0] ?? "";
  const isOne = answers.every(({ sourceIds }) => sourceIds.length === 1 && sourceIds[0] === sourceId);
  const text = knowledge.source(sourceId)?.text ?? "";
  const inOrder = [...answers].sort((a, b) => text.indexOf(a.answer) - text.indexOf(b.answer));
  const distinct = inOrder.filter(
    (one, at) =>
      !inOrder.some(
        (other, to) => to !== at && other.answer.includes(one.answer) && (other.answer !== one.answer || to < at),
      ),
  );
  const answer = distinct.map((one) => one.answer).join(" ");
  if (!isOne || distinct.length > MOST || answer.length > MOST_SIGNS) return undefined;
  return { ...first, id: distinct.map(({ id }) => id).join(BETWEEN_IDS), answer };
}

/** The answer that an id of `joinAnswers` stands for, while each part of it is known. */
export function answerById(
  id: string,
  known: ReadonlyMap<string, PreparedAnswer>,
  knowledge: KnowledgeIndex,
): PreparedAnswer | undefined {
  const parts = id.split(BETWEEN_IDS).map((part) => known.get(part));
  const answers = parts.filter((part) => part !== undefined);
  return answers.length === parts.length ? joinAnswers(answers, knowledge) : undefined;
}
