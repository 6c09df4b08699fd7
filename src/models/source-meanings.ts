import path from "node:path";
import { LRUCache } from "lru-cache";
import type { LocalEncoder, SentenceEncoder } from "../core/contracts/sentence-encoder.ts";
import { type Meanings, meanVector, partsToRead, sentencesOfReply } from "../core/knowledge/source-meaning.ts";
import type { Source } from "../core/playbook/schema.ts";
import { readVectors, vectorKey, writeVectors } from "./encoder/vector-file.ts";

/** Reads texts where it does not hold up replies: in a thread of its own, or at a service. One vector a text. */
type ReadTexts = (texts: readonly string[]) => Promise<readonly Float32Array[]>;

export interface SourceMeanings extends Meanings {
  /** How many of these sources nobody has read yet. */
  unread(sources: readonly Source[]): number;
  /** Reads those, and keeps the vectors of these sources only, also over restarts. */
  learn(sources: readonly Source[]): Promise<void>;
}

export interface SourceMeaningsDeps {
  readonly encoder: LocalEncoder | SentenceEncoder;
  readonly read: ReadTexts;
  /** Where the vectors are kept. They hold no text; a lost file costs time only. */
  readonly folder: string;
}

const QUESTIONS_KEPT = 1_000;
/** A question waits so long for its vector from a service; then it is searched by its words. */
const ATTEND_MS = 400;
/** Sources read in one go; what was read is kept when the next one fails. */
const BATCH = 200;

export async function openSourceMeanings({ encoder, read, folder }: SourceMeaningsDeps): Promise<SourceMeanings> {
  const file = path.join(folder, `vectors-${encoder.name.replace(/[^\w.-]/g, "_")}-sources.bin`);
  let known: ReadonlyMap<string, Float32Array> = await readVectors(file, encoder.size);
  const questions = new LRUCache<string, Float32Array>({ max: QUESTIONS_KEPT });
  const reads = ({ language }: Source): boolean =>
    language === undefined || encoder.languages?.includes(language) !== false;
  const missing = (sources: readonly Source[]) =>
    sources.filter((source) => reads(source) && !known.has(keyOf(source)));

  return {
    size: encoder.size,
    ...(encoder.languages ? { languages: encoder.languages } : {}),
    ofSource: (source) => known.get(keyOf(source)),
    ofQuestion: (text) => ("of" in encoder ? encoder.of(text) : questions.get(text)),
    ofReply(text) {
      if (!("of" in encoder)) return questions.get(text);
      const sentences = sentencesOfReply(text);
      return sentences.length > 0 ? meanVector(sentences.map(encoder.of), encoder.size) : undefined;
    },
    readAhead(reply) {
      if (!("of" in encoder)) return;
      const { of } = encoder;
      for (const sentence of sentencesOfReply(reply)) setImmediate(() => of(sentence));
    },
    async attend(texts) {
      const unknown = "of" in encoder ? [] : texts.filter((text) => text.trim() !== "" && !questions.has(text));
      if (unknown.length === 0) return;
      try {
        const vectors = await encoder.encode(unknown, AbortSignal.timeout(ATTEND_MS));
        for (const [at, vector] of vectors.entries()) questions.set(unknown[at] ?? "", vector);
      } catch {
        // Searching by words alone still answers; the ledger and the service's own log say what happened.
      }
    },
    unread: (sources) => missing(sources).length,
    async learn(sources) {
      const todo = missing(sources);
      if (todo.length === 0) return;
      const kept = new Map<string, Float32Array>();
      for (const source of sources) {
        const vector = known.get(keyOf(source));
        if (vector) kept.set(keyOf(source), vector);
      }
      for (let from = 0; from < todo.length; from += BATCH) {
        const batch = todo.slice(from, from + BATCH).map((source) => ({ source, parts: partsToRead(source) }));
        const vectors = await read(batch.flatMap(({ parts }) => parts));
        let at = 0;
        for (const { source, parts } of batch) {
          kept.set(keyOf(source), meanVector(vectors.slice(at, at + parts.length), encoder.size));
          at += parts.length;
        }
        known = new Map(kept);
      }
      // A full disk is no reason to be without vectors.
      await writeVectors(file, kept).catch(() => undefined);
    },
  };
}

const keyOf = ({ title, text }: Source): string => vectorKey(`${title}\n${text}`);
