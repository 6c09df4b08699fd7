import type { DeadlineStep, Owner, Ownership } from "./contracts/store.ts";

/**
 * Who answers a conversation, and by when. Every change of owner in the product goes through this file, applied under
 * the conversation's row lock. Waiting for the customer is not a change of who may speak, so `bot` ⇄ `customer` keeps
 * the epoch; every other change raises it, and a bot message made under an older epoch is never begun.
 */

export interface OwnershipRules {
  /** The bot answers within this time, or a person does. */
  readonly botMs: number;
  /** A person who took a conversation answers within this time, or it returns to the queue. */
  readonly agentMs: number;
  /** A conversation in which the customer falls silent closes after this time. */
  readonly idleMs: number;
  /** When people can be expected to have answered a conversation that enters the queue at this time. */
  readonly answeredBy: (now: Date) => Date;
}

/** The bot may hand over this often before people must keep the conversation: no endless passing around. */
export const MAX_HANDOFFS = 3;
/** A queue reminder raises the priority; after this many the deadline only repeats. */
const MAX_PRIORITY = 5;

const after = (now: Date, ms: number): Date => new Date(now.getTime() + ms);

function moved(
  current: Ownership,
  owner: Owner,
  deadline: Ownership["deadline"],
  patch: Partial<Ownership> = {},
): Ownership {
  const sameSpeaker = [current.owner, owner].every((o) => o === "bot" || o === "customer") || current.owner === owner;
  const next: Ownership = {
    owner,
    epoch: sameSpeaker ? current.epoch : current.epoch + 1,
    priority: current.priority,
    handoffs: current.handoffs,
    ...patch,
  };
  return deadline ? { ...next, deadline } : next;
}

const deadline = (at: Date, step: DeadlineStep) => ({ at, step });

/** The customer wrote. People keep what they own; otherwise the bot must answer. */
export function customerWrote(current: Ownership, now: Date, rules: OwnershipRules): Ownership {
  switch (current.owner) {
    case "queue":
      return current;
    case "agent":
      return { ...current, deadline: deadline(after(now, rules.agentMs), "return-to-queue") };
    case "bot":
    case "customer":
      return moved(current, "bot", deadline(after(now, rules.botMs), "hand-off"));
    case "nobody":
      return moved(current, "bot", deadline(after(now, rules.botMs), "hand-off"), { priority: 0, handoffs: 0 });
  }
}

/** A turn answered: we wait for the customer. */
export const turnAnswered = (current: Ownership, now: Date, rules: OwnershipRules): Ownership =>
  moved(current, "customer", deadline(after(now, rules.idleMs), "close"));

/** A turn, a timer or a failure passes the conversation to people. */
export const handedOff = (current: Ownership, now: Date, rules: OwnershipRules, priority: number): Ownership =>
  moved(current, "queue", deadline(rules.answeredBy(now), "remind-queue"), {
    priority: Math.max(current.priority, priority),
    handoffs: current.handoffs + 1,
  });

/** An agent takes over. Undefined: another agent has it. */
export function takenOver(
  current: Ownership,
  now: Date,
  rules: OwnershipRules,
  agentId: string,
): Ownership | undefined {
  if (current.owner === "agent" && current.agentId !== agentId) return undefined;
  const due = deadline(after(now, rules.agentMs), "return-to-queue");
  return { ...moved(current, "agent", due), agentId };
}

/** The agent answered: the customer's move. Only the owner may answer. */
export function agentReplied(
  current: Ownership,
  now: Date,
  rules: OwnershipRules,
  agentId: string,
): Ownership | undefined {
  if (current.owner !== "agent" || current.agentId !== agentId) return undefined;
  return { ...current, deadline: deadline(after(now, rules.idleMs), "close") };
}

/** The agent gives it back to the bot, which waits for the customer. Undefined: not the owner, or handed over too often. */
export function handedBack(
  current: Ownership,
  now: Date,
  rules: OwnershipRules,
  agentId: string,
): Ownership | undefined {
  if (current.owner !== "agent" || current.agentId !== agentId || current.handoffs >= MAX_HANDOFFS) return undefined;
  return moved(current, "customer", deadline(after(now, rules.idleMs), "close"), { priority: 0 });
}

/** The agent gives it back to the queue, for a colleague. */
export function returnedToQueue(
  current: Ownership,
  now: Date,
  rules: OwnershipRules,
  agentId: string,
): Ownership | undefined {
  if (current.owner !== "agent" || current.agentId !== agentId) return undefined;
  return moved(current, "queue", deadline(rules.answeredBy(now), "remind-queue"));
}

/** Solved. Undefined: another agent owns it, or it is closed already. */
export function resolved(current: Ownership, agentId: string): Ownership | undefined {
  if (current.owner === "nobody" || (current.owner === "agent" && current.agentId !== agentId)) return undefined;
  return moved(current, "nobody", undefined, { priority: 0, handoffs: 0 });
}

/** What happens when the deadline passes. Each step leaves an owner and, unless closed, a new deadline. */
export function deadlinePassed(current: Ownership, now: Date, rules: OwnershipRules): Ownership | undefined {
  if (!current.deadline || current.deadline.at > now) return undefined;
  switch (current.deadline.step) {
    case "hand-off":
      return current.owner === "bot" ? handedOff(current, now, rules, 1) : undefined;
    case "remind-queue": {
      const priority = Math.min(MAX_PRIORITY, current.priority + 1);
      return { ...current, priority, deadline: deadline(rules.answeredBy(now), "remind-queue") };
    }
    case "return-to-queue":
      return moved(current, "queue", deadline(rules.answeredBy(now), "remind-queue"), {
        priority: Math.min(MAX_PRIORITY, current.priority + 1),
      });
    case "close":
      return moved(current, "nobody", undefined, { priority: 0, handoffs: 0 });
  }
}
