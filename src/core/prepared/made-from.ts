import { createHash } from "node:crypto";
import type { Serving } from "../playbook/serving.ts";

/** Grows when this code makes other answers from the same sources. */
const MAKER = 3;

/**
 * A hash of all that answers are made from: the sources in force today, with the products, policies and intents they
 * belong to. The day is in it, so that what customers asked is looked at once a day.
 */
export function madeFrom({ playbook: { playbook }, knowledge, day }: Serving): string {
  const { languages, intents, graph, sources, questions } = playbook;
  const hash = createHash("sha256");
  const add = (value: unknown): void => void hash.update(`${JSON.stringify(value)}\n`);
  add([MAKER, day, languages, graph, questions, intents.map(({ id, policyType }) => [id, policyType])]);
  for (const source of sources) {
    // Who keeps it right, and until when, tells a customer nothing.
    const { owner: _owner, reviewBy: _reviewBy, origin: _origin, ...told } = source;
    if (knowledge.source(source.id)) add(told);
  }
  return hash.digest("hex");
}
