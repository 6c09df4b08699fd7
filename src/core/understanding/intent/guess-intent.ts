import type { Playbook } from "../../playbook/schema.ts";
import type { IntentGuess } from "../understanding.ts";
import { splitClauses } from "./clauses.ts";
import type { IntentClassifier } from "./intent-classifier.ts";

// Measured together on single wishes and on two joined ones (docs/evaluation.md): more of the first costs some of the second.
/** A clause's own wish counts from this confidence, */
const SECONDARY = 0.35;
/** and from this share of the whole text: a clause that tells the story of the other one has hardly any. */
const HINTED = 0.002;
/** Both clauses must be this sure before their order decides which wish comes first. */
const SURE = 0.65;
/** From here on we say that no intent of the playbook fits. */
export const REJECT = 0.75;

interface ClauseGuess {
  /** Absent for the whole text. */
  readonly clause?: string;
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
    confidence: whole.confidence,
    outOfScope: whole.outOfScope,
  };

  const parts = clauses.length > 1 ? clauses.map((clause) => judgeClause(clause, classifier, language)) : [];
  const wishes = parts.filter((part, i) => {
    const earlier = parts.findIndex((other) => other.label === part.label);
    const isHinted = (whole.shares[part.label] ?? 0) >= HINTED;
    return part.confidence >= SECONDARY && part.outOfScope < REJECT && isHinted && earlier === i;
  });
  const [first, second] = wishes;
  let primary: ClauseGuess = wholeGuess;
  let secondary: ClauseGuess | undefined = wishes.find((wish) => wish.label !== primary.label);
  // The whole text decides which wishes there are, unless it looks like a third thing that no clause speaks of; two sure
  // clauses decide in which order they are served.
  const isOneOfTwo = first?.label === wholeGuess.label || second?.label === wholeGuess.label;
  const isOfNoClause = parts.every(({ label }) => label !== wholeGuess.label);
  if (first && second && first.confidence >= SURE && second.confidence >= SURE && (isOneOfTwo || isOfNoClause)) {
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
    ...(other ? { secondary: other.id, wording: wordingOf(clauses, secondary?.clause ?? "") } : {}),
    confidence: primary.confidence,
    category: intent.category,
    kind: intent.kind,
    outOfScope: primary.outOfScope,
    wantsPerson,
  };
}

function wordingOf(clauses: readonly string[], secondary: string): { primary: string; secondary: string } {
  return { primary: clauses.filter((clause) => clause !== secondary).join(" "), secondary };
}

function judgeClause(clause: string, classifier: IntentClassifier, language?: string): ClauseGuess {
  const { top, confidence, outOfScope } = classifier.classifyClause(clause, language);
  return { clause, label: top, confidence, outOfScope };
}
