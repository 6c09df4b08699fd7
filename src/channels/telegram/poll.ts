import { type Api, GrammyError } from "grammy";
import type { Log, Received } from "../../core/contracts/channel.ts";
import { allowedUpdates } from "./update.ts";

const WAIT_SECONDS = 25;
const LIMIT = 100;
const AFTER_PROBLEM_MS = 2_000;

/**
 * Long polling. An update is confirmed by the offset of the next call, which is only made after all of a batch is
 * committed; what a crash left unconfirmed comes again and is known by its id.
 */
export async function listenByPolling(deps: {
  readonly api: Api;
  readonly read: (raw: unknown) => Received;
  readonly accept: (received: Received) => Promise<void>;
  readonly log: Log;
}): Promise<AsyncDisposable> {
  const { api, read, accept, log } = deps;
  const stopping = new AbortController();
  let offset = 0;

  async function poll(): Promise<void> {
    const updates = await api.getUpdates(
      { offset, limit: LIMIT, timeout: WAIT_SECONDS, allowed_updates: [...allowedUpdates] },
      stopping.signal as Parameters<Api["getUpdates"]>[1],
    );
    // One chat in order, different chats side by side.
    const chats = new Map<string, Received[]>();
    for (const update of updates) {
      const received: Received = { raw: Buffer.from(JSON.stringify(update)), ...read(update) };
      const thread = received.events[0]?.threadId ?? "";
      chats.set(thread, [...(chats.get(thread) ?? []), received]);
    }
    await Promise.all(
      [...chats.values()].map(async (batch) => {
        for (const received of batch) await accept(received);
      }),
    );
    offset = Math.max(offset, ...updates.map((update) => update.update_id + 1));
  }

  const loop = (async () => {
    let isFirst = true;
    while (!stopping.signal.aborted) {
      try {
        // A webhook that an earlier start left behind would keep updates from us.
        if (isFirst) await api.deleteWebhook();
        isFirst = false;
        await poll();
      } catch (error) {
        if (stopping.signal.aborted) return;
        log("telegram.poll-problem", {
          problem:
            error instanceof GrammyError
              ? `${error.error_code} ${error.description}`
              : error instanceof Error
                ? error.name
                : "unknown",
        });
        await pause(AFTER_PROBLEM_MS, stopping.signal);
      }
    }
  })();

  return {
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await loop;
    },
  };
}

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done, { once: true });
  });
