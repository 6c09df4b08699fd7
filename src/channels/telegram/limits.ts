import type { SendLimit } from "../../core/contracts/channel.ts";
import { chatIdOf, isGroup } from "./thread.ts";

/**
 * Telegram's FAQ: about one message a second in a chat, with short bursts; 20 a minute in a group; 30 a second in all,
 * more for bots that pay. It is guidance: what Telegram really allows it says with a 429, which the outbox obeys.
 */
export function telegramLimits(threadId: string, perSecond: number): readonly SendLimit[] {
  // Members of a group have threads of their own; Telegram counts the group.
  const key = chatIdOf(threadId);
  return [
    ...(perSecond > 0
      ? [{ scope: "account", count: perSecond, perMs: 1000, burst: Math.ceil(perSecond / 3) } as const]
      : []),
    { scope: "thread", count: 1, perMs: 1000, burst: 3, key },
    ...(isGroup(threadId) ? [{ scope: "thread", count: 20, perMs: 60_000, burst: 5, key } as const] : []),
  ];
}
