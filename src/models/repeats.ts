import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { LanguageModel, ModelAnswer, ModelRequest } from "../core/contracts/language-model.ts";

const MOST_ANSWERS = 1_000;

/**
 * The same prompt gets the same answer for a while, without a call and for nothing. A prompt holds everything that its
 * answer may rest on (sources, receipts, what was said), so a changed source is another prompt. In memory, this process
 * alone.
 */
export function withRepeats(model: LanguageModel, forMs: number): LanguageModel {
  const answers = new LRUCache<string, ModelAnswer>({ max: MOST_ANSWERS, ttl: forMs });
  return {
    tokens: (text) => model.tokens(text),
    async complete(request, hear) {
      const key = keyOf(request);
      const known = answers.get(key);
      if (known) {
        hear?.(known.text);
        return { ...known, tokensIn: 0, tokensOut: 0, costMicroUsd: 0 };
      }
      const answer = await model.complete(request, hear);
      answers.set(key, answer);
      return answer;
    },
  };
}

/** A digest: texts of customers are not kept for being compared. */
const keyOf = ({ purpose, messages, tools, schema, maxTokens }: ModelRequest): string =>
  createHash("sha256")
    .update(JSON.stringify([purpose, messages, tools, schema, maxTokens]))
    .digest("base64");
