import type { InboundEvent } from "../message.ts";
import type { HandoffReason, Outcome, TraceStep } from "../turn/turn.ts";
import type { IntentGuess } from "../understanding/understanding.ts";
import type { Owner } from "./store.ts";

/** What the website, mobile apps and other programs may know of a conversation beyond its transcript. */
export interface PublicConversations {
  /** Finds or makes the conversation of this thread, before anything is said in it. */
  open(
    channel: string,
    account: string,
    threadId: string,
    sender: InboundEvent["sender"],
  ): Promise<{ readonly conversationId: string }>;
  /** Where the conversation stands now; undefined when there is none. */
  standing(conversationId: string): Promise<Standing | undefined>;
  /** The turn that answered the customer's message with this sequence; undefined until that turn is committed. */
  answerTo(conversationId: string, sequence: number): Promise<TurnAnswer | undefined>;
  /** How a turn came to its reply, masked. For operators only. */
  trace(turnId: string): Promise<TurnTrace>;
  /** Keeps what the customer thought of the conversation; the last rating wins. */
  rate(conversationId: string, rating: { readonly score: number; readonly comment?: string }): Promise<void>;
}

export interface Standing {
  readonly owner: Owner;
  readonly agentName?: string;
  readonly lastSequence: number;
}

export interface TurnAnswer {
  readonly turnId: string;
  /** Transcript sequence of the reply; absent when the turn ended without one. */
  readonly replySequence?: number;
  readonly language?: string;
  readonly intent: Pick<IntentGuess, "primary" | "confidence"> & Partial<IntentGuess>;
  /** Response confidence, 0 to 1. */
  readonly confidence: number;
  readonly outcome: Outcome;
  readonly handoff?: { readonly reason: HandoffReason | (string & {}); readonly priority: number };
}

export interface TurnTrace {
  readonly turnId: string;
  readonly startedAt: Date;
  readonly finishedAt: Date;
  readonly stages: readonly TraceStep[];
  readonly tokensIn: number;
  readonly tokensOut: number;
  readonly costMicroUsd: number;
  readonly toolCalls: readonly {
    readonly tool: string;
    readonly risk: string;
    readonly state: string;
    readonly rule: string;
    readonly idempotencyKey: string;
    /** Tokens in place of personal data. */
    readonly args: unknown;
    /** The receipt: what the back office answered. Absent while there is none. */
    readonly receipt?: unknown;
    readonly problem?: string;
  }[];
  /** The customer's messages of this turn, masked. */
  readonly maskedText: string;
}
