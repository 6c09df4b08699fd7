// Presidio's analyzer, in a process of its own: answers `POST /analyze` in its shape and with its complaints, from a list
// of words that it takes for entities. Offsets count code points, as Python's do. Usage: tsx test/fakes/presidio/main.ts
import { setTimeout as wait } from "node:timers/promises";
import { type FakeAnswer, type FakeRequest, serveFake } from "../support/http.ts";

/** Word → entity and score. */
let lexicon: Record<string, { entity_type: string; score: number }> = {};
let behaviour: { status?: number; delayMs?: number; body?: unknown } = {};
const asked: unknown[] = [];

serveFake(async (request) => {
  const { pathname } = request.url;
  if (pathname === "/control/lexicon") {
    lexicon = request.json() as typeof lexicon;
    return { status: 200 };
  }
  if (pathname === "/control/behave") {
    behaviour = request.json();
    return { status: 200 };
  }
  if (pathname === "/control/asked") return { status: 200, body: asked };
  if (pathname === "/health") return { status: 200, body: "Presidio Analyzer service is up" };
  return pathname === "/analyze" && request.method === "POST" ? analyze(request) : { status: 404 };
});

async function analyze(request: FakeRequest): Promise<FakeAnswer> {
  const { text, language, entities, score_threshold: least = 0 } = request.json();
  asked.push(request.json());
  if (behaviour.delayMs) await wait(behaviour.delayMs);
  if (behaviour.status) return { status: behaviour.status, body: { error: "as told" } };
  if (behaviour.body !== undefined) return { status: 200, body: behaviour.body };
  if (typeof text !== "string") return { status: 500, body: { error: "No text provided" } };
  if (typeof language !== "string") return { status: 500, body: { error: "No language provided" } };
  if (!["en", "es"].includes(language))
    return { status: 500, body: { error: "No matching recognizers were found to serve the request." } };
  const wanted = Array.isArray(entities) ? entities : undefined;
  const found = Object.entries(lexicon).flatMap(([word, { entity_type, score }]) => {
    const at = text.indexOf(word);
    if (at < 0 || (wanted && !wanted.includes(entity_type)) || score < Number(least)) return [];
    const start = Array.from(text.slice(0, at)).length;
    return [{ analysis_explanation: null, start, end: start + Array.from(word).length, score, entity_type }];
  });
  return { status: 200, body: found };
}
