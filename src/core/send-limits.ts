import type { Channel, SendLimit } from "./contracts/channel.ts";
import type { Quota } from "./contracts/store.ts";

/** A channel's limits in the words of the store. Nothing for channels that declare none: they cost nothing. */
export function quotasOf(channel: Channel | undefined, threadId: string): readonly Quota[] {
  return channel?.limits?.(threadId).map((limit) => toQuota(limit, threadId)) ?? [];
}

function toQuota({ scope, count, perMs, burst = count, key }: SendLimit, threadId: string): Quota {
  const rule = `${count}/${perMs}`;
  return {
    scope,
    key: scope === "account" ? `account:${rule}` : `thread:${key ?? threadId}:${rule}`,
    everyMs: perMs / count,
    burst,
  };
}
