// A reply that take-turn.ts (or an agent) committed leaves here. Next: the channel, for example
// channels/telegram/send.ts, the last step of the way.
import type { Bus } from "./contracts/bus.ts";
import type { Channel, Log, SendResult } from "./contracts/channel.ts";
import type { ChannelActivity } from "./contracts/channel-activity.ts";
import type { Clock } from "./contracts/clock.ts";
import type { HintResult } from "./contracts/queue.ts";
import type { ClaimedDelivery, DeliveryStore, Settled } from "./contracts/store.ts";
import { quotasOf } from "./send-limits.ts";

export interface OutboxDeps {
  readonly channels: ReadonlyMap<string, Channel>;
  readonly store: DeliveryStore;
  readonly bus: Bus;
  readonly log: Log;
  readonly clock: Clock;
  readonly activity: ChannelActivity;
  /** Only what goes through an adapter that is connected here; all else belongs to workers. */
  readonly onlyConnected?: true;
  /** Told of a conversation whose adapter is connected to another process, or to none. */
  readonly onElsewhere?: (conversationId: string) => void;
}

/** No channel may take longer; shorter than the limit after which a delivery counts as abandoned. */
const SEND_TIMEOUT_MS = 30_000;
const MAX_ATTEMPTS = 8;
const MAX_BACKOFF_MS = 60_000;

/**
 * Hands a conversation's waiting parts to its platform, one after the other. Only what provably did not arrive is
 * tried again; what may have arrived becomes `unknown` and is never resent by itself.
 */
export function createOutbox({
  channels,
  store,
  bus,
  log,
  clock,
  activity,
  onlyConnected,
  onElsewhere,
}: OutboxDeps): (conversationId: string) => Promise<HintResult> {
  const isOurs = (name: string): boolean => channels.get(name)?.isConnectedHere?.() ?? !onlyConnected;

  return async (conversationId) => {
    for (;;) {
      const claim = await store.claimNext(
        conversationId,
        ({ channel, threadId }) => quotasOf(channels.get(channel), threadId),
        isOurs,
      );
      if (claim.claim === "nothing") return "done";
      if (claim.claim === "elsewhere") {
        onElsewhere?.(conversationId);
        return "done";
      }
      if (claim.claim === "later") return { again: claim.waitMs };
      const { delivery } = claim;
      const result = await attempt(delivery);
      const settled = toSettled(delivery, result);
      const moreWaiting = await store.settle(delivery, settled);
      activity.sent(
        delivery.channel,
        delivery.account,
        clock.now(),
        settled.state === "sent" ? undefined : settled.problem,
      );
      bus.publish({ conversationId, sequence: 0, about: "changed" });
      if (settled.state !== "sent") {
        log("delivery.problem", {
          conversationId,
          delivery: delivery.id.toString(),
          state: settled.state,
          attempt: delivery.attempt,
          problem: settled.problem,
        });
      }
      if (settled.state === "retry" && settled.afterMs > 0) return { again: settled.afterMs };
      // Whatever is committed after this look brings its own hint.
      if (!moreWaiting) return "done";
    }
  };

  async function attempt(delivery: ClaimedDelivery): Promise<SendResult> {
    const channel = channels.get(delivery.channel);
    if (!channel)
      return { outcome: "retry", retryAfterMs: MAX_BACKOFF_MS, problem: `the channel ${delivery.channel} is off` };
    const { to, part, reference } = delivery;
    return channel.send({ ...to, part, reference, signal: AbortSignal.timeout(SEND_TIMEOUT_MS) }).catch(
      // A channel never throws; if one does, we can't know whether bytes left.
      (): SendResult => ({ outcome: "unknown", problem: "the channel failed while sending" }),
    );
  }
}

function toSettled(delivery: ClaimedDelivery, result: SendResult): Settled {
  switch (result.outcome) {
    case "sent":
      return { state: "sent", platformId: result.platformId };
    case "failed":
      return {
        state: "failed",
        problem: result.problem,
        unreachable: result.unreachable === true,
        windowClosed: result.windowClosed === true,
      };
    case "unknown":
      return { state: "unknown", problem: result.problem };
    case "retry":
      return toRetry(delivery, result);
  }
}

function toRetry(
  { attempt }: ClaimedDelivery,
  { problem, retryAfterMs, wholeAccount, movedTo }: Extract<SendResult, { outcome: "retry" }>,
): Settled {
  if (attempt >= MAX_ATTEMPTS && retryAfterMs === undefined) return { state: "failed", problem };
  if (movedTo !== undefined) return { state: "retry", afterMs: 0, problem, movedTo };
  const backoffMs = Math.min(MAX_BACKOFF_MS, 500 * 2 ** attempt) * (0.75 + (attempt % 4) / 8);
  const afterMs = retryAfterMs ?? backoffMs;
  if (wholeAccount) return { state: "retry", afterMs, problem, pauses: "account" };
  return { state: "retry", afterMs, problem, ...(retryAfterMs === undefined ? {} : { pauses: "thread" as const }) };
}
