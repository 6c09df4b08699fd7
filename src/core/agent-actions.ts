import type { Bus } from "./contracts/bus.ts";
import type { Channel } from "./contracts/channel.ts";
import type { ActingAgent, ActionRefusal, ActionResult, AgentActions } from "./contracts/console.ts";
import type { Queue } from "./contracts/queue.ts";
import type { AuditFact, NewMessage, Ownership, OwnershipChange, OwnershipStore } from "./contracts/store.ts";
import { AppError } from "./errors.ts";
import {
  agentReplied,
  handedBack,
  MAX_HANDOFFS,
  type OwnershipRules,
  resolved,
  returnedToQueue,
  takenOver,
} from "./ownership.ts";

export interface AgentActionsDeps {
  readonly store: OwnershipStore;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly queue: Queue;
  readonly bus: Bus;
  readonly rules: () => OwnershipRules;
}

type Where = Parameters<Parameters<OwnershipStore["change"]>[1]>[2];
type Wish = {
  readonly next: Ownership;
  readonly messages?: readonly NewMessage[];
  readonly audit: AuditFact;
  readonly holds?: true;
  readonly closes?: true;
};

/** What agents do in the console. The refusal is worked out under the same lock as the change itself. */
export function createAgentActions({ store, channels, queue, bus, rules }: AgentActionsDeps): AgentActions {
  async function act(
    conversationId: string,
    wish: (current: Ownership, now: Date, where: Where) => Wish | ActionRefusal,
    clientId?: string,
  ): Promise<ActionResult> {
    let refusal: ActionRefusal = { refused: "not-found" };
    const decide = (current: Ownership, now: Date, where: Where): OwnershipChange | undefined => {
      const result = wish(current, now, where);
      if ("refused" in result) {
        refusal = result;
        return undefined;
      }
      const { next, messages = [], audit, holds, closes } = result;
      return {
        next,
        messages,
        audit: [audit],
        holdBotDeliveries: holds ?? false,
        closesHandoff: closes ?? false,
        ...(clientId ? { clientId } : {}),
      };
    };
    const done = await store.change(conversationId, decide).catch((error: unknown) => {
      if (error instanceof AppError && error.kind === "not_found") return undefined;
      throw error;
    });
    if (!done) return { ok: false, ...refusal };
    if (done.applied.messages.some((message) => message.parts.length > 0)) queue.wake("delivery", conversationId);
    bus.publish({
      conversationId,
      sequence: done.sequence,
      about: done.applied.messages.length > 0 ? "transcript" : "changed",
    });
    return { ok: true, sequence: done.sequence };
  }

  return {
    takeOver: (conversationId, agent) =>
      act(conversationId, (current, now) => {
        const next = takenOver(current, now, rules(), agent.id);
        return next ? { next, holds: true, audit: fact("taken-over", agent) } : refusalFor(current, agent);
      }),

    reply: (conversationId, agent, { clientId, text }) =>
      act(
        conversationId,
        (current, now, where) => {
          const next = agentReplied(current, now, rules(), agent.id);
          if (!next) return refusalFor(current, agent);
          const language = where.language ?? "en";
          // People may format; what they write without a pair of markers stays as it is.
          const content = { text, format: "light" as const };
          const parts = channels.get(where.channel)?.render({ ...content, language }) ?? [];
          return {
            next,
            messages: [{ author: "agent", content, masked: "", language, agentId: agent.id, parts }],
            audit: fact("agent-replied", agent),
          };
        },
        clientId,
      ),

    note: (conversationId, agent, { clientId, text }) =>
      act(
        conversationId,
        (current) => ({ next: current, messages: [noteBy(agent, text)], audit: fact("noted", agent) }),
        clientId,
      ),

    handBack: (conversationId, agent, note) =>
      act(conversationId, (current, now) => {
        const next = handedBack(current, now, rules(), agent.id);
        return next
          ? { next, messages: optionalNote(agent, note), closes: true, audit: fact("handed-back", agent) }
          : refusalFor(current, agent);
      }),

    toQueue: (conversationId, agent, note) =>
      act(conversationId, (current, now) => {
        const next = returnedToQueue(current, now, rules(), agent.id);
        return next
          ? { next, messages: optionalNote(agent, note), audit: fact("returned-to-queue", agent) }
          : refusalFor(current, agent);
      }),

    resolve: (conversationId, agent, reason) =>
      act(conversationId, (current) => {
        const next = current.owner === "agent" ? resolved(current, agent.id) : undefined;
        return next
          ? { next, messages: [noteBy(agent, reason)], closes: true, audit: fact("resolved", agent) }
          : refusalFor(current, agent);
      }),
  };

  function refusalFor(current: Ownership, agent: ActingAgent): ActionRefusal {
    if (current.owner === "nobody") return { refused: "already-closed" };
    if (current.owner === "agent" && current.agentId) {
      return current.agentId === agent.id && current.handoffs >= MAX_HANDOFFS
        ? { refused: "handed-over-too-often" }
        : { refused: "owned-by", agentId: current.agentId };
    }
    return { refused: "not-yours", owner: current.owner };
  }
}

const fact = (kind: string, agent: ActingAgent): AuditFact => ({ kind, data: { agentId: agent.id } });
const noteBy = (agent: ActingAgent, text: string): NewMessage => ({
  author: "note",
  content: { text },
  masked: "",
  agentId: agent.id,
  parts: [],
});
const optionalNote = (agent: ActingAgent, note: string | undefined): readonly NewMessage[] =>
  note ? [noteBy(agent, note)] : [];
