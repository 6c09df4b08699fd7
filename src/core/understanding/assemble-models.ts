import type { Judges } from "../safety/train-judges.ts";
import type { IntentClassifier } from "./intent/intent-classifier.ts";
import type { LanguageDetector } from "./language/language-detector.ts";
import { pack } from "./linear/pack.ts";
import type { UnderstandingModels } from "./models.ts";
import type { PersonModel } from "./person.ts";
import { understandText } from "./understand-text.ts";

interface Parts {
  readonly intents: IntentClassifier;
  readonly judges: Judges;
  readonly person: PersonModel;
  readonly language: LanguageDetector;
  /** Name of the sentence encoder that was there when they were trained. */
  readonly encoder?: string | undefined;
}

const CANDIDATES = 3;
const NEAREST = 5;

/** The contract's face of the trained parts. */
export function assembleModels({ intents, judges, person, language, encoder }: Parts): UnderstandingModels {
  return {
    language: (text, previous) => language.detect(text, previous),
    understand: (input) => understandText(input, intents, person),
    explain: (text) => ({
      candidates: [...intents.classify(text).shares]
        .map((share, label) => ({ label, share }))
        .sort((a, b) => b.share - a.share)
        .slice(0, CANDIDATES),
      nearest: intents.nearest(text, NEAREST),
    }),
    judge: (text) => judges.judge(text),
    toBytes: () =>
      pack({
        version: 2,
        encoder,
        intents: intents.parts,
        judges: judges.parts,
        person: person.parts,
        language: language.parts,
      }),
  };
}
