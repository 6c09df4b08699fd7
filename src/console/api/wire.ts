import type {
  AgentRecord,
  ChainCheck,
  ChannelHealth,
  ConsoleAuditEntry,
  ConsoleMessage,
  ConsoleNotice,
  ConsoleTurn,
  ConversationDetail,
  ConversationSummary,
  ConversationView,
  CustomerCard,
  Page,
  SessionRecord,
} from "../../core/contracts/console.ts";
import type { MemoryDesk } from "../../core/contracts/customer-memory.ts";
import type { KnowledgeDesk, OpenedSource } from "../../core/contracts/knowledge-desk.ts";
import type { UnderstandResult } from "../../core/contracts/operator.ts";
import type { PreparedDesk } from "../../core/contracts/prepared-answers.ts";
import type { UnderstandingOverview } from "../../core/contracts/understanding-desk.ts";

/** What goes over the wire, for the console's pages: the contracts with dates as ISO strings. */
export type Wire<T> = T extends Date
  ? string
  : T extends (infer U)[]
    ? Wire<U>[]
    : T extends object
      ? { [K in keyof T]: Wire<T[K]> }
      : T;

/** A channel as configured: on, or off and why. */
export interface ChannelSwitch {
  readonly channel: string;
  readonly on: boolean;
  /** Why it is on or off, and what to do about it. */
  readonly why: string;
}

/** What language models cost today (UTC). */
export interface ModelSpend {
  readonly spentUsd: number;
  /** `LLM_DAILY_BUDGET_USD`; absent: without limit. */
  readonly limitUsd?: number;
}

/** What every error answer holds under `error`. */
export interface Problem {
  readonly kind: string;
  /** What happened and what to do, in English. */
  readonly message: string;
  /** Why an action was refused, for a translated text. */
  readonly refusal?: { readonly refused: string; readonly owner?: string; readonly agentName?: string };
}

export interface MeAnswer {
  readonly agent: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly role: "agent" | "admin";
  };
  readonly sessionId: string;
}

export interface ConversationAnswer {
  readonly conversation: Wire<ConversationDetail>;
  readonly messages: readonly Wire<ConsoleMessage>[];
  readonly turns: readonly Wire<ConsoleTurn>[];
  /** Are there messages before the first one shown? */
  readonly more: boolean;
}

export interface ChannelsAnswer {
  readonly switches: readonly ChannelSwitch[];
  readonly health: readonly Wire<ChannelHealth>[];
  /** The channels that have a page at `docs/channels/NAME.md` below the API. */
  readonly documented: readonly string[];
}

export interface AuditAnswer {
  readonly check: ChainCheck;
  readonly entries: readonly Wire<ConsoleAuditEntry>[];
  readonly more: boolean;
}

export type CountsAnswer = Readonly<Record<ConversationView, number>>;
export type ListAnswer = Wire<Page<ConversationSummary>>;
export type CustomersAnswer = { readonly customers: readonly Wire<CustomerCard>[] };
export type NoticesAnswer = Wire<Page<ConsoleNotice>>;
export type AgentsAnswer = { readonly agents: readonly Wire<AgentRecord>[] };
export type SessionsAnswer = { readonly sessions: readonly Wire<SessionRecord>[] };
export type MemoryAnswer = {
  readonly remembered: Wire<NonNullable<Awaited<ReturnType<MemoryDesk["about"]>>>>;
};
export type LookAnswer = Wire<UnderstandResult>;
export type SourcesAnswer = Wire<Awaited<ReturnType<KnowledgeDesk["list"]>>>;
export type SourceAnswer = { readonly source: Wire<OpenedSource> };
export type PreparedOverview = Wire<Awaited<ReturnType<PreparedDesk["overview"]>>>;
export type UnderstandingAnswer = Wire<UnderstandingOverview>;
