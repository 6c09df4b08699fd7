import type { Playbook } from "../playbook/schema.ts";
import { restoreJudges, trainJudges } from "../safety/train-judges.ts";
import { assembleModels } from "./assemble-models.ts";
import { offTopic } from "./data/off-topic.ts";
import { playbookExamples } from "./intent/examples.ts";
import { restoreIntents, trainIntents } from "./intent/intent-classifier.ts";
import { restoreLanguage, trainLanguage } from "./language/language-detector.ts";
import type { NgramTable } from "./language/ngram-table.ts";
import { unpack } from "./linear/pack.ts";
import type { UnderstandingModels } from "./models.ts";
import { restorePerson, trainPerson } from "./person.ts";
import { storedModels } from "./stored-models.ts";

/**
 * Trains everything a playbook needs, the same way each time. `onProgress` hears shares from 0 to 1. Takes about
 * four seconds for 2,300 examples and twelve for 10,000; run it in a worker thread when customers are waiting.
 */
export function trainModels(
  playbook: Playbook,
  table: NgramTable,
  onProgress: (share: number) => void = () => {},
): UnderstandingModels {
  const examples = playbookExamples(playbook);
  const texts = examples.map(({ text }) => text);
  const intents = trainIntents(examples, playbook.intents.length, offTopic, (share) => onProgress(share * 0.7));
  const judges = trainJudges(texts);
  onProgress(0.8);
  const person = trainPerson(
    examples.map(({ text, label }) => ({ text, asksForPerson: playbook.intents[label]?.kind === "escalate" })),
  );
  onProgress(0.9);
  const language = trainLanguage(examples, playbook.languages, table);
  onProgress(1);
  return assembleModels({ intents, judges, person, language });
}

/** Brings back what `toBytes` wrote, for the same playbook. Throws `misconfigured` when the bytes do not fit it. */
export function restoreModels(bytes: Buffer, playbook: Playbook, table: NgramTable): UnderstandingModels {
  const stored = storedModels(unpack(bytes), playbook);
  return assembleModels({
    intents: restoreIntents(stored.intents, playbookExamples(playbook)),
    judges: restoreJudges(stored.judges),
    person: restorePerson(stored.person),
    language: restoreLanguage(stored.language, playbook.languages, table),
  });
}
