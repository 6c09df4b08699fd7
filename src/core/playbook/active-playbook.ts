import type { Playbook } from "./schema.ts";

/** The playbook in force, with the look-ups that stages need. Built by `activatePlaybook`. */
export interface ActivePlaybook {
  readonly version: number;
  readonly playbook: Playbook;
  intent(id: string): Playbook["intents"][number] | undefined;
  flow(id: string): Playbook["flows"][number] | undefined;
  /** `language` when the playbook speaks it, else its first language. */
  speaks(language: string): string;
  /** Languages that reply texts exist in: those it speaks, and those it has only replies for. */
  readonly answers: readonly string[];
  /** `language` when reply texts exist in it, else the one of them that its speakers most likely read. */
  answersIn(language: string): string;
  /**
   * The reply text for a key, filled with values: first the playbook's in this language, then the engine's in this
   * language, then the playbook's first language. Throws `misconfigured` when nobody knows the key.
   */
  say(language: string, key: string, values?: Readonly<Record<string, string>>): string;
  /** Is there a text for this key? */
  knows(language: string, key: string): boolean;
}
