import type { LocalEncoder } from "../../contracts/sentence-encoder.ts";
import type { LanguageDetector } from "../language/language-detector.ts";

/** A vector of fixed length for a text, that a classifier may use beside n-grams. */
export interface DenseFeatures {
  /** Which encoder: models trained with one do not fit another. */
  readonly name: string;
  readonly size: number;
  /** `size` numbers of total length 1, the same ones for the same text. Undefined for a text that it cannot read. */
  of(text: string, language?: string): Float32Array | undefined;
}

/** What an encoder says of texts in its own languages; of others it knows nothing that helps. Unnamed languages are detected. */
export function readableBy(encoder: LocalEncoder, detector: LanguageDetector): DenseFeatures {
  const { name, size, languages } = encoder;
  return {
    name,
    size,
    of: (text, language) =>
      !languages || languages.includes(language ?? detector.detect(text).language) ? encoder.of(text) : undefined,
  };
}
