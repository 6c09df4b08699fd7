import type { Author, MessageContent } from "../message.ts";
import type { HandoffReason, TraceStep } from "../turn/turn.ts";
import type { AdapterState } from "./adapter-link.ts";
import type { DeadlineStep, Owner } from "./store.ts";

/** What the agent console needs: what agents may do (AgentActions), see (ConsoleReads), and who they are (AgentDirectory). */

// ───────────── doing ─────────────

/** The signed-in agent who acts. Comes from the session, never from the request's body. */
export interface ActingAgent {
  readonly id: string;
  readonly name: string;
}

/** Why an agent's wish was not done. Nothing was changed. */
export type ActionRefusal =
  | { readonly refused: "not-found" }
  /** Another agent owns it. */
  | { readonly refused: "owned-by"; readonly agentId: string; readonly agentName?: string }
  /** The bot, the queue or nobody owns it: take it over first. */
  | { readonly refused: "not-yours"; readonly owner: Owner }
  | { readonly refused: "already-closed" }
  /** Handed over and back too often: people keep it until it is resolved. */
  | { readonly refused: "handed-over-too-often" }
  /** The bot has handed it over too often: people must keep it. */
  | { readonly refused: "handed-over-too-often" }
  /** The platform told us that we may not write to this customer. */
  | { readonly refused: "unreachable" };

/** `sequence` is the last transcript row that the action wrote. */
export type ActionResult = { readonly ok: true; readonly sequence?: number } | ({ readonly ok: false } & ActionRefusal);

/** What agents do to a conversation. Each is one transaction under the conversation's lock. Implemented in core/agent-actions.ts. */
export interface AgentActions {
  /**
   * Makes the agent the owner: from the queue, the bot, the customer's turn or closed. Another agent's conversation is
   * refused (`owned-by`); one's own is `ok` and changes nothing. From the commit on no bot message begins.
   */
  takeOver(conversationId: string, agent: ActingAgent): Promise<ActionResult>;
  /** Only for the owner. The same `clientId` again is the same message: `ok`, and nothing new is sent. */
  reply(
    conversationId: string,
    agent: ActingAgent,
    message: { readonly clientId: string; readonly text: string },
  ): Promise<ActionResult>;
  /** Seen by agents only. Anybody who is signed in may write one, whoever owns the conversation. */
  note(
    conversationId: string,
    agent: ActingAgent,
    note: { readonly clientId: string; readonly text: string },
  ): Promise<ActionResult>;
  /** Only for the owner: the bot answers again. The note tells the bot and the next agent what was done. */
  handBack(conversationId: string, agent: ActingAgent, note?: string): Promise<ActionResult>;
  /** Only for the owner: back to everybody's queue, with its priority. */
  toQueue(conversationId: string, agent: ActingAgent, note?: string): Promise<ActionResult>;
  /** Only for the owner: closes the conversation and its open hand-off. */
  resolve(conversationId: string, agent: ActingAgent, reason: string): Promise<ActionResult>;
}

// ───────────── seeing ─────────────

export const conversationViews = ["queue", "mine", "bot", "all", "closed"] as const;
/** queue: by priority, then who waits longest. mine: owned by me. bot: owned by the bot or waiting for the customer. */
export type ConversationView = (typeof conversationViews)[number];

export interface ConversationSummary {
  readonly id: string;
  readonly channel: string;
  readonly account: string;
  readonly customer: { readonly id: string; readonly name?: string; readonly trust: number; readonly proven: boolean };
  readonly owner: Owner;
  readonly agent?: ActingAgent;
  readonly epoch: number;
  readonly priority: number;
  /** The deadline's step happens by itself at `at`. */
  readonly deadline?: { readonly at: Date; readonly step: DeadlineStep };
  readonly language?: string;
  /** Since when the customer waits for somebody; absent when nobody waits. */
  readonly waitingSince?: Date;
  /** Why it was handed over, while that hand-off is open. */
  readonly handoffReason?: HandoffReason;
  readonly lastMessage?: { readonly author: Author; readonly text: string; readonly at: Date };
  /** Deliveries that failed or whose fate is unknown. */
  readonly deliveryProblems: number;
  readonly lastSequence: number;
  readonly updatedAt: Date;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Pass it on for the next page; absent on the last one. Opaque. */
  readonly next?: string;
}

/** One row of the transcript with everything an agent may know about it. Values, not tokens. */
export interface ConsoleMessage {
  readonly id: string;
  readonly sequence: number;
  readonly author: Author;
  /** Absent once the customer was erased: the key is gone. */
  readonly content?: MessageContent;
  readonly language?: string;
  readonly agentName?: string;
  readonly turnId?: string;
  readonly at: Date;
  readonly edited: boolean;
  readonly deleted: boolean;
  readonly deliveries: readonly ConsoleDelivery[];
}

export interface ConsoleDelivery {
  readonly part: number;
  readonly state: "pending" | "sending" | "sent" | "delivered" | "read" | "failed" | "unknown" | "held";
  readonly attempt: number;
  readonly problem?: string;
  readonly at: Date;
}

