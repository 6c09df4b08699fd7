import { type Faults, noFaults } from "../support/faults.ts";
import { Ledger } from "../support/ledger.ts";

export interface Update {
  readonly update_id: number;
  readonly [kind: string]: unknown;
}

/** One request that the platform accepted: the oracle that tests compare with the database. */
export interface LedgerEntry {
  readonly at: number;
  readonly method: string;
  readonly chatId: string;
  readonly text: string;
  readonly messageId: number;
  readonly keyboard: readonly { readonly text: string; readonly callback_data?: string }[];
  readonly fileName?: string;
  /** What `text` was sent as, with parse_mode HTML. */
  readonly html?: string;
}

export class TelegramState {
  readonly token: string;
  faults: Faults = noFaults;
  webhook: { readonly url: string; readonly secret: string | undefined } | undefined;
  readonly #kept: Ledger<LedgerEntry>;
  readonly chats = new Map<string, { blocked: boolean; migratedTo?: number }>();
  readonly files = new Map<string, { readonly bytes: Buffer; readonly name: string }>();
  /** What the specification said against requests: each is a fault of ours. */
  readonly violations: string[] = [];
  readonly calls = new Map<string, number>();
  #updates: Update[] = [];
  #nextUpdateId = 1000;
  #nextMessageId = 1;
  #wake: (() => void)[] = [];
  constructor(token: string, ledgerFile: string | undefined) {
    this.token = token;
    this.#kept = new Ledger(ledgerFile);
  }

  nextMessageId = (): number => this.#nextMessageId++;

  /** An update for the bot, kept until it is confirmed (by offset) or delivered (by webhook). */
  addUpdate(kind: string, body: unknown, updateId = this.#nextUpdateId++): Update {
    const update = { update_id: updateId, [kind]: body };
    this.#updates.push(update);
    for (const wake of this.#wake.splice(0)) wake();
    return update;
  }

  /** As getUpdates: everything before `offset` is confirmed and forgotten. */
  async takeUpdates(offset: number, limit: number, timeoutMs: number): Promise<readonly Update[]> {
    this.#updates = this.#updates.filter((update) => update.update_id >= offset);
    if (this.#updates.length === 0 && timeoutMs > 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, timeoutMs);
        this.#wake.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
    return this.#updates.slice(0, limit);
  }

  peekUpdates = (): readonly Update[] => this.#updates;
  confirm(updateId: number): void {
    this.#updates = this.#updates.filter((update) => update.update_id !== updateId);
  }

  get ledger(): readonly LedgerEntry[] {
    return this.#kept.entries;
  }

  record = (entry: LedgerEntry): void => this.#kept.record(entry);
}
