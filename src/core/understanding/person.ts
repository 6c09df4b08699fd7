import { benignEnglish } from "../safety/data/benign-english.ts";
import { benignOther } from "../safety/data/benign-other.ts";
import { sentences } from "../safety/data/by-language.ts";
import { personSentences } from "./data/person.ts";
import { personWords } from "./data/person-words.ts";
import { plainWords } from "./linear/features.ts";
import { restoreSignals, type SignalParts, type Signals, trainSignals } from "./linear/signals.ts";

export interface PersonModel {
  /** 0 to 1: does the text ask for a person? */
  score(text: string): number;
  readonly parts: SignalParts;
}

/**
 * Built-in sentences in six languages, and the playbook's examples as sentences that ask for something else. Examples
 * that the built-in model already takes for such a wish are left out: the playbook may have an intent for it.
 */
export function trainPerson(own: readonly { readonly text: string; readonly asksForPerson: boolean }[]): PersonModel {
  const { asks, asksNot } = personSentences();
  const builtIn = sentences({ en: benignEnglish, ...benignOther });
  const yes = asks.map(({ text }) => text);
  const no = [
    ...asksNot.map(({ text }) => text),
    ...builtIn.map(({ text }) => text).filter((text) => !yes.includes(text) && !PERSON_IN_BENIGN.test(text)),
  ];
  const first = trainSignals([{ yes, no }]);
  const more = own.filter(
    ({ text, asksForPerson }, i) =>
      i % Math.ceil(own.length / 1500) === 0 && !asksForPerson && (first.score(text)[0] ?? 0) < 0.5,
  );
  return makePerson(more.length > 0 ? trainSignals([{ yes, no: [...no, ...more.map(({ text }) => text)] }]) : first);
}

/** A few harmless sentences of the gate's data are wishes for a person. */
const PERSON_IN_BENIGN =
  /speak to a human|hablar con una persona|mit einem Menschen|parler à une personne|parlare con una persona|falar com uma pessoa/i;

export function restorePerson(parts: SignalParts): PersonModel {
  return makePerson(restoreSignals(parts));
}

function makePerson(signals: Signals): PersonModel {
  return {
    parts: signals.parts,
    score: (text) => (namesPerson(plainWords(text)) ? (signals.score(text)[0] ?? 0) : 0),
  };
}

/** Does the text have a word that a wish for a person needs, perhaps with a slip of the finger? */
function namesPerson(words: readonly string[]): boolean {
  return words.some((word) => has(word) || (word.length >= SLIP_FROM && slips(word).some(has)));
}

const SLIP_FROM = 5;
const has = (word: string): boolean => personWords.has(word) || missingOne.has(word);
const without = (word: string, at: number): string => word.slice(0, at) + word.slice(at + 1);

/** Long person words with one letter left out; a letter too many, too few or in the wrong place all meet in these. */
const missingOne: ReadonlySet<string> = new Set(
  [...personWords].flatMap((word) => (word.length >= SLIP_FROM ? slips(word) : [])),
);

function slips(word: string): string[] {
  return Array.from(word, (_, at) => without(word, at));
}
