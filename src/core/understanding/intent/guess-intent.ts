import type { Playbook } from "../../playbook/schema.ts";
import type { IntentGuess } from "../understanding.ts";
import { splitClauses } from "./clauses.ts";
import type { IntentClassifier } from "./intent-classifier.ts";
import { OUT_OF_SCOPE_PRIOR } from "./reject.ts";

/** A clause's own wish counts from here; measured on two-wish messages (docs/evaluation.md). */
const SECONDARY = 0.3;
/** Both clauses must be this sure before their order decides which wish comes first. */
const SURE = 0.5;
/** From here on we say that no intent of the playbook fits. */
export const REJECT = 0.65;

interface ClauseGuess {
  readonly label: number;
  readonly confidence: number;
  readonly outOfScope: number;
}

/** Primary and secondary intent of a message, in the order the customer named them. */
export function guessIntent(
  text: string,
  playbook: Playbook,
  classifier: IntentClassifier,
  person: (text: string) => number,
  language?: string,
): IntentGuess {
  const clauses = splitClauses(text);
  const whole = classifier.classify(text, language);
  const escalates = playbook.intents.reduce(
    (sum, { kind }, at) => (kind === "escalate" ? sum + (whole.shares[at] ?? 0) : sum),
    0,
  );
  const wantsPerson = Math.max(
    escalates * (1 - whole.outOfScope),
    person(text),
    ...(clauses.length > 1 ? clauses.map(person) : []),
  );
  const wholeGuess = {
    label: whole.top,
    confidence: confidenceOf(whole.shares[whole.top] ?? 0, whole.outOfScope),
    outOfScope: whole.outOfScope,
  };

  const parts = clauses.length > 1 ? clauses.map((clause) => judgeClause(clause, classifier, language)) : [];
  const wishes = parts.filter((part, i) => {
    const earlier = parts.findIndex((other) => other.label === part.label);
    return part.confidence >= SECONDARY && part.outOfScope < REJECT && earlier === i;
  });
  const [first, second] = wishes;
  let primary: ClauseGuess = wholeGuess;
  let secondary = wishes.find((wish) => wish.label !== primary.label);
  // The whole text decides which wishes there are; two sure clauses decide only in which order they are served.
  if (
    first &&
    second &&
    first.confidence >= SURE &&
    second.confidence >= SURE &&
    [first.label, second.label].includes(wholeGuess.label)
  ) {
    primary = first;
    secondary = second;
  }

  const intent = playbook.intents[primary.label];
  if (!intent || primary.outOfScope >= REJECT) {
    return {
      primary: "none",
      confidence: primary.outOfScope,
      category: "none",
      kind: "question",
      outOfScope: primary.outOfScope,
      wantsPerson,
    };
  }
  const other = secondary && playbook.intents[secondary.label];
  return {
    primary: intent.id,
    ...(other ? { secondary: other.id } : {}),
    confidence: primary.confidence,
    category: intent.category,
    kind: intent.kind,
    outOfScope: primary.outOfScope,
    wantsPerson,
  };
}

function judgeClause(clause: string, classifier: IntentClassifier, language?: string): ClauseGuess {
  const { shares, top, outOfScope } = classifier.classify(clause, language);
  return { label: top, confidence: confidenceOf(shares[top] ?? 0, outOfScope), outOfScope };
}

/** The calibrated share, lowered by what speaks for "no intent fits" beyond its usual rate. */
export function confidenceOf(share: number, outOfScope: number): number {
  return share * (1 - Math.max(0, outOfScope - OUT_OF_SCOPE_PRIOR) / (1 - OUT_OF_SCOPE_PRIOR));
}
