import { answersQuestion, askedType } from "./dialogue/answers-question.ts";
import { refersBack } from "./dialogue/refers-back.ts";
import { yesOrNo } from "./dialogue/yes-or-no.ts";
import { findEntities } from "./entities/find-entities.ts";
import { guessIntent } from "./intent/guess-intent.ts";
import type { IntentClassifier } from "./intent/intent-classifier.ts";
import type { UnderstandingInput } from "./models.ts";
import type { PersonModel } from "./person.ts";
import { judgeSentiment } from "./sentiment/sentiment.ts";
import type { Entity, Understanding } from "./understanding.ts";

/** Puts together what each part makes of the text. */
export function understandText(
  input: UnderstandingInput,
  intents: IntentClassifier,
  person: PersonModel,
): Understanding {
  const { playbook } = input.playbook;
  const asked = askedType(input);
  const entities = [...findEntities(input, asked), ...oneTimeCode(input)];
  const intent = guessIntent(input.text, playbook, intents, person.score, input.language);
  const answer = yesOrNo(input.text);
  const named = new Set(["product", ...playbook.entities.map(({ id }) => id)]);
  return {
    intent,
    entities,
    sentiment: judgeSentiment(input.text),
    ...(answer ? { answer } : {}),
    refersBack: refersBack(input.text, input.language, entities, named),
    isAnswerToQuestion: answersQuestion(input, entities, intent, answer),
  };
}

/** Six digits, in one or two groups, while we wait for the code we sent. */
function oneTimeCode({ text, state }: UnderstandingInput): Entity[] {
  if (state.proof?.step !== "code") return [];
  const match = /(?<!\d)(\d{3})[ .-]?(\d{3})(?!\d)/.exec(text);
  return match ? [{ type: "code", text: match[0], value: `${match[1]}${match[2]}`, confidence: 0.98 }] : [];
}
