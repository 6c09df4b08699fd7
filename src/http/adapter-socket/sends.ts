import type { Sending, SendResult } from "../../core/contracts/channel.ts";
import type { AdapterFrame, ServerFrame } from "./frames.ts";
import { toWire } from "./frames.ts";

type ResultFrame = Extract<AdapterFrame, { type: "result" }>;

/** Parts that were handed to the adapter and wait for its word. */
export function createSends(post: (frame: ServerFrame) => boolean) {
  const waiting = new Map<string, (result: SendResult) => void>();

  return {
    hand(sending: Sending): Promise<SendResult> {
      const { reference, part, signal } = sending;
      if (signal.aborted) return Promise.resolve({ outcome: "retry", problem: "there was no time left to send it" });
      return new Promise((resolve) => {
        const end = (result: SendResult) => {
          signal.removeEventListener("abort", giveUp);
          waiting.delete(reference);
          resolve(result);
        };
        const giveUp = () => end({ outcome: "unknown", problem: "the adapter did not say in time what became of it" });
        signal.addEventListener("abort", giveUp, { once: true });
        waiting.set(reference, end);
        // What is not even handed over has provably not left.
        if (!post({ type: "send", reference, to: toWire(sending), part }))
          end({ outcome: "retry", retryAfterMs: 1000, problem: "the adapter is just going away" });
      });
    },

    take(frame: ResultFrame): void {
      waiting.get(frame.reference)?.(toSendResult(frame));
    },

    loseAll(): void {
      for (const end of [...waiting.values()])
        end({ outcome: "unknown", problem: "the connection to the adapter was lost after it was handed over" });
    },
  };
}

function toSendResult(frame: ResultFrame): SendResult {
  const problem = frame.problem ?? "the adapter gave no reason";
  switch (frame.outcome) {
    case "sent":
      return { outcome: "sent", platformId: frame.platformId };
    case "retry":
      return {
        outcome: "retry",
        problem,
        ...(frame.retryAfterMs === undefined ? {} : { retryAfterMs: frame.retryAfterMs }),
      };
    case "failed":
      return { outcome: "failed", problem, ...(frame.unreachable ? { unreachable: true } : {}) };
    case "unknown":
      return { outcome: "unknown", problem };
  }
}
