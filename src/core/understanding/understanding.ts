import type { IntentKind } from "../playbook/schema.ts";

export interface IntentGuess {
  /** Id of a playbook intent, or `none` when the text is out of scope. */
  readonly primary: string;
  readonly secondary?: string;
  /** With `secondary`: the words of each, where they stand apart. */
  readonly wording?: { readonly primary: string; readonly secondary: string };
  /** Calibrated, 0 to 1. */
  readonly confidence: number;
  readonly category: string;
  readonly kind: IntentKind;
  /** 0 to 1: how sure we are that no intent of the playbook fits. */
  readonly outOfScope: number;
  /** 0 to 1: does the customer ask for a person, whatever else they want? */
  readonly wantsPerson: number;
}

export interface Entity {
  /** A playbook entity's id, or `email`, `phone`, `date`, `money`, `product`, `quantity`, `ordinal`. */
  readonly type: string;
  /** As written (masked). */
  readonly text: string;
  /** Canonical: order number in upper case, ISO date-time in UTC, minor units, graph node id; for personal data its token. */
  readonly value: string;
  readonly confidence: number;
  /** Of a date: only this was said, the rest of the value is made up. */
  readonly only?: "day" | "time";
  /** Other graph nodes or dates that it may mean as well. */
  readonly alternatives?: readonly string[];
}

export interface Understanding {
  readonly intent: IntentGuess;
  readonly entities: readonly Entity[];
  readonly sentiment: { readonly label: "positive" | "neutral" | "negative"; readonly anger: number };
  /** An answer to a yes-or-no question of ours, whatever the language. */
  readonly answer?: "yes" | "no";
  /** The text speaks of something named before ("it", "that one") and names nothing itself. */
  readonly refersBack: boolean;
  /** The text gives what we asked for (a slot's value) rather than a new wish. */
  readonly isAnswerToQuestion: boolean;
}
