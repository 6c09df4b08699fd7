import { setTimeout as sleep } from "node:timers/promises";
import type { Channel } from "../../src/core/contracts/channel.ts";
import type { LedgerEntry } from "../fakes/telegram/state.ts";

/** One call of `send`, from its first moment. */
export interface Begun {
  readonly threadId: string;
  readonly text: string;
  readonly at: number;
}

export interface SmallChannel {
  readonly channel: Channel;
  readonly begun: readonly Begun[];
  /** What arrived, in order. */
  readonly ledger: readonly LedgerEntry[];
}

/** A platform that takes its time and keeps what it accepted. */
export function smallChannel(sendMs: () => number): SmallChannel {
  const begun: Begun[] = [];
  const ledger: LedgerEntry[] = [];
  return {
    begun,
    ledger,
    channel: {
      name: "telegram",
      account: "default",
      shows: {
        formatting: false,
        quickReplies: 0,
        cards: false,
        attachments: false,
        sources: "line",
        typing: false,
        receipts: false,
      },
      render: ({ text }) => [{ text }],
      async send({ threadId, part }) {
        const text = String(part["text"]);
        begun.push({ threadId, text, at: performance.now() });
        await sleep(sendMs());
        const messageId = ledger.length + 1;
        ledger.push({ at: Date.now(), method: "sendMessage", chatId: threadId, text, messageId, keyboard: [] });
        return { outcome: "sent", platformId: `${threadId}:${messageId}` };
      },
    },
  };
}
