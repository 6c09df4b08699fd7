import type { Playbook, Source } from "../playbook/schema.ts";

export interface StoredPlaybook {
  readonly version: number;
  readonly hash: string;
  readonly playbook: Playbook;
  /** Trained models; absent until somebody has trained them. */
  readonly models?: Buffer;
  /** Grows with each change of playbook or sources. */
  readonly knowledgeVersion: number;
}

/** Every playbook ever loaded, with its models; one is active. Sources can be replaced by themselves. */
export interface PlaybookStore {
  active(): Promise<StoredPlaybook | undefined>;
  /** A playbook that was loaded before, with its trained models. */
  find(hash: string): Promise<{ readonly models?: Buffer } | undefined>;
  /** Was a playbook with this hash ever in force, whatever was corrected in it since? */
  knows(origin: string): Promise<boolean>;
  /** Puts a playbook in force with its sources, all or nothing. `origin` is its hash without corrections of the console. */
  activate(playbook: Playbook, models: Buffer, origin: string): Promise<{ readonly version: number }>;
  /** Models trained anew for a playbook that was loaded before. */
  keepModels(hash: string, models: Buffer): Promise<void>;
  replaceSources(sources: readonly Source[]): Promise<{ readonly version: number }>;
  knowledgeVersion(): Promise<number>;
}
