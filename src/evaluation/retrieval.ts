import { z } from "zod";
import type { LocalEncoder } from "../core/contracts/sentence-encoder.ts";
import { buildKnowledgeIndex } from "../core/knowledge/build-knowledge-index.ts";
import { contextOf } from "../core/knowledge/conversation-query.ts";
import { sameText } from "../core/knowledge/same-text.ts";
import { type Meanings, meanVector, partsToRead, sentencesOfReply } from "../core/knowledge/source-meaning.ts";
import { type PlaybookInput, playbookSchema } from "../core/playbook/schema.ts";
import { type Figure, percent, quantile, readRows } from "./rows.ts";

const passageRow = z.looseObject({ id: z.string(), text: z.string() });
const taskRow = z.looseObject({
  answerability: z.string(),
  messages: z.array(z.object({ role: z.enum(["user", "assistant"]), text: z.string() })).min(1),
  relevant: z.array(z.string()),
});
type Task = z.infer<typeof taskRow>;

/** Passages that one search gives; of them the first five sources count. */
const PASSAGES = 400;
const PLACES = 5;

/** Is a right passage among the five sources that are found first? Every turn of every conversation is one task. */
export function evaluateRetrieval(folder: string, encoder: LocalEncoder | undefined): Figure[] {
  const passages = readRows(folder, "3_grounding/mtrag_human.passages.jsonl", passageRow);
  const tasks = readRows(folder, "3_grounding/mtrag_human.tasks.jsonl", taskRow)?.filter(
    ({ relevant }) => relevant.length > 0,
  );
  if (!passages || !tasks) return [];
  const playbook = playbookSchema.parse(asPlaybook(passages));
  const texts = new Map(passages.map(({ id }, at) => [id, sameText(playbook.sources[at]?.text ?? "")]));
  const meanings = encoder && localMeanings(encoder);
  const index = buildKnowledgeIndex(playbook, meanings);
  const times: number[] = [];

  const rankOf = ({ messages, relevant }: Task, withContext: boolean): number => {
    const question = messages.at(-1)?.text ?? "";
    const before = messages.slice(0, -1).map(({ role, text }) => ({
      author: role === "user" ? ("customer" as const) : ("bot" as const),
      text,
    }));
    const context = withContext ? contextOf(before) : {};
    // As when the product runs: the question before was asked, and the reply read ahead.
    if (context.asked) meanings?.ofQuestion(context.asked);
    if (context.reply) meanings?.ofReply(context.reply);
    const startedAt = performance.now();
    const found = index.search({ text: question, language: "en", productIds: [], limit: PASSAGES, context });
    times.push(performance.now() - startedAt);
    // Some passages stand in the data twice; the index shows one of them, as an import keeps one.
    const right = new Set(relevant.map((id) => texts.get(id)));
    const places = [...new Set(found.map(({ sourceId }) => sourceId))];
    const place = places.findIndex((id) => right.has(sameText(index.source(id)?.text ?? "")));
    return place < 0 ? Number.POSITIVE_INFINITY : place;
  };
  const share = (some: readonly Task[], withContext: boolean) => {
    const places = some.map((task) => rankOf(task, withContext));
    const within = (limit: number) => percent(places.filter((place) => place < limit).length, places.length);
    return `${within(PLACES)} (first: ${within(1)}, ten: ${within(10)})`;
  };
  const how = encoder ? "lexical and vectors" : "lexical only";
  const later = tasks.filter(({ messages }) => messages.length > 1);
  return [
    { name: `retrieval, ${how}: right passage among five, all turns (${tasks.length})`, value: share(tasks, true) },
    ...["ANSWERABLE", "PARTIAL"].map((kind) => {
      const some = tasks.filter(({ answerability }) => answerability === kind);
      return { name: `retrieval, ${how}: … ${kind.toLowerCase()} (${some.length})`, value: share(some, true) };
    }),
    { name: `retrieval, ${how}: … later turns (${later.length})`, value: share(later, true) },
    { name: `retrieval, ${how}: … later turns, without what was said before`, value: share(later, false) },
    { name: `retrieval, ${how}: p95 of ${passages.length} sources`, value: `${quantile(times, 0.95).toFixed(1)} ms` },
  ];
}

/** A passage's first line is its title. */
function asPlaybook(passages: readonly z.infer<typeof passageRow>[]): PlaybookInput {
  const sources = passages.map(({ text }, at) => {
    const [title = "", ...rest] = text.split("\n");
    const body = rest.join("\n").trim();
    return { id: `p${at}`, title: title.trim().slice(0, 200) || "-", text: body || text, tier: "gold" as const };
  });
  return { name: "retrieval", languages: ["en"], intents: [{ id: "any", examples: ["anything"] }], sources };
}

/** Meanings by this encoder; each text is read once. */
export function localMeanings(encoder: LocalEncoder): Meanings {
  const known = new Map<string, Float32Array>();
  const of = (text: string): Float32Array => {
    const vector = known.get(text) ?? encoder.of(text);
    known.set(text, vector);
    return vector;
  };
  return {
    size: encoder.size,
    ...(encoder.languages ? { languages: encoder.languages } : {}),
    ofSource: (source) => meanVector(partsToRead(source).map(of), encoder.size),
    ofQuestion: of,
    ofReply: (text) => meanVector(sentencesOfReply(text).map(of), encoder.size),
    attend: async () => undefined,
    readAhead: () => undefined,
  };
}
