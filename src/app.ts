// The composition root: these four files are the only ones that know concrete parts. Read it as a table of contents:
// app-engine.ts (database → keys → playbook → channels → engine) → app-worker.ts (turns, deliveries, timers) → app-web.ts
// (webhooks, API, console).

import { buildEngine } from "./app-engine.ts";
import { startWeb } from "./app-web.ts";
import { startWorker } from "./app-worker.ts";
import type { ChannelSwitch } from "./channels/registry.ts";
import { createClosers } from "./closers.ts";
import type { Config } from "./config.ts";
import type { Bus } from "./core/contracts/bus.ts";
import type { Log } from "./core/contracts/channel.ts";
import type { Transcript } from "./core/contracts/transcript.ts";
import type { Inbox } from "./core/inbox.ts";

export type Role = "web" | "worker";

export interface App {
  /** Where the web role listens. */
  readonly url?: string;
  /** The first-run link; absent once an agent exists. */
  readonly setupLink?: string;
  readonly channels: readonly ChannelSwitch[];
  readonly playbook: { readonly title: string; readonly version: number };
  readonly inbox: Inbox;
  readonly transcript: Transcript;
  readonly bus: Bus;
  /** Stops in reverse order: no new work, finish what runs, then the database. */
  stop(): Promise<void>;
}

export interface AppOptions {
  readonly roles: ReadonlySet<Role>;
  readonly log: Log;
  /** Told what takes long at the start. */
  readonly onProgress?: (step: string) => void;
  /** Turns and deliveries at once in this process. */
  readonly concurrency?: number;
  /** Ends a start that is under way; what was opened is closed again. */
  readonly signal?: AbortSignal;
}

const CONCURRENCY = 8;

export async function startApp(
  config: Config,
  { roles, log, onProgress = () => undefined, concurrency = CONCURRENCY, signal }: AppOptions,
): Promise<App> {
  const closers = createClosers();
  const stop = () =>
    closers.closeAll((error) => log("stop.problem", { message: error instanceof Error ? error.message : "" }));
  try {
    const engine = await buildEngine(config, { roles, log, onProgress, signal, closers });
    signal?.throwIfAborted();
    if (roles.has("worker")) await startWorker(config, engine, { concurrency, closers, log });
    const web = roles.has("web") ? await startWeb(config, engine, { closers, log }) : undefined;
    const { switches, playbook, inbox, transcript, bus } = engine;
    return {
      ...web,
      channels: switches,
      playbook: { title: playbook().playbook.title, version: playbook().version },
      inbox,
      transcript,
      bus,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
