import { type CountTokens, tokensAtMost } from "../core/tokens.ts";

/** Tokenizer of a model's family, by the beginning of its name. */
export type Tokenizers = (model: string) => CountTokens;

const O200K = /^(?:gpt-4o|gpt-4\.[1-9]|gpt-[5-9]|o\d|chatgpt-4o)/;
const CL100K = /^(?:gpt-4|gpt-3\.5|gpt-35)/;

/**
 * Loads the tokenizers that these models need, and no other: each takes some 50 MB. Models of other families (Llama,
 * Mistral, …) are counted by an estimate that never counts fewer than a real tokenizer.
 */
export async function loadTokenizers(models: readonly string[]): Promise<Tokenizers> {
  const [o200k, cl100k] = await Promise.all([
    models.some((model) => O200K.test(model)) ? import("gpt-tokenizer/encoding/o200k_base") : undefined,
    models.some((model) => !O200K.test(model) && CL100K.test(model))
      ? import("gpt-tokenizer/encoding/cl100k_base")
      : undefined,
  ]);
  const counter = (encoding: typeof o200k | typeof cl100k): CountTokens =>
    encoding ? (text) => encoding.countTokens(inWords(text), AS_TEXT) : tokensAtMost;
  const [newer, older] = [counter(o200k), counter(cl100k)];
  return (model) => (O200K.test(model) ? newer : CL100K.test(model) ? older : tokensAtMost);
}

export const estimates: Tokenizers = () => tokensAtMost;

/** A customer who writes `<|endoftext|>` wrote text. */
const AS_TEXT = { disallowedSpecial: new Set<string>() };

/** Merging takes quadratic time in the length of a word, so a word without end is cut: that can only add tokens. */
const inWords = (text: string): string => text.replace(/[^\s]{200}/gu, "$& ");
