import { analyze } from "../../../knowledge/analyze.ts";
import type { ReplyExample } from "../../../playbook/schema.ts";
import { ownExamples } from "./own-examples.ts";

const MOST = 2;

/**
 * The examples of good replies that are most like this question: the playbook's own before ours, those of the customer's
 * language before others. At most two.
 */
export function chooseExamples(
  question: string,
  language: string,
  examples: readonly ReplyExample[],
): readonly ReplyExample[] {
  const asked = new Set(analyze(question, language).terms);
  const rank = (example: ReplyExample, isOwn: boolean): number => {
    const terms = analyze(example.customer, example.language).terms;
    const shared = terms.filter((term) => asked.has(term)).length / Math.max(1, Math.sqrt(terms.length * asked.size));
    return shared + (example.language === language ? 0.5 : 0) + (isOwn ? 0.25 : 0);
  };
  return [
    ...examples.map((example) => ({ example, score: rank(example, true) })),
    ...ownExamples.map((example) => ({ example, score: rank(example, false) })),
  ]
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ example }) => example);
}
