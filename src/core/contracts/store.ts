import type { MemoryChange } from "../memory/remembered.ts";
import type { Author, DeliveryStatus, InboundEvent, MessageContent } from "../message.ts";
import type { HandoffReason, Outcome, TraceStep, Turn } from "../turn/turn.ts";
import type { DialogueState } from "../understanding/dialogue-state.ts";
import type { Addressee, RenderedPart } from "./channel.ts";

/**
 * What the engine needs of the database. Each method is one transaction that also writes its audit entries under the
 * conversation's row lock. `fence` and `epoch` are compared there: a late or overruled writer changes nothing.
 */

export type Owner = "bot" | "queue" | "agent" | "customer" | "nobody";

/** The part of a conversation that decides who may do what. */
export interface Ownership {
  readonly owner: Owner;
  readonly agentId?: string;
  readonly epoch: number;
  readonly priority: number;
  readonly handoffs: number;
  readonly deadline?: { readonly at: Date; readonly step: DeadlineStep };
}

/** What happens when a deadline passes; see core/ownership.ts for the table. */
export type DeadlineStep = "hand-off" | "remind-queue" | "return-to-queue" | "close";

export interface AuditFact {
  readonly kind: string;
  /** Ids, hashes, decisions; never message text. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** A message for the transcript, with the parts that go to the platform. */
export interface NewMessage {
  readonly author: Author;
  readonly content: MessageContent;
  readonly masked: string;
  readonly language?: string;
  readonly agentId?: string;
  /** Empty: not sent anywhere (notes, system lines). */
  readonly parts: readonly RenderedPart[];
}

export interface Accepted {
  readonly outcome: "new" | "repeated";
  readonly conversationId: string;
  readonly messageId?: string;
  readonly sequence?: number;
  /** Is a turn due? False while a person owns the conversation. */
  readonly wake: boolean;
}

export interface InboxStore {
  /** Commits one event before anybody is told that we have it. Idempotent by (channel, account, platformId). */
  accept(channel: string, account: string, event: InboundEvent): Promise<Accepted>;
  /** Applies platform receipts; order does not matter (`read` never becomes `sent` again). */
  applyStatus(channel: string, account: string, status: DeliveryStatus): Promise<void>;
  quarantine(channel: string, account: string, reason: string, body: Buffer): Promise<void>;
}

export type ClaimedTurn = Pick<
  Turn,
  "id" | "conversation" | "customer" | "messages" | "edited" | "earlier" | "knownNames" | "state"
> & {
  readonly to: Addressee;
};

/** A hand-off with its package (core/handoff.ts) and tracking ticket. */
export interface HandoffRecord {
  readonly reason: HandoffReason;
  readonly priority: number;
  readonly ticketId?: string;
  readonly package: unknown;
}

/** How a turn ends, all in one transaction. */
export interface TurnCommit {
  readonly turn: ClaimedTurn;
  readonly startedAt: Date;
  readonly state: DialogueState;
  readonly language: string;
  /** What the customer reads, when this turn showed it: kept with the person, for every conversation to come. */
  readonly reads?: string;
  /** Masked text of each customer message, by sequence; also of those that were edited since they were answered. */
  readonly masked: Readonly<Record<number, string>>;
  readonly reply?: NewMessage;
  readonly ownership: Ownership;
  readonly handoff?: HandoffRecord;
  /** What this turn taught of the customer, or what they want forgotten. */
  readonly memory?: MemoryChange;
  readonly outcome: Outcome;
  readonly summary: {
    readonly intent?: string;
    readonly confidence?: number;
    readonly trace: readonly TraceStep[];
    readonly draft?: unknown;
  };
  readonly audit: readonly AuditFact[];
}

export type CommitResult =
  | { readonly result: "committed"; readonly sequence?: number; readonly moreWaiting: boolean }
  /** The customer wrote again: claim again and plan with all messages. */
  | { readonly result: "stale" }
  /** Somebody else holds the lease now, or a person took over: drop the draft. */
  | { readonly result: "overruled" };

export interface TurnStore {
  /**
   * Takes the lease and raises the fence, if messages are waiting for the bot. `busy` also while the newest is a
   * picture that others of its album may follow.
   */
  claim(conversationId: string): Promise<
    | {
        readonly claim: "claimed";
        readonly turn: ClaimedTurn /** This one included; grows also when a process dies in the middle. */;
        readonly attempts: number;
      }
    | { readonly claim: "busy"; readonly untilMs: number }
    | { readonly claim: "nothing" }
  >;
  /** Reads the waiting messages again under the same lease, for the one re-plan. */
  refresh(turn: ClaimedTurn): Promise<ClaimedTurn | undefined>;
  /** Lengthens the lease; false when it is lost. */
  heartbeat(turn: ClaimedTurn): Promise<boolean>;
  /** `acceptStale` commits although newer messages wait: they are answered by the next turn. */
  commit(commit: TurnCommit, acceptStale: boolean): Promise<CommitResult>;
  /** Gives the lease back after a failed attempt. */
  fail(turn: ClaimedTurn, problem: string): Promise<void>;
}

export interface ClaimedDelivery {
  readonly id: bigint;
  readonly reference: string;
  readonly conversationId: string;
  readonly identityId: string;
  readonly channel: string;
  readonly account: string;
  readonly to: Addressee;
  readonly part: RenderedPart;
  readonly attempt: number;
  /** What it used up of the platform's send limits. */
  readonly quotas: readonly Quota[];
}

/** One send limit as the store counts it: a message each `everyMs`, `burst` of them at once. */
export interface Quota {
  readonly scope: "thread" | "account";
  readonly key: string;
  readonly everyMs: number;
  readonly burst: number;
}

export interface DeliveryStore {
  /**
   * The head of the line, marked `sending` and committed. A bot's message is only claimed when its epoch is still the
   * conversation's; otherwise it becomes `held`, as does anything older than 15 minutes that nobody released.
   * Over a quota it gets its turn, `later`: whoever asks then finds it counted. All processes count together.
   * What `isOurs` denies for its channel is left alone.
   */
  claimNext(
    conversationId: string,
    quotasOf: (where: {
      readonly channel: string;
      readonly account: string;
      readonly threadId: string;
    }) => readonly Quota[],
    isOurs?: (channel: string) => boolean,
  ): Promise<
    | { readonly claim: "claimed"; readonly delivery: ClaimedDelivery }
    | { readonly claim: "later"; readonly waitMs: number }
    | { readonly claim: "elsewhere" }
    | { readonly claim: "nothing" }
  >;
  /**
   * Records what became of an attempt; compared with `attempt`, so that a late writer changes nothing. Says whether
   * anything of this conversation still waits.
   */
  settle(delivery: ClaimedDelivery, result: Settled): Promise<boolean>;
}

export type Settled =
  | { readonly state: "sent"; readonly platformId: string }
  | {
      readonly state: "retry";
      readonly afterMs: number;
      readonly problem: string;
      /** The platform asked for it: this chat, or the whole account, sends nothing before `afterMs`. */
      readonly pauses?: "thread" | "account";
      /** The thread's name from now on. */
      readonly movedTo?: string;
    }
  | {
      readonly state: "failed" | "unknown";
      readonly problem: string;
      readonly unreachable?: boolean;
      readonly windowClosed?: boolean;
    };

/** An agent's or a timer's wish, applied under the lock by core/ownership.ts. */
export interface OwnershipStore {
  /** `decide` is pure and runs under the row lock with the database's clock; undefined means "no", and nothing is written. */
  change<T extends OwnershipChange>(
    conversationId: string,
    decide: (
      current: Ownership,
      now: Date,
      about: { readonly language: string | undefined; readonly channel: string; readonly account: string },
    ) => T | undefined,
  ): Promise<{ readonly before: Ownership; readonly applied: T; readonly sequence: number } | undefined>;
}

export interface OwnershipChange {
  readonly next: Ownership;
  readonly messages: readonly NewMessage[];
  readonly audit: readonly AuditFact[];
  /** True on every takeover by people: bot deliveries that are still pending become `held`. */
  readonly holdBotDeliveries: boolean;
  readonly handoff?: HandoffRecord;
  readonly closesHandoff?: boolean;
  /** Agent's message is sent from the console: the client's id makes a double click one message. */
  readonly clientId?: string;
}

/** What the sweeper finds. Everything it returns is only a hint to look again. */
export interface SweepStore {
  /** Conversations with messages that wait for the bot and no live lease. */
  turnsDue(): Promise<readonly string[]>;
  /** Conversations with deliveries that are due; also turns deliveries stuck in `sending` into `unknown`. */
  deliveriesDue(): Promise<readonly string[]>;
  /** Conversations of one account with a delivery whose time has come, for the process that its adapter is connected to. */
  deliveriesWaiting(channel: string, account: string): Promise<readonly string[]>;
  deadlinesDue(): Promise<readonly string[]>;
}
