import { type LinearModel, linearScores } from "./linear-model.ts";
import { defaultTraining, softmax, trainLinear } from "./train-linear.ts";
import { fitVectorizer, makeVectorizer, type Vectorizer } from "./vectorizer.ts";

/** Several yes-or-no judges over the same features: each says how likely its own answer is yes. */
export interface Signals {
  /** 0 to 1, in the order the sets were given. */
  score(text: string): readonly number[];
  readonly parts: SignalParts;
}

export interface SignalParts {
  readonly hashes: Uint32Array;
  readonly weights: Float32Array;
  readonly unknownWeight: number;
  readonly models: readonly LinearModel[];
}

export interface SignalSet {
  readonly yes: readonly string[];
  readonly no: readonly string[];
}

const training = { ...defaultTraining, epochs: 15 };

export function trainSignals(sets: readonly SignalSet[]): Signals {
  const vectorizer = fitVectorizer([...new Set(sets.flatMap(({ yes, no }) => [...yes, ...no]))], { minTexts: 1 });
  const models = sets.map(({ yes, no }) =>
    trainLinear(
      [...yes, ...no].map((text) => vectorizer.vectorize(text)),
      [...yes.map(() => 1), ...no.map(() => 0)],
      { features: vectorizer.size, classes: 2 },
      training,
    ),
  );
  const { hashes, weights, unknownWeight } = vectorizer;
  return makeSignals({ hashes, weights, unknownWeight, models }, vectorizer);
}

export function restoreSignals(parts: SignalParts): Signals {
  return makeSignals(parts, makeVectorizer(parts.hashes, parts.weights, parts.unknownWeight));
}

function makeSignals(parts: SignalParts, vectorizer: Vectorizer): Signals {
  return {
    parts,
    score(text) {
      const vector = vectorizer.vectorize(text);
      return parts.models.map((model) => {
        const shares = linearScores(model, vector);
        softmax(shares);
        return shares[1] ?? 0;
      });
    },
  };
}
