import type { KnowledgeIndex } from "../knowledge/knowledge-index.ts";
import type { ActivePlaybook } from "../playbook/active-playbook.ts";
import type { DialogueState } from "./dialogue-state.ts";
import type { Understanding } from "./understanding.ts";

/** The trained side of understanding. Built by `trainModels(playbook)`, or restored from bytes by `restoreModels`. */
export interface UnderstandingModels {
  /** Language of a masked text; short texts (order numbers, names) keep `previous`. */
  language(text: string, previous?: string): { readonly language: string; readonly confidence: number };
  understand(input: UnderstandingInput): Understanding;
  /** 0 to 1 each: does the text try to trick the assistant; is it abusive; does it speak of self-harm? */
  judge(text: string): { readonly injection: number; readonly abuse: number; readonly selfHarm: number };
  /** Why an intent is guessed: the best shares, and the training examples that look most like the text. */
  explain(text: string): Explanation;
  toBytes(): Buffer;
}

/** Labels are positions in the playbook's intents. */
export interface Explanation {
  readonly candidates: readonly { readonly label: number; readonly share: number }[];
  readonly nearest: readonly { readonly text: string; readonly label: number; readonly similarity: number }[];
}

export interface UnderstandingInput {
  /** Masked text of all waiting messages. */
  readonly text: string;
  readonly language: string;
  readonly state: DialogueState;
  readonly now: Date;
  /** The customer's time zone; the business's when it is not known. */
  readonly timeZone?: string;
  readonly playbook: ActivePlaybook;
  readonly knowledge: KnowledgeIndex;
  /** Tokens in the text, which become entities. */
  readonly personal: readonly { readonly token: string; readonly kind: string }[];
}
