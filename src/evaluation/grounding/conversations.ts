import { z } from "zod";
import { words } from "../../core/knowledge/analyze.ts";
import { type Playbook, playbookSchema } from "../../core/playbook/schema.ts";
import { readRows } from "../rows.ts";

const passageRow = z.object({ id: z.string(), text: z.string() });
const taskRow = z.object({
  id: z.string(),
  collection: z.string(),
  answerability: z.string(),
  messages: z.array(z.object({ role: z.enum(["user", "assistant"]), text: z.string() })).min(1),
  relevant: z.array(z.string()),
});
export type Passage = z.infer<typeof passageRow>;
export type Task = z.infer<typeof taskRow>;

/** People's conversations over passages of four collections, with the passages that answer each question. */
export interface Conversations {
  readonly passages: readonly Passage[];
  readonly tasks: readonly Task[];
}

export const readConversations = (folder: string): Conversations => ({
  passages: readRows(folder, "3_grounding/mtrag_human.passages.jsonl", passageRow) ?? [],
  tasks: readRows(folder, "3_grounding/mtrag_human.tasks.jsonl", taskRow) ?? [],
});

/** The business with these sources and no others. A passage's first line is its title. */
export function asBusiness(business: Playbook, passages: readonly Passage[]): Playbook {
  const sources = passages.map(({ id, text }) => {
    const [title = "", ...rest] = text.split("\n");
    return {
      id,
      title: title.trim().slice(0, 200) || "-",
      text: rest.join("\n").trim() || text,
      tier: "gold" as const,
    };
  });
  return {
    ...business,
    graph: { ...business.graph, nodes: [], policies: [] },
    sources: playbookSchema.shape.sources.parse(sources),
  };
}

/** Without the passages that answer these tasks, the others of the same documents, and what repeats them. */
export function withoutAnswers(passages: readonly Passage[], tasks: readonly Task[]): readonly Passage[] {
  const relevant = [...new Set(tasks.flatMap((task) => task.relevant))];
  const documents = new Set(relevant.map(documentOf));
  const answers = passages.filter(({ id }) => relevant.includes(id)).map(({ text }) => shingles(text));
  return passages.filter(
    ({ id, text }) => !documents.has(documentOf(id)) && !answers.some((answer) => repeats(answer, shingles(text))),
  );
}

/** Only passages that answer questions of other collections. */
export function withoutCollection(
  passages: readonly Passage[],
  tasks: readonly Task[],
  collection: string,
): readonly Passage[] {
  const own = new Set(tasks.filter((task) => task.collection === collection).flatMap(({ relevant }) => relevant));
  return passages.filter(({ id }) => !own.has(id));
}

/** A passage's id ends with where it stands in its document. */
const documentOf = (id: string): string => id.replace(/-\d+-\d+$/, "");

const known = new Map<string, ReadonlySet<string>>();

/** Four words in a row. */
function shingles(text: string): ReadonlySet<string> {
  const kept = known.get(text);
  if (kept) return kept;
  const all = words(text);
  const made = new Set(all.slice(3).map((_, at) => all.slice(at, at + 4).join(" ")));
  known.set(text, made);
  return made;
}

/** A fifth of the shorter text stands in the other one. */
function repeats(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const shared = [...one].filter((four) => other.has(four)).length;
  return shared > 0.2 * Math.min(one.size, other.size);
}
