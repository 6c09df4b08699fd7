import type { Attachment, Author, MessageContent } from "../message.ts";
import type { HandoffReason, TraceStep } from "../turn/turn.ts";
import type { AdapterState } from "./adapter-link.ts";
import type { SendLimit, Shows } from "./channel.ts";
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

/** Why two customers were not joined or separated. Nothing was changed. */
export type LinkRefusal =
  | "not-found"
  /** The agent does not have the conversation and is no administrator. */
  | "not-in-charge"
  | "unknown-customer"
  | "same-person"
  /** Each of them proved to own another account. */
  | "different-accounts"
  /** It is joined into nobody. */
  | "not-joined";

/** `conversations`: all that now belong to another person than before. */
export type LinkResult =
  | { readonly ok: true; readonly conversations: readonly string[] }
  | { readonly ok: false; readonly refused: LinkRefusal };

/** One person on several channels, as agents see and make it. Implemented in core/customer-links.ts. */
export interface CustomerLinks {
  /** Makes this conversation's customer and another one the same person: one profile, one history. Raises nobody's trust. */
  join(
    conversationId: string,
    otherCustomerId: string,
    agent: ActingAgent & { readonly role: "agent" | "admin" },
  ): Promise<LinkResult>;
  /** Takes one customer out of this conversation's person again. Its proof ends, and only an agent joins it again. */
  separate(
    conversationId: string,
    customerId: string,
    agent: ActingAgent & { readonly role: "agent" | "admin" },
  ): Promise<LinkResult>;
}

/** A message as it was written. */
export interface RevealedMessage {
  readonly content: MessageContent;
  /** What it said before it was edited, oldest first. */
  readonly before: readonly string[];
}

export type RevealResult<Shown> =
  | { readonly ok: true; readonly shown: Shown }
  /** `not-in-charge`: the agent does not have the conversation and is no administrator. */
  | { readonly ok: false; readonly refused: "not-found" | "not-in-charge" };

/**
 * Personal data behind the tokens that agents see: for whoever has the conversation, and for administrators. Each look
 * is committed to the conversation's audit before anything is shown. Implemented in store/personal-reveals.ts.
 */
export interface PersonalReveals {
  message(
    conversationId: string,
    messageId: string,
    agent: ActingAgent & { readonly role: "agent" | "admin" },
  ): Promise<RevealResult<RevealedMessage>>;
  /** The package, see core/handoff.ts. */
  handoff(
    conversationId: string,
    handoffId: string,
    agent: ActingAgent & { readonly role: "agent" | "admin" },
  ): Promise<RevealResult<unknown>>;
}

/** What customers sent, for agents. Implemented in core/customer-files.ts. */
export interface CustomerFiles {
  /** Fetches it from its channel. Undefined when there is no such file, or none with bytes (a place, a contact). Audited. */
  open(
    file: { readonly conversationId: string; readonly messageId: string; readonly index: number },
    agent: ActingAgent,
  ): Promise<{ readonly bytes: Uint8Array; readonly mimeType: string; readonly name: string } | undefined>;
}

/** The database side of it. Implemented in store/opened-attachments.ts. */
export interface AttachmentStore {
  /** Says what to fetch, once the audit says who asked. */
  open(
    file: { readonly conversationId: string; readonly messageId: string; readonly index: number },
    agentId: string,
  ): Promise<{ readonly channel: string; readonly attachment: Attachment } | undefined>;
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

/** One row of the transcript, with tokens or kinds in place of personal data; see PersonalReveals for the values. */
export interface ConsoleMessage {
  readonly id: string;
  readonly sequence: number;
  readonly author: Author;
  /** Absent once the customer was erased: the key is gone. */
  readonly content?: MessageContent;
  /** There is personal data behind what is shown. */
  readonly hides: boolean;
  readonly language?: string;
  readonly agentName?: string;
  readonly turnId?: string;
  readonly at: Date;
  readonly edited: boolean;
  readonly deleted: boolean;
  /** What the customer put under it, newest last. */
  readonly reactions: readonly string[];
  /** What an edited message said before, oldest first. Never of a deleted one: the customer took it back. */
  readonly before: readonly string[];
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
  /** What stood between us and a customer whose language we do not speak. Masked. */
  readonly translation?: {
    /** The message in our language, as it was understood. */
    readonly heardAs?: string;
    /** The reply as it was written and checked. */
    readonly untranslated?: string;
  };
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
  /** As core/handoff.ts made it, masked; absent once the customer was erased. */
  readonly package?: unknown;
}

/** One way in which a person reaches us. */
export interface ConsoleIdentity {
  readonly customerId: string;
  readonly channel: string;
  readonly account: string;
  readonly externalId: string;
  readonly unreachable: boolean;
  /** Who the customer is was proven on this very identity, and the proof still holds. */
  readonly proven: boolean;
  /** With whom and how it became part of this person; absent for the first one. `by` is `proof` or an agent's name. */
  readonly joined?: { readonly by: string; readonly at: Date };
}

/** A customer whom an agent may want to join with the one at hand. */
export interface CustomerCard {
  readonly id: string;
  readonly name?: string;
  readonly backofficeId?: string;
  readonly identities: readonly ConsoleIdentity[];
  readonly lastConversationId?: string;
}

export interface ConversationDetail extends ConversationSummary {
  /** All of the person's, over all channels. */
  readonly identities: readonly ConsoleIdentity[];
  /** The person's other conversations, newest first. */
  readonly elsewhere: readonly ConversationSummary[];
  readonly backofficeId?: string;
  readonly createdAt: Date;
  /** Only where the platform has one: until when free text may be sent. In the past, or absent: it is closed. */
  readonly window?: { readonly openUntil?: Date; readonly template: boolean };
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
  readonly lastProblemAt?: Date;
  /** Of a channel whose connection an adapter holds, once one was connected. */
  readonly connection?: AdapterState;
  /** Deliveries of the last day that failed. */
  readonly failedToday: number;
  /** Deliveries of the last day whose fate is unknown. */
  readonly unknownToday: number;
  /** Open conversations to which only a template can be sent now, or nothing at all. */
  readonly closedWindows: number;
  /** The platform asked the whole account to wait until then. */
  readonly pausedUntil?: Date;
  /** What the channel says of itself; absent when it is off. */
  readonly declared?: ChannelDeclaration;
}

export interface ChannelDeclaration {
  /** `quickReplies` is absent when there is no limit. */
  readonly shows: Omit<Shows, "quickReplies"> & { readonly quickReplies?: number };
  readonly limits: readonly Pick<SendLimit, "scope" | "count" | "perMs">[];
  readonly window?: { readonly openMs: number; readonly template: boolean };
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
  /** Customers by the whole id of a conversation, a customer, an account or an identity; never by part of one. */
  findCustomers(query: string): Promise<readonly CustomerCard[]>;
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
