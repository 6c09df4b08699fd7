// Answers one conversation, woken by a hint that core/inbox.ts gave. It claims the waiting messages, lets
// run-turn.ts think, and commits the result. Next: run-turn.ts for the stages; core/outbox.ts sends the reply.
import type { Bus } from "../contracts/bus.ts";
import type { Channel, Log } from "../contracts/channel.ts";
import type { HintResult, Queue } from "../contracts/queue.ts";
import type { ClaimedTurn, NewMessage, TurnCommit, TurnStore } from "../contracts/store.ts";
import { handoffRecord } from "../handoff.ts";
import { learn } from "../memory/learn.ts";
import type { Card } from "../message.ts";
import { handedOff, type OwnershipRules, turnAnswered } from "../ownership.ts";
import { adoptProfile } from "./adopt-profile.ts";
import { announceHandoff } from "./announce-handoff.ts";
import { languageRead, repliesIn } from "./languages.ts";
import { openTicket } from "./open-ticket.ts";
import { runTurn } from "./run-turn.ts";
import type { TurnServices } from "./services.ts";
import { ticketLine } from "./ticket-line.ts";
import type { Turn } from "./turn.ts";

export interface TakeTurnDeps {
  readonly store: TurnStore;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly queue: Queue;
  readonly bus: Bus;
  readonly log: Log;
  readonly rules: () => OwnershipRules;
  /** The playbook, models and knowledge in force now; one turn uses one of each to its end. */
  readonly services: () => TurnServices;
  /** Told of each committed turn; returns at once. */
  readonly afterTurn?: (turn: Turn) => void;
}

const HEARTBEAT_MS = 5_000;
/** A reply that is there at once needs no sign that it is coming. */
const TYPING_AFTER_MS = 250;
/** A message that failed this often, or killed this many processes, goes to a person. */
const MAX_ATTEMPTS = 3;
const RETRY_MS = 500;

