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
}

/** The contract's face of the trained parts. */
export function assembleModels({ intents, judges, person, language }: Parts): UnderstandingModels {
  return {
    language: (text, previous) => language.detect(text, previous),
    understand: (input) => understandText(input, intents, person),
    judge: (text) => judges.judge(text),
    toBytes: () =>
      pack({
        version: 2,
        intents: intents.parts,
        judges: judges.parts,
        person: person.parts,
        language: language.parts,
      }),
  };
}
