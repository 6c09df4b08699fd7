import type { AnswerSigns } from "../../core/knowledge/answerability.ts";
import { fitLogistic } from "../../core/understanding/linear/calibration.ts";
import { type Figure, quantile } from "../rows.ts";
import type { Answered, Kind } from "./answerable.ts";

/** A question of another collection is easily told apart: it must not drown those that are not. */
const worth: Partial<Record<Kind, number>> = {
  answerable: 1,
  unanswerable: 1,
  "answers taken out": 1,
  "asked elsewhere": 0.3,
};
/** Share of the answerable questions that shall be answered, and the confidence that speaks. */
const SHARE = 0.85;
const SPEAKS = 0.85;

/** Weights of core/knowledge/answerability.ts, fitted on half of the conversations; `base` so that 85 % of all are answered. */
export function fitAnswerability(
  how: string,
  answers: readonly Answered[],
  names: readonly (keyof AnswerSigns)[],
): Figure[] {
  const valuesOf = (signs: AnswerSigns) => names.map((name) => signs[name] ?? 0);
  const judged = answers.flatMap(({ kind, isFitted, signs }) =>
    signs && worth[kind] !== undefined ? [{ kind, isFitted, values: valuesOf(signs), weight: worth[kind] }] : [],
  );
  const fitted = judged.filter(({ isFitted }) => isFitted);
  const total = fitted.reduce((sum, { weight }) => sum + weight, 0);
  const weights = fitLogistic(
    fitted.map(({ kind, values, weight }) => ({
      signals: values,
      isTrue: kind === "answerable",
      weight: weight / total,
    })),
  );
  const sumOf = (values: readonly number[]) => values.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0);
  const known = judged.filter(({ kind }) => kind === "answerable").map(({ values }) => sumOf(values));
  const base = Math.log(SPEAKS / (1 - SPEAKS)) - quantile(known, 1 - SHARE);
  const shown = [["base", base] as const, ...names.map((name, i) => [name, weights[i] ?? 0] as const)];
  return shown.map(([name, value]) => ({ name: `answerability, ${how}, ${name}`, value: value.toFixed(2) }));
}
