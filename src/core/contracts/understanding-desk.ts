import type { ActingAgent } from "./console.ts";
import type { Correction } from "./corrections.ts";
import type { UnderstandResult } from "./operator.ts";

/** Where people see what the engine makes of a text, and correct it. */
export interface UnderstandingDesk {
  /** Changes nothing and is kept nowhere. */
  look(text: string): Promise<UnderstandResult>;
  overview(): Promise<UnderstandingOverview>;
  /** The text is masked before it is kept. Throws `invalid_input` when the playbook has no such intent. */
  correct(text: string, intent: string, agent: ActingAgent): Promise<Correction>;
  /** False when it is gone already. */
  takeBack(id: string, agent: ActingAgent): Promise<boolean>;
  /** Trains with all corrections and puts the result in force everywhere; the running one serves until then. */
  train(): Promise<{ readonly version: number }>;
}

export interface UnderstandingOverview {
  readonly playbook: string;
  readonly version: number;
  readonly intents: readonly { readonly id: string; readonly category: string; readonly kind: string }[];
  readonly corrections: readonly (Correction & {
    /** Is the version that serves now trained with it? */
    readonly trained: boolean;
  })[];
  /** Corrections that the version in force has or lacks, but should not. */
  readonly waiting: number;
}