export function createTurnTaker(deps: TakeTurnDeps): (conversationId: string) => Promise<HintResult> {
  const { store, channels, queue, bus, log } = deps;

  return async (conversationId) => {
    const claim = await store.claim(conversationId);
    if (claim.claim === "nothing") return "done";
    if (claim.claim === "busy") return { again: Math.min(claim.untilMs, RETRY_MS) };

    const { turn: claimed, attempts } = claim;
    const typing = setTimeout(() => showTyping(claimed), TYPING_AFTER_MS);
    const beat = setInterval(() => {
      showTyping(claimed);
      void store.heartbeat(claimed).catch(() => undefined);
    }, HEARTBEAT_MS);
    try {
      const moreWaiting = attempts > MAX_ATTEMPTS ? await answer(claimed, giveUp) : await answer(claimed, runTurn);
      return moreWaiting ? { again: 0 } : "done";
    } catch (error) {
      const problem = error instanceof Error ? error.name : "unknown";
      log("turn.failed", { conversationId, attempts, problem, message: error instanceof Error ? error.message : "" });
      await store.fail(claimed, problem);
      return { again: RETRY_MS * attempts };
    } finally {
      clearTimeout(typing);
      clearInterval(beat);
    }
  };

  /** Plans, commits; when the customer wrote meanwhile, plans once more with all messages. True: more is waiting. */
  async function answer(first: ClaimedTurn, think: typeof runTurn): Promise<boolean> {
    const services = withPartial(first, deps.services());
    let claimed: ClaimedTurn | undefined = first;
    for (let plan = 1; claimed; plan++) {
      const startedAt = services.clock.now();
      claimed = await adoptProfile(claimed, services.vault);
      const turn = await think({ ...claimed, startedAt, receipts: [], trace: [] }, services);
      const result = await store.commit(await toCommit(claimed, turn, services), plan > 1);
      switch (result.result) {
        case "committed":
          log("turn.finished", {
            turnId: turn.id,
            conversationId: claimed.conversation.id,
            outcome: turn.draft?.outcome,
            ms: services.clock.now().getTime() - startedAt.getTime(),
          });
          queue.wake("delivery", claimed.conversation.id);
          bus.publish({ conversationId: claimed.conversation.id, sequence: result.sequence ?? 0, about: "transcript" });
          // What quotes sources is what customers ask back about.
          if (turn.draft && turn.draft.citations.length > 0)
            services.knowledge.readAhead(turn.draft.text, turn.draft.language ?? turn.input?.language ?? "");
          deps.afterTurn?.(turn);
          return result.moreWaiting;
        case "overruled":
          log("turn.overruled", { turnId: turn.id, conversationId: claimed.conversation.id });
          return false;
        case "stale":
          claimed = await store.refresh(claimed);
      }
    }
    return false;
  }

  /** The last resort: no stage that failed before runs again, a person gets the conversation. */
  async function giveUp(start: Turn, services: TurnServices): Promise<Turn> {
    const { turn } = await announceHandoff.run(
      { ...start, handoff: { reason: "internal-failure", priority: 1 } },
      services,
    );
    return turn;
  }

  async function toCommit(claimed: ClaimedTurn, turn: Turn, services: TurnServices): Promise<TurnCommit> {
    const now = services.clock.now();
    const rules = deps.rules();
    const current = {
      owner: "bot" as const,
      epoch: claimed.conversation.epoch,
      priority: 0,
      handoffs: claimed.conversation.handoffs,
    };
    const ticketId = turn.handoff ? await openTicket(turn, services) : undefined;
    const handoff = handoffRecord(turn, ticketId);
    const language =
      turn.input?.language ??
      claimed.conversation.language ??
      services.playbook.answersIn(claimed.customer.language ?? "");
    const reads = languageRead(turn, services);
    const memory = learn(turn, services);
    return {
      turn: claimed,
      startedAt: turn.startedAt,
      state: { ...turn.state, choices: [...(turn.draft?.quickReplies ?? [])], lastTurnAt: now.toISOString() },
      language,
      ...(reads ? { reads } : {}),
      ...(memory ? { memory } : {}),
      masked: turn.input?.masked ?? {},
      ...(turn.draft ? { reply: await toReply(claimed, turn, ticketId, services) } : {}),
      ownership: turn.handoff
        ? handedOff(current, now, rules, turn.handoff.priority)
        : turnAnswered(current, now, rules),
      ...(handoff ? { handoff } : {}),
      outcome: turn.handoff ? "handed-off" : (turn.draft?.outcome ?? "answered"),
      summary: {
        ...servedIntent(turn),
        trace: turn.trace,
        draft: {
          ...turn.draft,
          ...(turn.input?.translatedTo ? { heardAs: turn.input.text } : {}),
          intent: turn.understanding?.intent,
          sentiment: turn.understanding?.sentiment,
          handoff: turn.handoff && { reason: turn.handoff.reason, priority: turn.handoff.priority },
        },
      },
      audit: [],
    };
  }

  async function toReply(
    claimed: ClaimedTurn,
    turn: Turn,
    ticketId: string | undefined,
    services: TurnServices,
  ): Promise<NewMessage> {
    const { draft } = turn;
    if (!draft) throw new Error("a reply needs a draft");
    const language = draft.language ?? repliesIn(turn, services.playbook);
    const masked = ticketId ? `${draft.text}\n${await ticketLine(turn, services, ticketId)}` : draft.text;
    const reveal = (value: string): Promise<string> => services.vault.reveal(claimed.conversation.customerId, value);
    const content = {
      text: await reveal(masked),
      ...(draft.card ? { card: await revealCard(draft.card, reveal) } : {}),
      ...(draft.quickReplies?.length ? { quickReplies: draft.quickReplies } : {}),
      ...(draft.citations.length > 0 ? { citations: draft.citations } : {}),
    };
    const parts = channels.get(claimed.conversation.channel)?.render({ ...content, language }) ?? [];
    return { author: "bot", content, masked, language, parts };
  }

  /** Where the channel can show it, the customer reads along while a model writes. */
  function withPartial({ conversation, to }: ClaimedTurn, services: TurnServices): TurnServices {
    const channel = channels.get(conversation.channel);
    if (!channel?.showPartial) return services;
    return { ...services, show: (text) => channel.showPartial?.(to, text) };
  }

  function showTyping({ conversation, to, messages }: ClaimedTurn): void {
    bus.publish({ conversationId: conversation.id, sequence: messages.at(-1)?.sequence ?? 0, about: "typing" });
    void channels.get(conversation.channel)?.typing?.(to);
  }
}

async function revealCard({ title, facts }: Card, reveal: (masked: string) => Promise<string>): Promise<Card> {
  const revealed = facts.map(async ({ label, value }) => ({ label, value: await reveal(value) }));
  return { title, facts: await Promise.all(revealed) };
}

/** What the turn was about. An answer to our question has no confidence of its own: nothing was guessed. */
function servedIntent({ about, understanding }: Turn): Pick<TurnCommit["summary"], "intent" | "confidence"> {
  if (about !== undefined) return { intent: about };
  return understanding ? { intent: understanding.intent.primary, confidence: understanding.intent.confidence } : {};
}
