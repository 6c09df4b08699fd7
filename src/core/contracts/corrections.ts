/** A text whose intent an agent corrected in the console. */
export interface Correction {
  readonly id: string;
  /** Masked. */
  readonly text: string;
  /** Of the playbook's intents, or `none` for what no intent serves. */
  readonly intent: string;
  readonly language?: string;
  readonly agentId: string;
  readonly agentName: string;
  readonly at: Date;
}

export interface CorrectionStore {
  /** Newest first. */
  list(playbook: string): Promise<readonly Correction[]>;
  /** The same text again replaces what was said about it before. Audited. */
  add(playbook: string, correction: Omit<Correction, "id" | "at">): Promise<Correction>;
  /** False when there is none with this id. Audited. */
  remove(id: string, agentId: string): Promise<boolean>;
}
