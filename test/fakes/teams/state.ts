import { appendFileSync, fsyncSync, openSync } from "node:fs";

export interface Faults {
  /** Shares from 0 to 1, drawn for each request or delivery. */
  readonly lostResponse: number;
  readonly serverError: number;
  readonly tooManyRequests: number;
  readonly unauthorized: number;
  /** The same activity once more, under the same id. */
  readonly duplicate: number;
  /** The same press once more, under another id and with another time. */
  readonly duplicatePress: number;
  readonly reorder: number;
  /** Slowness of answers, at most this long. */
  readonly delayMs: number;
  readonly retryAfterSeconds: number;
  /** Microsoft's metadata and keys cannot be had. */
  readonly noMetadata: boolean;
  readonly noTokens: boolean;
  /** Cards are refused as bad requests. */
  readonly noCards: boolean;
  /** How long an activity may stay without an answer before it is sent again. */
  readonly resendAfterMs: number;
}

export const noFaults: Faults = {
  lostResponse: 0,
  serverError: 0,
  tooManyRequests: 0,
  unauthorized: 0,
  duplicate: 0,
  duplicatePress: 0,
  reorder: 0,
  delayMs: 0,
  retryAfterSeconds: 1,
  noMetadata: false,
  noTokens: false,
  noCards: false,
  resendAfterMs: 15_000,
};

/** One activity that the Bot Connector accepted: the oracle that tests compare with the database. */
export interface LedgerEntry {
  readonly at: number;
  readonly conversationId: string;
  readonly activityId: string;
  readonly text: string;
  readonly card: boolean;
  readonly actions: readonly { readonly title: string; readonly data: unknown }[];
  readonly facts: readonly string[];
  readonly attachments: readonly string[];
  readonly replyToId?: string;
  readonly tenantId?: string;
}

export class TeamsState {
  readonly appId: string;
  readonly password: string;
  botUrl: string | undefined;
  faults: Faults = noFaults;
  readonly ledger: LedgerEntry[] = [];
  /** Conversations that customers opened, and what forbids the bot to write there. */
  readonly conversations = new Map<string, { readonly refusal?: string }>();
  readonly calls = new Map<string, number>();
  /** Requests that broke a rule of the Bot Connector, whoever answered for it. */
  readonly problems: string[] = [];
  readonly files = new Map<string, { readonly bytes: Buffer; readonly mimeType: string; readonly open: boolean }>();
  #nextId = Date.now();
  readonly #file: number | undefined;

  constructor(appId: string, password: string, ledgerFile: string | undefined) {
    this.appId = appId;
    this.password = password;
    this.#file = ledgerFile ? openSync(ledgerFile, "a") : undefined;
  }

  /** As Teams: milliseconds, and never twice. */
  nextId = (): string => String(this.#nextId++);

  count(what: string): void {
    this.calls.set(what, (this.calls.get(what) ?? 0) + 1);
  }

  record(entry: LedgerEntry): void {
    this.ledger.push(entry);
    if (this.#file === undefined) return;
    appendFileSync(this.#file, `${JSON.stringify(entry)}\n`);
    fsyncSync(this.#file);
  }
}
