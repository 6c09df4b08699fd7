// Replies of channels whose adapter is connected to this process leave here: a worker cannot reach it, so it leaves
// them alone (core/outbox.ts). Next: the channel, for example channels/whatsapp-web/index.ts.
import type { Bus } from "./contracts/bus.ts";
import type { Channel, Log } from "./contracts/channel.ts";
import type { HintResult } from "./contracts/queue.ts";
import type { SweepStore } from "./contracts/store.ts";

const LOOK_EVERY_MS = 1_000;
const AT_ONCE = 8;

/**
 * Delivers what waits for adapters that are connected here: at once on a worker's hint, and by looking every second,
 * which also finds what waited for the adapter to come.
 */
export function startConnectedDeliveries(deps: {
  readonly channels: ReadonlyMap<string, Channel>;
  readonly store: Pick<SweepStore, "deliveriesWaiting">;
  readonly deliver: (conversationId: string) => Promise<HintResult>;
  readonly bus: Bus;
  readonly log: Log;
}): AsyncDisposable {
  const { store, deliver, bus, log } = deps;
  const ours = [...deps.channels.values()].filter((channel) => channel.isConnectedHere);
  const connected = () => ours.filter((channel) => channel.isConnectedHere?.());
  /** Running conversations; true when another hint came meanwhile. */
  const running = new Map<string, boolean>();
  const waiting = new Set<string>();
  let stopped = false;
  const problem = (error: unknown) =>
    log("connected-deliveries.failed", { message: error instanceof Error ? error.message : "" });

  function wake(conversationId: string): void {
    if (stopped) return;
    if (running.has(conversationId)) running.set(conversationId, true);
    else if (running.size < AT_ONCE) void run(conversationId);
    else waiting.add(conversationId);
  }

  async function run(conversationId: string): Promise<void> {
    do {
      running.set(conversationId, false);
      // What must wait is found again by looking.
      await deliver(conversationId).catch(problem);
    } while (running.get(conversationId) && !stopped);
    running.delete(conversationId);
    const [next] = waiting;
    if (next === undefined) return;
    waiting.delete(next);
    wake(next);
  }

  async function look(): Promise<void> {
    for (const { name, account } of connected())
      for (const id of await store.deliveriesWaiting(name, account)) wake(id);
  }

  const hints = bus.subscribe(({ conversationId, about }) => {
    if (about === "deliverable" && connected().length > 0) wake(conversationId);
    if (about === "typing") showTyping(conversationId);
  });

  /** A worker that cannot show it itself asks for it by channel and thread. */
  function showTyping(asked: string): void {
    const channel = connected().find(({ name }) => asked.startsWith(`${name}:`));
    void channel?.typing?.({ threadId: asked.slice(channel.name.length + 1), address: {} });
  }

  let looking: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const lookAgain = (): void => {
    timer = setTimeout(() => {
      looking = look()
        .catch(problem)
        .finally(() => !stopped && lookAgain());
    }, LOOK_EVERY_MS);
  };
  lookAgain();

  return {
    async [Symbol.asyncDispose]() {
      stopped = true;
      clearTimeout(timer);
      waiting.clear();
      hints[Symbol.dispose]();
      await looking;
      while (running.size > 0) await new Promise((resolve) => setTimeout(resolve, 10));
    },
  };
}
