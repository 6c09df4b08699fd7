import type { LocalEncoder } from "../contracts/sentence-encoder.ts";
import type { Playbook } from "../playbook/schema.ts";
import { restoreJudges, trainJudges } from "../safety/train-judges.ts";
import { assembleModels } from "./assemble-models.ts";
import { offTopic } from "./data/off-topic.ts";
import { playbookExamples, playbookRejects } from "./intent/examples.ts";
import { restoreIntents, trainIntents } from "./intent/intent-classifier.ts";
import { restoreLanguage, trainLanguage } from "./language/language-detector.ts";
import type { NgramTable } from "./language/ngram-table.ts";
import { readableBy } from "./linear/dense-features.ts";
import { unpack } from "./linear/pack.ts";
import type { UnderstandingModels } from "./models.ts";
import { restorePerson, trainPerson } from "./person.ts";
import { storedModels } from "./stored-models.ts";

/**
 * Trains everything a playbook needs, the same way each time. `onProgress` hears shares from 0 to 1. Takes about
 * four seconds for 2,300 examples and twelve for 10,000; with an encoder it first has to read them, some 4 ms each.
 * Run it in a worker thread when customers are waiting.
 */
export function trainModels(
  playbook: Playbook,
  table: NgramTable,
  { onProgress = () => {}, encoder }: { onProgress?: (share: number) => void; encoder?: LocalEncoder | undefined } = {},
): UnderstandingModels {
  const examples = playbookExamples(playbook);
  const rejects = [...offTopic, ...playbookRejects(playbook)];
  const texts = examples.map(({ text }) => text);
  const language = trainLanguage(examples, playbook.languages, table);
  const intents = trainIntents(examples, playbook.intents.length, rejects, {
    onProgress: (share) => onProgress(0.1 + share * 0.7),
    dense: encoder && readableBy(encoder, language),
  });
  const judges = trainJudges(texts);
  onProgress(0.9);
  const person = trainPerson(
    examples.map(({ text, label }) => ({ text, asksForPerson: playbook.intents[label]?.kind === "escalate" })),
  );
  onProgress(1);
  return assembleModels({ intents, judges, person, language, encoder: encoder?.name });
}

/**
 * Brings back what `toBytes` wrote, for the same playbook. Throws `misconfigured` when the bytes do not fit it, or when
 * they were trained without the encoder that is here now.
 */
export function restoreModels(
  bytes: Buffer,
  playbook: Playbook,
  table: NgramTable,
  encoder?: LocalEncoder,
): UnderstandingModels {
  const stored = storedModels(unpack(bytes), playbook, encoder?.name);
  const language = restoreLanguage(stored.language, playbook.languages, table);
  return assembleModels({
    intents: restoreIntents(stored.intents, playbookExamples(playbook), encoder && readableBy(encoder, language)),
    judges: restoreJudges(stored.judges),
    person: restorePerson(stored.person),
    language,
    encoder: stored.encoder,
  });
}
