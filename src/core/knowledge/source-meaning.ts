import type { Source } from "../playbook/schema.ts";
import { splitPassages, splitSentences } from "./passages.ts";

/** What sources and questions mean, as vectors of length 1 of one sentence encoder. */
export interface Meanings {
  /** Numbers in each vector. */
  readonly size: number;
  /** Languages that the vectors mean something in. Absent: all. */
  readonly languages?: readonly string[];
  /** Of a source; undefined while nobody has read it yet. */
  ofSource(source: Source): Float32Array | undefined;
  /** Of a question; undefined when its vector comes from a service that was not asked for it, or did not answer. */
  ofQuestion(text: string): Float32Array | undefined;
  /** Of what we replied: long texts, so a local encoder takes the mean of their sentences, which repeat. */
  ofReply(text: string): Float32Array | undefined;
  /** Asks the service for these texts, with a time limit. Never throws; a local encoder has nothing to ask. */
  attend(texts: readonly string[]): Promise<void>;
  /** Reads a reply beside other work, so that the next question need not wait for it. A service is not asked. */
  readAhead(reply: string): void;
}

/**
 * So much of a source is read at once: encoders are trained on sentences and short paragraphs, and the local one cuts
 * after 128 pieces, some 500 characters.
 */
const PART_LENGTH = 450;
const TITLE_LENGTH = 120;
/** More than these parts of a long source change its mean little. */
const MOST_PARTS = 24;

/** The texts whose mean is the meaning of a source: its parts, each below its title. */
export function partsToRead({ title, text }: Source): readonly string[] {
  const parts: string[] = [];
  let part = "";
  for (const passage of splitPassages(text)) {
    if (part !== "" && part.length + passage.text.length > PART_LENGTH) {
      parts.push(part);
      part = "";
    }
    part += part === "" ? passage.text : ` ${passage.text}`;
  }
  if (part !== "" || parts.length === 0) parts.push(part);
  return parts.slice(0, MOST_PARTS).map((one) => `${title.slice(0, TITLE_LENGTH)}. ${one}`);
}

/** The mean of vectors, of length 1 again. */
export function meanVector(vectors: readonly Float32Array[], size: number): Float32Array {
  const sum = new Float32Array(size);
  for (const vector of vectors) for (let i = 0; i < size; i++) sum[i] = (sum[i] ?? 0) + (vector[i] ?? 0);
  const length = Math.hypot(...sum) || 1;
  return sum.map((value) => value / length);
}

/** What follows after so many sentences of a reply changes its mean little. */
const MOST_SENTENCES = 12;

/**
 * The sentences of a reply. Their mean finds as much as the whole reply read at once, in less than half the time: an
 * encoder's work grows faster than its text, and replies quote the same sentences again and again.
 */
export const sentencesOfReply = (reply: string): readonly string[] =>
  reply
    .split(/\n+/)
    .flatMap((line) => splitSentences(line.trim()))
    .slice(0, MOST_SENTENCES);
