import { ruleScore } from "./injection-rules.ts";
import { type Grams, readGrams } from "./judging/grams.ts";
import {
  type JudgeParts,
  type Lesson,
  likelihood,
  logitsOf,
  trainJudgeModel,
  vectorOf,
} from "./judging/judge-model.ts";
import { type Stretch, stretchesOf } from "./judging/stretches.ts";
import { type LabelledText, labelledTexts, type TextKind } from "./labelled-texts.ts";

/** 0 to 1 each: how likely the text tries to trick the assistant, is abusive, speaks of self-harm. */
export interface Judgement {
  readonly injection: number;
  readonly abuse: number;
  readonly selfHarm: number;
}

export interface Judges {
  judge(text: string): Judgement;
  readonly parts: JudgeParts;
}

/**
 * The questions, in the order of the model's answers. Below `fromWords` an answer counts for less: two or three words
 * are too little to call somebody an attacker. `weight` makes up for how few texts of the kind there are.
 */
const questions: readonly { readonly kind: TextKind; readonly fromWords: number; readonly weight: number }[] = [
  { kind: "trick", fromWords: 4, weight: 6 },
  { kind: "abuse", fromWords: 2, weight: 6 },
  { kind: "self-harm", fromWords: 3, weight: 12 },
];

/** Enough of the playbook's own sentences to know its tone, without drowning the rest. */
const MOST_OWN_SENTENCES = 1500;
/** Longer texts teach nothing new: at run time they are judged no further either (turn/guard-input.ts). */
const MOST_TAUGHT = 4_000;

/**
 * Trains the three judges on `texts` (what ships, unless an evaluation holds some back), with the playbook's examples
 * as harmless ones. Examples that a first look takes for tricks, abuse or self-harm are left out: a playbook may have
 * intents for these. Takes about a second.
 */
export function trainJudges(ownSentences: readonly string[], texts: readonly LabelledText[] = labelledTexts): Judges {
  const lessons = texts.flatMap(lessonsOf);
  const first = makeJudges(trainJudgeModel(lessons, questions.length));
  if (ownSentences.length === 0) return first;
  const every = Math.max(1, Math.ceil(ownSentences.length / MOST_OWN_SENTENCES));
  const own = ownSentences.filter((text, i) => i % every === 0 && isHarmless(first.judge(text)));
  const ownLessons = own.flatMap((text) => lessonsOf({ source: "playbook", kind: "harmless", text }));
  return makeJudges(trainJudgeModel([...lessons, ...ownLessons], questions.length));
}

const isHarmless = ({ injection, abuse, selfHarm }: Judgement): boolean =>
  injection < 0.8 && abuse < 0.8 && selfHarm < 0.8;

/** The whole text, and every stretch of a harmless one, which is harmless too. Where a trick sits nobody has marked. */
function lessonsOf({ kind, text, source }: LabelledText): Lesson[] {
  const grams = readGrams(text.slice(0, MOST_TAUGHT));
  const stretches = kind === "harmless" ? stretchesOf(grams) : [];
  return [wholeOf(grams), ...stretches].map((stretch) => ({
    vector: vectorOf(grams, stretch),
    answers: questions.map((question) => (question.kind === kind ? 1 : 0)),
    weight:
      (questions.find((question) => question.kind === kind)?.weight ?? 1) *
      (source === "own" ? Number(kind === "harmless" ? (process.env.OH ?? 1) : (process.env.OP ?? 1)) : 1),
  }));
}

const wholeOf = (grams: Grams): Stretch => ({ from: 0, to: grams.length, margin: 0 });

export const restoreJudges = (parts: JudgeParts): Judges => makeJudges(parts);

function makeJudges(parts: JudgeParts): Judges {
  return {
    parts,
    judge(text) {
      const grams = readGrams(text);
      const stretches = [wholeOf(grams), ...stretchesOf(grams)];
      const answers = stretches.map((stretch) => {
        const logits = logitsOf(parts, vectorOf(grams, stretch));
        return questions.map(
          ({ fromWords }, i) =>
            likelihood((logits[i] ?? 0) - stretch.margin) * Math.min(1, (stretch.to - stretch.from) / fromWords),
        );
      });
      const highest = (question: number): number => Math.max(...answers.map((answer) => answer[question] ?? 0));
      return {
        injection: 1 - (1 - highest(0)) * (1 - ruleScore(text)),
        abuse: highest(1),
        selfHarm: highest(2),
      };
    },
  };
}
