import type { Log } from "../contracts/channel.ts";
import type { Correction } from "../contracts/corrections.ts";
import type { PlaybookStore, StoredPlaybook } from "../contracts/playbook-store.ts";
import { AppError } from "../errors.ts";
import type { KnowledgeIndex } from "../knowledge/knowledge-index.ts";
import type { UnderstandingModels } from "../understanding/models.ts";
import { activatePlaybook } from "./activate-playbook.ts";
import type { ActivePlaybook } from "./active-playbook.ts";
import { originHash, withCorrections } from "./corrections.ts";
import { playbookHash } from "./playbook-hash.ts";
import type { Playbook, Source } from "./schema.ts";

/** What serves customers now. One turn uses one of these to its end. */
export interface Serving {
  readonly playbook: ActivePlaybook;
  readonly models: UnderstandingModels;
  readonly knowledge: KnowledgeIndex;
  readonly knowledgeVersion: number;
}

export interface ServingDeps {
  readonly store: PlaybookStore;
  /** What agents corrected in this playbook. */
  readonly corrections: (playbook: string) => Promise<readonly Correction[]>;
  readonly train: (playbook: Playbook) => Promise<UnderstandingModels>;
  readonly restore: (bytes: Buffer, playbook: Playbook) => UnderstandingModels;
  readonly index: (playbook: Playbook) => KnowledgeIndex;
  readonly log: Log;
}

/** Keeps the playbook in force: trained, indexed, swapped as a whole. A playbook that fails leaves the running one. */
export interface PlaybookServer {
  /** Throws `unavailable` before the first playbook serves. */
  current(): Serving;
  serving(): Serving | undefined;
  /** At start: a playbook folder that was never loaded before takes force; else the last one stays. */
  start(own: Playbook): Promise<void>;
  activate(playbook: Playbook): Promise<{ readonly version: number; readonly hash: string }>;
  /** Trains the playbook in force once more, with what was corrected since. */
  retrain(): Promise<{ readonly version: number; readonly hash: string }>;
  replaceSources(sources: readonly Source[]): Promise<{ readonly version: number }>;
  /** Follows changes that another process made. */
  refresh(): Promise<void>;
}

export function createPlaybookServer({ store, corrections, train, restore, index, log }: ServingDeps): PlaybookServer {
  let now: Serving | undefined;

  /** Models from the database, when this code can read them. */
  function restored(playbook: Playbook, bytes: Buffer | undefined): UnderstandingModels | undefined {
    if (!bytes) return undefined;
    try {
      return restore(bytes, playbook);
    } catch {
      log("playbook.retrain", { playbook: playbook.name });
      return undefined;
    }
  }

  /** What had to be trained again is kept, for the next start and the other processes. */
  async function modelsOf({ playbook, hash, models }: StoredPlaybook): Promise<UnderstandingModels> {
    const found = restored(playbook, models);
    if (found) return found;
    const trained = await train(playbook);
    await store.keepModels(hash, trained.toBytes());
    return trained;
  }

  async function load(): Promise<void> {
    const stored = await store.active();
    if (!stored) return;
    const same = now?.playbook.version === stored.version ? now.models : undefined;
    const models = same ?? (await modelsOf(stored));
    now = {
      playbook: activatePlaybook(stored.playbook, stored.version),
      models,
      knowledge: index(stored.playbook),
      knowledgeVersion: stored.knowledgeVersion,
    };
    log("playbook.serving", {
      playbook: stored.playbook.name,
      version: stored.version,
      knowledge: stored.knowledgeVersion,
    });
  }

  async function activate(given: Playbook) {
    const playbook = withCorrections(given, await corrections(given.name));
    const hash = playbookHash(playbook);
    const models = restored(playbook, (await store.find(hash))?.models) ?? (await train(playbook));
    // Built before anything changes: what cannot be indexed must not take force.
    activatePlaybook(playbook, 0);
    index(playbook);
    const { version } = await store.activate(playbook, models.toBytes(), originHash(given));
    await load();
    return { version, hash };
  }

  function current(): Serving {
    if (!now) throw new AppError("unavailable", "no playbook is loaded yet");
    return now;
  }

  return {
    serving: () => now,
    current,
    async start(own) {
      if (!(await store.knows(originHash(own)))) await activate(own);
      else await load();
    },
    activate,
    retrain: () => activate(current().playbook.playbook),
    async replaceSources(sources) {
      const result = await store.replaceSources(sources);
      await load();
      return result;
    },
    async refresh() {
      if (now && (await store.knowledgeVersion()) !== now.knowledgeVersion) await load();
    },
  };
}
