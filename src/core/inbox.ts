// A platform's delivery arrives here from http/webhooks.ts (or from a channel that polls).
// Next: store/inbox-store.ts commits each event; then core/turn/take-turn.ts answers, woken through the queue.
import type { Bus } from "./contracts/bus.ts";
import type { Channel, Log, Received, WebhookRequest } from "./contracts/channel.ts";
import type { ChannelActivity } from "./contracts/channel-activity.ts";
import type { Clock } from "./contracts/clock.ts";
import type { Queue } from "./contracts/queue.ts";
import type { Accepted, InboxStore } from "./contracts/store.ts";
import { AppError } from "./errors.ts";
import { neverKeepable } from "./keepable.ts";
import type { InboundEvent } from "./message.ts";

export interface InboxDeps {
  readonly channels: ReadonlyMap<string, Channel>;
  readonly store: InboxStore;
  readonly queue: Queue;
  readonly bus: Bus;
  readonly log: Log;
  readonly clock: Clock;
  readonly activity: ChannelActivity;
}

export interface Inbox {
  /** Resolves after everything in the request is committed. Throws what the platform should hear about. */
  receiveWebhook(channelName: string, request: WebhookRequest): Promise<NonNullable<Received["answer"]>>;
  /** Commits what a polling channel read. The channel may confirm to its platform once this resolves. */
  acceptAll(channel: Pick<Channel, "name" | "account">, received: Received): Promise<void>;
  accept(channel: string, account: string, event: InboundEvent): Promise<Accepted>;
}

/** Acknowledge after commit, never before; a webhook does no thinking. */
export function createInbox({ channels, store, queue, bus, log, clock, activity }: InboxDeps): Inbox {
  async function accept(channel: string, account: string, event: InboundEvent): Promise<Accepted> {
    const accepted = await store.accept(channel, account, event);
    if (accepted.outcome === "repeated") return accepted;
    activity.received(channel, account, clock.now());
    if (accepted.wake) queue.wake("turn", accepted.conversationId);
    bus.publish({
      conversationId: accepted.conversationId,
      sequence: accepted.sequence ?? 0,
      about: accepted.sequence ? "transcript" : "changed",
    });
    return accepted;
  }

  async function keepForInspection(channel: string, account: string, reason: string, raw: Buffer | undefined) {
    await store.quarantine(channel, account, reason, raw ?? Buffer.alloc(0));
    log("inbox.quarantined", { channel, reason });
  }

  async function acceptAll({ name, account }: Pick<Channel, "name" | "account">, received: Received): Promise<void> {
    if (received.unreadable) await keepForInspection(name, account, received.unreadable, received.raw);
    for (const event of received.events) {
      const problem = neverKeepable(event);
      if (problem) await keepForInspection(name, account, problem, received.raw);
      else await accept(name, account, event);
    }
    for (const status of received.statuses) await store.applyStatus(name, account, status);
  }

  return {
    accept,
    acceptAll,
    async receiveWebhook(channelName, request) {
      const channel = channels.get(channelName);
      if (!channel?.receive)
        throw new AppError(
          "not_found",
          `the channel ${channelName} is off or has no webhook; see the start-up output for which settings it needs`,
        );
      const received = await channel.receive(request);
      await acceptAll(channel, { raw: request.body, ...received });
      return received.answer ?? { status: 200 };
    },
  };
}
