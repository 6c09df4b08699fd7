import { openingAt } from "./business-hours.ts";
import type { Bus } from "./contracts/bus.ts";
import type { Channel, Log } from "./contracts/channel.ts";
import type { Queue } from "./contracts/queue.ts";
import type { NewMessage, Ownership, OwnershipChange, OwnershipStore } from "./contracts/store.ts";
import { deadlinePassed, type OwnershipRules } from "./ownership.ts";
import type { ActivePlaybook } from "./playbook/active-playbook.ts";
import type { Playbook } from "./playbook/schema.ts";

const MINUTE_MS = 60_000;
const BOT_MS = MINUTE_MS;
const AGENT_MS = 30 * MINUTE_MS;
/** Without published hours, people are promised for the next day at the latest. */
const NO_HOURS_MS = 24 * 60 * MINUTE_MS;

/** The deadlines of a business, from its hours and thresholds. */
export function ownershipRules({ hours, timeZone, thresholds }: Playbook): OwnershipRules {
  return {
    botMs: BOT_MS,
    agentMs: AGENT_MS,
    idleMs: thresholds.sessionIdleMinutes * MINUTE_MS,
    answeredBy(now) {
      const opening = openingAt(now, hours, timeZone);
      const from = opening.open ? now : (opening.opensAt ?? new Date(now.getTime() + NO_HOURS_MS));
      return new Date(from.getTime() + hours.responseMinutes * MINUTE_MS);
    },
  };
}

export interface DeadlineDeps {
  readonly store: OwnershipStore;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly queue: Queue;
  readonly bus: Bus;
  readonly log: Log;
  readonly rules: () => OwnershipRules;
  readonly playbook: () => ActivePlaybook;
}

/** Takes the defined next step of a conversation whose deadline passed. The customer hears about it, once. */
export function createDeadlineKeeper(deps: DeadlineDeps): (conversationId: string) => Promise<void> {
  return async (conversationId) => {
    const done = await deps.store.change(conversationId, (current, now, where): OwnershipChange | undefined => {
      const next = deadlinePassed(current, now, deps.rules());
      if (!next || !current.deadline) return undefined;
      const text = noticeFor(current, deps.playbook(), where.language);
      const parts = text
        ? (deps.channels.get(where.channel)?.render({ text: text.text, language: text.language }) ?? [])
        : [];
      const message: NewMessage | undefined = text && {
        author: "bot",
        content: { text: text.text },
        masked: text.text,
        language: text.language,
        parts,
      };
      const failed = current.deadline.step === "hand-off";
      return {
        next,
        messages: message ? [message] : [],
        audit: [{ kind: "deadline-passed", data: { step: current.deadline.step, owner: current.owner } }],
        holdBotDeliveries: false,
        ...(failed
          ? {
              handoff: {
                reason: "internal-failure",
                priority: 1,
                package: { detail: "the bot did not answer in time" },
              },
            }
          : {}),
        closesHandoff: next.owner === "nobody",
      };
    });
    if (!done) return;
    deps.log("deadline.passed", { conversationId, step: done.before.deadline?.step, owner: done.applied.next.owner });
    deps.queue.wake("delivery", conversationId);
    deps.bus.publish({
      conversationId,
      sequence: done.sequence,
      about: done.applied.messages.length > 0 ? "transcript" : "changed",
    });
  };
}

/** Only the first reminder and a return to the queue are worth a message; closing a silent conversation is not. */
function noticeFor(
  current: Ownership,
  playbook: ActivePlaybook,
  spoken: string | undefined,
): { text: string; language: string } | undefined {
  const language = playbook.answersIn(spoken ?? "");
  const say = (key: string) => ({ text: playbook.say(language, key), language });
  switch (current.deadline?.step) {
    case "hand-off":
      return say("handoff.internal-failure");
    case "remind-queue":
      return current.priority < 2 ? say("handoff.delayed") : undefined;
    case "return-to-queue":
      return say("handoff.colleague");
    case "close":
    case undefined:
      return undefined;
  }
}
