import type { AnswerSigns } from "../../core/knowledge/answerability.ts";
import { buildKnowledgeIndex } from "../../core/knowledge/build-knowledge-index.ts";
import { contextOf } from "../../core/knowledge/conversation-query.ts";
import type { Meanings } from "../../core/knowledge/source-meaning.ts";
import type { Playbook } from "../../core/playbook/schema.ts";
import { guardOutput } from "../../core/turn/guard-output.ts";
import { recall } from "../../core/turn/recall.ts";
import { respond } from "../../core/turn/respond.ts";
import { runStages } from "../../core/turn/run-stages.ts";
import { stableShare } from "../rows.ts";
import { asBusiness, type Conversations, type Task, withoutAnswers, withoutCollection } from "./conversations.ts";
import { NOW, servicesFor, turnFor } from "./one-turn.ts";

/** What a question stands for: as people judged it, or asked where its answer was taken away. */
export type Kind =
  | "answerable"
  | "partial"
  | "unanswerable"
  | "conversational"
  | "answers taken out"
  | "asked elsewhere";

export interface Answered {
  readonly kind: Kind;
  /** Of a conversation that the weights of `answerability` were fitted on. */
  readonly isFitted: boolean;
  readonly answered: boolean;
  /** The reply says something and names no source: must never be. */
  readonly uncited: boolean;
  /** Something that it quotes stands in a passage that people named as right; and all of it does. */
  readonly quotes: "right" | "partly right" | "other";
  readonly signs: AnswerSigns | undefined;
  readonly question: string;
  readonly text: string;
}

/**
 * Asks the last question of each conversation after all that was said before it, of a business whose sources are the
 * passages, without a model, as far as a turn looks at knowledge: recall, respond, guard-output. Then again where
 * nothing answers: without the passages that answer any question of the conversation, and with the other collections only.
 */
export async function answerTasks(
  { tasks, passages }: Conversations,
  business: Playbook,
  meanings: Meanings | undefined,
): Promise<readonly Answered[]> {
  const all = serve(asBusiness(business, passages), meanings);
  const indexes = new Map<string, ReturnType<typeof serve>>();
  const kept = (name: string, some: () => Conversations["passages"]) => {
    const known = indexes.get(name) ?? serve(asBusiness(business, some()), meanings);
    indexes.set(name, known);
    return known;
  };
  const answers: Answered[] = [];
  for (const task of tasks) {
    answers.push(await ask(task, task.answerability.toLowerCase() as Kind, all));
    if (task.relevant.length === 0) continue;
    const conversation = tasks.filter(({ id }) => conversationOf(id) === conversationOf(task.id));
    const without = kept(conversationOf(task.id), () => withoutAnswers(passages, conversation));
    answers.push(await ask(task, "answers taken out", without));
    const others = kept(task.collection, () => withoutCollection(passages, tasks, task.collection));
    answers.push(await ask(task, "asked elsewhere", others));
  }
  return answers;
}

const serve = (playbook: Playbook, meanings: Meanings | undefined) =>
  servicesFor(playbook, { knowledge: buildKnowledgeIndex(playbook, meanings) });

async function ask(
  { id, messages, relevant }: Task,
  kind: Kind,
  services: ReturnType<typeof serve>,
): Promise<Answered> {
  const question = messages.at(-1)?.text ?? "";
  const window = messages.slice(0, -1).map(({ role, text }, sequence) => ({
    sequence,
    author: role === "user" ? ("customer" as const) : ("bot" as const),
    text,
    at: NOW,
  }));
  const context = contextOf(window);
  await services.knowledge.attend({ text: question, context });
  const memory = { ...services.memory, window: async () => window };
  const start = turnFor({ question, plan: { kind: "answer", query: question, productIds: [] } });
  const turn = await runStages([recall, respond, guardOutput], start, { ...services, memory });
  const cited = turn.draft?.citations.map(({ sourceId }) => relevant.includes(sourceId)) ?? [];
  const search = { text: question, language: "en", productIds: [], limit: 1, context };
  return {
    kind,
    isFitted: stableShare(conversationOf(id)) < 0.5,
    answered: turn.draft !== undefined,
    uncited: turn.draft !== undefined && cited.length === 0,
    quotes: cited.length > 0 && cited.every(Boolean) ? "right" : cited.some(Boolean) ? "partly right" : "other",
    signs: services.knowledge.search(search)[0]?.signs,
    question,
    text: turn.draft?.text ?? "",
  };
}

/** Tasks are numbered within their conversation. */
const conversationOf = (id: string): string => id.split("<::>")[0] ?? id;
