import { z } from "zod";
import type { Playbook } from "../../core/playbook/schema.ts";
import { guardOutput } from "../../core/turn/guard-output.ts";
import { composeAnswer } from "../../core/turn/respond/compose-answer.ts";
import { readRows } from "../rows.ts";
import { servicesFor, turnFor } from "./one-turn.ts";

const passage = z.object({ id: z.string(), text: z.string() });
const task = z.object({
  answerability: z.string(),
  messages: z.array(z.object({ text: z.string() })).min(1),
});

export interface Answered {
  readonly answerability: string;
  readonly answered: boolean;
  /** The reply says something and names no source: must never be. */
  readonly uncited: boolean;
}

/** Asks the last question of each conversation of a business whose sources are the passages, without a model. */
export async function answerTasks(folder: string, business: Playbook): Promise<readonly Answered[]> {
  const passages = readRows(folder, "3_grounding/mtrag_human.passages.jsonl", passage) ?? [];
  const tasks = readRows(folder, "3_grounding/mtrag_human.tasks.jsonl", task) ?? [];
  const services = servicesFor({
    ...business,
    graph: { ...business.graph, nodes: [], policies: [] },
    sources: passages.map(({ id, text }) => ({
      id,
      title: text.split("\n")[0]?.slice(0, 80) ?? id,
      text,
      tier: "gold" as const,
      tags: [],
      productIds: [],
      language: "en",
    })),
  });
  return Promise.all(
    tasks.map(async ({ answerability, messages }) => {
      const question = messages.at(-1)?.text ?? "";
      const plan = { kind: "answer", query: question, productIds: [] } as const;
      const composed = composeAnswer(turnFor({ question, plan }), services, plan);
      if (composed.composed !== "answer") return { answerability, answered: false, uncited: false };
      const { turn } = await guardOutput.run(turnFor({ question, plan, draft: composed.draft }), services);
      return {
        answerability,
        answered: turn.draft !== undefined,
        uncited: turn.draft !== undefined && turn.draft.citations.length === 0,
      };
    }),
  );
}
