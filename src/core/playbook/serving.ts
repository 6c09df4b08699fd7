import type { Log } from "../contracts/channel.ts";
import type { Clock } from "../contracts/clock.ts";
import type { Correction } from "../contracts/corrections.ts";
import type { PlaybookStore, PlaybookVersion, StoredPlaybook } from "../contracts/playbook-store.ts";
import { AppError } from "../errors.ts";
import { dayIn, inForceOn } from "../knowledge/in-force.ts";
import type { KnowledgeIndex } from "../knowledge/knowledge-index.ts";
import type { UnderstandingModels } from "../understanding/models.ts";
import { activatePlaybook } from "./activate-playbook.ts";
import type { ActivePlaybook } from "./active-playbook.ts";
import { originHash, withCorrections } from "./corrections.ts";
import { playbookHash } from "./playbook-hash.ts";
import type { Playbook, Source } from "./schema.ts";
import { type Train, type TrainingUnderWay, watchTraining } from "./training-progress.ts";

/** What serves customers now. One turn uses one of these to its end. */
export interface Serving {
  readonly playbook: ActivePlaybook;
  readonly models: UnderstandingModels;
  readonly knowledge: KnowledgeIndex;
  readonly knowledgeVersion: number;
  /** The day for which sources were taken, where the business is. */
  readonly day: string;
}

export interface ServingDeps {
  readonly store: PlaybookStore;
  /** What agents corrected in this playbook. */
  readonly corrections: (playbook: string) => Promise<readonly Correction[]>;
  readonly train: Train;
  readonly restore: (bytes: Buffer, playbook: Playbook) => UnderstandingModels;
  readonly index: (playbook: Playbook) => KnowledgeIndex | Promise<KnowledgeIndex>;
  readonly log: Log;
  readonly clock: Clock;
}

export interface Activated {
  readonly name: string;
  readonly version: number;
  readonly hash: string;
  /** Absent when stored models fitted. */
  readonly trainedMs?: number;
}

/** Keeps the playbook in force: trained, indexed, swapped as a whole. A playbook that fails leaves the running one. */
export interface PlaybookServer {
  /** Throws `unavailable` before the first playbook serves. */
  current(): Serving;
  serving(): Serving | undefined;
  /** At start: a playbook folder that was never loaded before takes force; else the last one stays. */
  start(own: Playbook): Promise<void>;
  activate(playbook: Playbook): Promise<Activated>;
  /** Trains the playbook in force once more, with what was corrected since. */
  retrain(): Promise<Activated>;
  /** Every version that was in force at some time, newest first. */
  versions(): Promise<readonly PlaybookVersion[]>;
  /**
   * Puts a version in force again just as it was, sources and corrections included, with the models it was trained to.
   * Throws `not_found`.
   */
  restore(version: number): Promise<Activated>;
  /** What this process is training now. */
  training(): TrainingUnderWay | undefined;
  replaceSources(sources: readonly Source[]): Promise<{ readonly version: number }>;
  /** Builds the index of the knowledge in force anew, for example when more of it was read. */
  reindex(): Promise<void>;
  /** Follows changes that another process made. */
  refresh(): Promise<void>;
}

export function createPlaybookServer({
  store,
  corrections,
  train,
  restore,
  index,
  log,
  clock,
}: ServingDeps): PlaybookServer {
  let now: Serving | undefined;
  const today = ({ timeZone }: Playbook): string => dayIn(clock.now(), timeZone);
  const training = watchTraining(train, log);

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
    const trained = await training.train(playbook);
    await store.keepModels(hash, trained.toBytes());
    return trained;
  }

  let loading = Promise.resolve();
  let waiting = 0;
  /** One after the other: what is loaded last is what was stored last. */
  function load(): Promise<void> {
    waiting++;
    const loaded = loading.then(loadNow).finally(() => waiting--);
    loading = loaded.catch(() => undefined);
    return loaded;
  }

  async function loadNow(): Promise<void> {
    const stored = await store.active();
    if (!stored) return;
    const same = now?.playbook.version === stored.version ? now.models : undefined;
    const models = same ?? (await modelsOf(stored));
    const day = today(stored.playbook);
    now = {
      playbook: activatePlaybook(stored.playbook, stored.version),
      models,
      day,
      knowledge: await index(inForceOn(stored.playbook, day)),
      knowledgeVersion: stored.knowledgeVersion,
    };
    log("playbook.serving", {
      playbook: stored.playbook.name,
      version: stored.version,
      knowledge: stored.knowledgeVersion,
    });
  }

  async function activate(given: Playbook): Promise<Activated> {
    const playbook = withCorrections(given, await corrections(given.name));
    const { models } = (await store.find(playbookHash(playbook))) ?? {};
    return putInForce(playbook, models, originHash(given));
  }

  async function putInForce(playbook: Playbook, bytes: Buffer | undefined, origin: string): Promise<Activated> {
    const startedAt = performance.now();
    const found = restored(playbook, bytes);
    const models = found ?? (await training.train(playbook));
    const trainedMs = Math.round(performance.now() - startedAt);
    // Built before anything changes: what cannot be indexed must not take force.
    activatePlaybook(playbook, 0);
    await index(playbook);
    const { version } = await store.activate(playbook, models.toBytes(), origin);
    await load();
    return { name: playbook.name, version, hash: playbookHash(playbook), ...(found ? {} : { trainedMs }) };
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
    versions: () => store.versions(),
    async restore(version) {
      const stored = await store.version(version);
      if (!stored) throw new AppError("not_found", `no playbook was ever in force as version ${version}`);
      return putInForce(stored.playbook, stored.models, stored.origin);
    },
    training: training.underWay,
    async replaceSources(sources) {
      const result = await store.replaceSources(sources);
      await load();
      return result;
    },
    reindex: load,
    async refresh() {
      if (!now || waiting > 0) return;
      const isYesterday = now.day !== today(now.playbook.playbook);
      if (isYesterday || (await store.knowledgeVersion()) !== now.knowledgeVersion) await load();
    },
  };
}
