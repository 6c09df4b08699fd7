import type { LocalEncoder } from "../../core/contracts/sentence-encoder.ts";
import type { Playbook } from "../../core/playbook/schema.ts";
import { localMeanings } from "../retrieval.ts";
import { type Figure, percent } from "../rows.ts";
import { type Answered, answerTasks, type Kind } from "./answerable.ts";
import { readConversations } from "./conversations.ts";
import { fitAnswerability } from "./fit-answerability.ts";

const byWords = ["lexical", "asked", "runnerUp", "joined"] as const;
const kinds: readonly Kind[] = ["answerable", "partial", "unanswerable", "answers taken out", "asked elsewhere"];

/** When a question about long prose is answered without a model, and from where; with vectors where there are some. */
export async function evaluateAnswerable(
  folder: string,
  business: Playbook,
  encoder: LocalEncoder | undefined,
  show?: (what: string, value: string, text: string) => void,
): Promise<Figure[]> {
  const conversations = readConversations(folder);
  if (conversations.tasks.length === 0) return [];
  const words = await answerTasks(conversations, business, undefined);
  const figures = [...figuresOf("by words", words), ...fitAnswerability("by words", words, byWords)];
  if (!encoder) return figures;
  const both = await answerTasks(conversations, business, localMeanings(encoder));
  for (const { kind, answered, question, text } of both)
    if (kind === "unanswerable" || answered !== (kind === "answerable"))
      show?.(kind, answered ? text : "not answered", question);
  return [
    ...figuresOf("words and vectors", both),
    ...fitAnswerability("words and vectors", both, [...byWords, "likeness"]),
    ...figures,
  ];
}

function figuresOf(how: string, all: readonly Answered[]): Figure[] {
  const figures = kinds.map((kind) => {
    const of = all.filter((one) => one.kind === kind);
    const later = of.filter(({ isFitted }) => !isFitted);
    const share = (some: readonly Answered[]) => percent(some.filter(({ answered }) => answered).length, some.length);
    return {
      name: `questions, ${how}, ${kind} (${of.length})`,
      value: `${share(of)} answered (half that was not fitted on: ${share(later)} of ${later.length})`,
    };
  });
  const known = all.filter(({ kind, answered }) => kind === "answerable" && answered);
  const from = (...quotes: readonly Answered["quotes"][]) =>
    percent(known.filter((one) => quotes.includes(one.quotes)).length, known.length);
  return [
    ...figures,
    {
      name: `questions, ${how}, answers to the answerable (${known.length})`,
      value: `${from("right")} quote right passages only, ${from("right", "partly right")} quote one`,
    },
    { name: `questions, ${how}, answers without a source`, value: String(all.filter(({ uncited }) => uncited).length) },
  ];
}
