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

/** A playbook that was in force at some time. */
export interface PlaybookVersion {
  readonly version: number;
  readonly name: string;
  readonly hash: string;
  readonly isActive: boolean;
  /** Are its trained models stored, so that it can serve again at once? */
  readonly hasModels: boolean;
  readonly loadedAt: Date;
}

/** Every playbook ever loaded, with its models; one is active. Sources can be replaced by themselves. */
export interface PlaybookStore {
  active(): Promise<StoredPlaybook | undefined>;
  /** A playbook that was loaded before, with its trained models. */
  find(hash: string): Promise<{ readonly models?: Buffer } | undefined>;
  /** Was a playbook with this hash ever in force, whatever was corrected in it since? */
  knows(origin: string): Promise<boolean>;
  /** Newest first. */
  versions(): Promise<readonly PlaybookVersion[]>;
  /** The playbook of a version as it was put in force, with its own sources. Undefined when there is none. */
  version(
    version: number,
  ): Promise<(Omit<StoredPlaybook, "knowledgeVersion"> & { readonly origin: string }) | undefined>;
  /** Puts a playbook in force with its sources, all or nothing. `origin` is its hash without corrections of the console. */
  activate(playbook: Playbook, models: Buffer, origin: string): Promise<{ readonly version: number }>;
  /** Models trained anew for a playbook that was loaded before. */
  keepModels(hash: string, models: Buffer): Promise<void>;
  replaceSources(sources: readonly Source[]): Promise<{ readonly version: number }>;
  knowledgeVersion(): Promise<number>;
}
