import type { Risk } from "./tool.ts";

/**
 * The record of what was asked of back offices. Each method is one transaction under the conversation's row lock that
 * also appends the audit entry. Implemented in `store/tool-call-store.ts`.
 */

export type ToolCallState = "intended" | "done" | "refused" | "unknown";

export interface ToolCall {
  readonly id: string;
  readonly conversationId: string;
  readonly tool: string;
  readonly risk: Risk;
  /** Tokens in place of personal data. */
  readonly args: Readonly<Record<string, unknown>>;
  readonly argsHash: string;
  readonly idempotencyKey: string;
  readonly state: ToolCallState;
  readonly rule: string;
  readonly at: Date;
  /** Set once it is done. */
  readonly result?: Readonly<Record<string, unknown>>;
  readonly problem?: string;
}

/** Who asks, compared under the lock: a late turn, or one that a person took over, changes nothing. */
export interface Caller {
  readonly conversationId: string;
  readonly turnId: string;
  readonly fence: number;
  readonly epoch: number;
}

/** The proof that a call rests on, compared under the lock with what the database says now. */
export interface Proof {
  readonly trust: 0 | 1 | 2;
  readonly backofficeId: string;
}

export interface NewToolCall {
  readonly id: string;
  readonly tool: string;
  readonly risk: Risk;
  readonly args: Readonly<Record<string, unknown>>;
  readonly argsHash: string;
  readonly idempotencyKey: string;
  readonly rule: string;
  /** Absent for what anybody may do. */
  readonly proof?: Proof;
  /** Redeemed in the same transaction: one confirmation, one intent. */
  readonly confirmationId?: string;
  /** For money: what `moneyMark` said before the facts were loaded. */
  readonly moneyMark?: string;
}

export type Intended =
  | { readonly result: "intended" | "exists"; readonly call: ToolCall }
  /** A person or a later turn owns the conversation now. */
  | { readonly result: "overruled" }
  /** The proof ran out or belongs to somebody else. */
  | { readonly result: "unproven" }
  /** The confirmation was used, replaced, declined or expired in the meantime. */
  | { readonly result: "void" }
  /** Other money of this customer moved since the facts were loaded, or is moving: load them again. */
  | { readonly result: "moving" };

export type SettledCall =
  | { readonly state: "done"; readonly result: Readonly<Record<string, unknown>> }
  | { readonly state: "refused" | "unknown"; readonly problem: string };

export interface ToolCallStore {
  find(by: { readonly id: string } | { readonly idempotencyKey: string }): Promise<ToolCall | undefined>;
  /** Commits the intent before the back office is called. A key that exists is answered with its row. */
  intend(caller: Caller, call: NewToolCall): Promise<Intended>;
  /** Records a read that is done, unless its turn was overruled. */
  recordRead(caller: Caller, call: NewToolCall, result: Readonly<Record<string, unknown>>): Promise<Intended>;
  /**
   * Commits what became of an intent. What is `done` stays done. A refused call gives its key free, because nothing
   * was changed under it.
   */
  settle(call: ToolCall, settled: SettledCall): Promise<void>;
  /** Does the database agree with this proof? Asked before anything is loaded, so that nothing is learnt by claiming. */
  isProven(conversationId: string, proof: Proof): Promise<boolean>;
  /** Is this turn still the one that may act? */
  mayAct(caller: Caller): Promise<boolean>;
  /** How far this customer's money has moved; compared again when a money call is intended. */
  moneyMark(backofficeId: string): Promise<string>;
  /** Calls that were intended, or whose answer was lost, more than `olderThanMs` ago. */
  unfinished(olderThanMs: number, limit: number): Promise<readonly ToolCall[]>;
  /** Appends what was denied or sent to a person. */
  note(conversationId: string, kind: string, data: Readonly<Record<string, unknown>>): Promise<void>;
}