/** How a turn came to its end: what stands folded under each bot reply. */
export interface ConsoleTurn {
  readonly id: string;
  readonly outcome: string;
  readonly intent?: string;
  readonly confidence?: number;
  readonly language?: string;
  readonly steps: readonly TraceStep[];
  readonly tokensIn: number;
  readonly tokensOut: number;
  readonly costMicroUsd: number;
  readonly startedAt: Date;
  readonly ms: number;
  readonly toolCalls: readonly ConsoleToolCall[];
}

export interface ConsoleToolCall {
  readonly id: string;
  readonly tool: string;
  readonly risk: string;
  readonly state: "intended" | "done" | "refused" | "unknown";
  /** The policy rule that let it through. */
  readonly rule: string;
  /** With tokens in place of personal data. */
  readonly args: unknown;
  /** The receipt; absent when there is none or the customer was erased. */
  readonly result?: unknown;
  readonly problem?: string;
  readonly at: Date;
}

export interface ConsoleHandoff {
  readonly id: string;
  readonly reason: HandoffReason;
  readonly priority: number;
  readonly ticketId?: string;
  readonly createdAt: Date;
  readonly takenAt?: Date;
  readonly takenBy?: string;
  readonly closedAt?: Date;
  /** As core/handoff.ts made it; absent once the customer was erased. */
  readonly package?: unknown;
}

export interface ConversationDetail extends ConversationSummary {
  readonly identities: readonly {
    readonly channel: string;
    readonly account: string;
    readonly externalId: string;
    readonly unreachable: boolean;
  }[];
  readonly backofficeId?: string;
  readonly createdAt: Date;
  /** Newest first. */
  readonly handoffs: readonly ConsoleHandoff[];
}

export interface ConsoleNotice {
  readonly id: string;
  readonly medium: string;
  readonly state: "pending" | "sent" | "failed";
  readonly to?: string;
  readonly subject?: string;
  readonly body?: string;
  readonly problem?: string;
  readonly createdAt: Date;
  readonly sentAt?: Date;
}

export interface ChannelHealth {
  readonly channel: string;
  readonly account: string;
  readonly lastReceivedAt?: Date;
  readonly lastSentAt?: Date;
  readonly lastProblem?: string;
  /** Deliveries of the last day that failed or whose fate is unknown. */
  readonly problemsToday: number;
  /** Of a channel whose connection an adapter holds, once one was connected. */
  readonly connection?: AdapterState;
}

export interface ConsoleAuditEntry {
  readonly sequence: number;
  readonly at: Date;
  readonly kind: string;
  readonly data: unknown;
  readonly hash: string;
}

/** Everything the console shows, read from the store. Ids that do not exist give undefined or an empty page, never an error. */
export interface ConsoleReads {
  /** How many conversations each view holds. */
  counts(agentId: string): Promise<Readonly<Record<ConversationView, number>>>;
  list(query: {
    readonly view: ConversationView;
    readonly agentId: string;
    readonly limit: number;
    readonly after?: string;
  }): Promise<Page<ConversationSummary>>;
  conversation(id: string): Promise<ConversationDetail | undefined>;
  /** In sequence order: the last `limit` rows, or those before a sequence. */
  messages(
    conversationId: string,
    query: { readonly limit: number; readonly before?: number },
  ): Promise<readonly ConsoleMessage[]>;
  /** Newest first. */
  turns(conversationId: string, limit: number): Promise<readonly ConsoleTurn[]>;
  notices(query: { readonly limit: number; readonly after?: string }): Promise<Page<ConsoleNotice>>;
  channels(): Promise<readonly ChannelHealth[]>;
  /** In chain order, after a sequence. */
  audit(
    conversationId: string,
    query: { readonly limit: number; readonly after: number },
  ): Promise<readonly ConsoleAuditEntry[]>;
}

/** Does a conversation's audit chain verify? */
export type ChainCheck =
  | { readonly ok: true; readonly entries: number }
  | { readonly ok: false; readonly brokenAt: number; readonly problem: string };

// ───────────── people ─────────────

export interface AgentRecord {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: "agent" | "admin";
  readonly createdAt: Date;
}

export interface SessionRecord {
  readonly id: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly ipAddress?: string;
  readonly userAgent?: string;
}

/** Agents and their sessions, in the tables that better-auth reads. */
export interface AgentDirectory {
  count(): Promise<number>;
  list(): Promise<readonly AgentRecord[]>;
  /** `onlyFirst`: refused once anybody exists, also when two ask at the same moment. Throws `conflict` when refused or the e-mail is taken. */
  create(
    agent: {
      readonly name: string;
      readonly email: string;
      readonly role: "agent" | "admin";
      readonly passwordHash: string;
    },
    options: { readonly onlyFirst: boolean },
  ): Promise<AgentRecord>;
  sessions(agentId: string): Promise<readonly SessionRecord[]>;
  /** Ends sessions: one of the agent's, or all of them. Answers how many ended. */
  revoke(agentId: string, sessionId?: string): Promise<number>;
  /** Which of these sessions are still in force? */
  alive(sessionIds: readonly string[]): Promise<ReadonlySet<string>>;
}
