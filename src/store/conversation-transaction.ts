import { randomUUID } from "node:crypto";
import type { Pool, PoolClient, QueryConfig, QueryResult } from "pg";
import { auditHash, canonical } from "../core/audit.ts";
import type { Addressee } from "../core/contracts/channel.ts";
import type { NewMessage, Owner } from "../core/contracts/store.ts";
import { AppError } from "../core/errors.ts";
import { FLUSH, LOCK_CONVERSATION } from "./hot-statements.ts";
import { toJsonb } from "./jsonb.ts";
import type { PrismaClient } from "./prisma.ts";
import type { Sealing } from "./sealing.ts";
import { type Statement, together } from "./together.ts";

export interface Db {
  /** For what a customer waits for, and for SQL that Prisma cannot say. */
  readonly pool: Pool;
  /** For everything else. */
  readonly prisma: PrismaClient;
  readonly sealing: Sealing;
}

/** A conversation's row while it is locked. `now` is the database's clock: leases and deadlines use no other. */
export interface ConversationRow {
  readonly id: string;
  readonly channel: string;
  readonly account: string;
  readonly threadId: string;
  readonly identityId: string;
  readonly customerId: string;
  readonly now: Date;
  readonly owner: Owner;
  readonly agentId: string | null;
  readonly epoch: number;
  readonly version: number;
  readonly deadlineAt: Date | null;
  readonly deadlineStep: string | null;
  readonly priority: number;
  readonly queuedAt: Date | null;
  readonly handoffs: number;
  readonly lastSequence: number;
  readonly state: unknown;
  readonly language: string | null;
  readonly leaseHolder: string | null;
  readonly leaseUntil: Date;
  readonly fence: number;
  readonly auditSequence: number;
  readonly auditHead: string;
  readonly lastInboundAt: Date | null;
  readonly lastInboundId: string | null;
  readonly address: Readonly<Record<string, string>>;
}

type Settable = Omit<
  ConversationRow,
  | "id"
  | "channel"
  | "account"
  | "threadId"
  | "identityId"
  | "customerId"
  | "now"
  | "lastSequence"
  | "auditSequence"
  | "auditHead"
>;

/** Kept among the address: where a thread went whose new name is taken. */
export const MOVED = "movedTo";

/** Where this conversation's replies go. */
export function addresseeOf({ threadId, address, lastInboundId, lastInboundAt }: ConversationRow): Addressee {
  const lastInbound =
    lastInboundId && lastInboundAt ? { lastInbound: { platformId: lastInboundId, at: lastInboundAt } } : {};
  // Only while another conversation bears the new name of a thread, see move-thread.ts.
  const { [MOVED]: movedTo = threadId, ...rest } = address;
  return { threadId: movedTo, address: rest, ...lastInbound };
}

/** What may be done while the conversation is locked. Messages and audit entries are written together at the end. */
export interface ConversationTx {
  readonly row: ConversationRow;
  readonly client: PoolClient;
  set(patch: Partial<Settable>): void;
  audit(kind: string, data: Readonly<Record<string, unknown>>): void;
  /** A statement whose result nobody needs: runs at the end, in the order of the calls, before messages are written. */
  write(statement: QueryConfig): void;
  /** The same, for what refers to messages of this transaction: runs once they are written. */
  writeAfter(statement: QueryConfig): void;
  /** Gives the message the next sequence and queues its parts under the row's epoch at the end of the transaction. */
  addMessage(
    message: NewMessage,
    origin?: { readonly turnId?: string; readonly platformId?: string },
  ): Promise<{ readonly messageId: string; readonly sequence: number }>;
}

/**
 * One transaction under the conversation's row lock. The lock is what makes sequence order commit order, keeps the
 * audit chain in line, and puts takeovers and deliveries in a definite order. Keep `work` short: no network in it.
 * Statements that are given `along` run right behind the lock in the same round trip; `work` gets their results. Their
 * effects are part of the transaction.
 */
export async function inConversation<T>(
  db: Db,
  conversationId: string,
  work: (tx: ConversationTx, along: readonly QueryResult[]) => Promise<T>,
  along: readonly Statement[] = [],
): Promise<T> {
  const client = await db.pool.connect();
  let broken: Error | undefined;
  try {
    const lock = { ...LOCK_CONVERSATION, values: [conversationId] };
    const [, found, ...results] = await together(client, ["BEGIN", lock, ...along]);
    const locked: ConversationRow | undefined = found?.rows[0];
    if (!locked) throw new AppError("not_found", "no such conversation");
    const pending = new PendingWrites(db, client, locked);
    const result = await work(pending, results);
    await together(client, [...pending.statements(), "COMMIT"]);
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch((cause: Error) => {
      broken = cause;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/**
 * The same over several conversations, for what concerns all of a person's. `choose` finds them inside the transaction
 * and holds a lock that all callers of this function share: two of them never wait for each other's conversations.
 */
export async function inConversations<T>(
  db: Db,
  choose: (client: PoolClient) => Promise<readonly string[]>,
  work: (txs: readonly ConversationTx[], client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await db.pool.connect();
  let broken: Error | undefined;
  try {
    await client.query("BEGIN");
    const pending: PendingWrites[] = [];
    for (const id of await choose(client)) {
      const { rows } = await client.query<ConversationRow>({ ...LOCK_CONVERSATION, values: [id] });
      if (rows[0]) pending.push(new PendingWrites(db, client, rows[0]));
    }
    const result = await work(pending, client);
    await together(client, [...pending.flatMap((one) => one.statements()), "COMMIT"]);
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch((cause: Error) => {
      broken = cause;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

interface MessageRow {
  readonly id: string;
  readonly sequence: number;
  readonly message: NewMessage;
  readonly sealed: Uint8Array;
  readonly parts: readonly { readonly reference: string; readonly sealed: Uint8Array }[];
  readonly turnId: string | undefined;
  readonly platformId: string | undefined;
}

class PendingWrites implements ConversationTx {
  row: ConversationRow;
  readonly client: PoolClient;
  readonly #db: Db;
  readonly #audit: { sequence: number; kind: string; data: unknown; hash: string }[] = [];
  readonly #messages: MessageRow[] = [];
  readonly #writes: QueryConfig[] = [];
  readonly #after: QueryConfig[] = [];
  #touched = false;

  constructor(db: Db, client: PoolClient, row: ConversationRow) {
    this.#db = db;
    this.client = client;
    this.row = row;
  }

  set(patch: Partial<Settable>): void {
    this.row = { ...this.row, ...patch };
    this.#touched = true;
  }

  audit(kind: string, rawData: Readonly<Record<string, unknown>>): void {
    const data: unknown = JSON.parse(toJsonb(canonical(rawData)));
    const sequence = this.row.auditSequence + 1;
    const hash = auditHash(this.#db.sealing.auditKey, this.row.auditHead, {
      chain: this.row.id,
      sequence,
      at: this.row.now,
      kind,
      data,
    });
    this.#audit.push({ sequence, kind, data, hash });
    this.row = { ...this.row, auditSequence: sequence, auditHead: hash };
    this.#touched = true;
  }

  async addMessage(message: NewMessage, origin: { turnId?: string; platformId?: string } = {}) {
    const seal = await this.#db.sealing.forCustomer(this.row.customerId);
    const sequence = this.row.lastSequence + 1;
    const id = randomUUID();
    const parts = message.parts.map((part) => ({ reference: randomUUID(), sealed: seal.seal(part) }));
    this.#messages.push({
      id,
      sequence,
      message,
      sealed: seal.seal(message.content),
      parts,
      turnId: origin.turnId,
      platformId: origin.platformId,
    });
    this.row = { ...this.row, lastSequence: sequence };
    this.#touched = true;
    return { messageId: id, sequence };
  }

  write(statement: QueryConfig): void {
    this.#writes.push(statement);
  }

  writeAfter(statement: QueryConfig): void {
    this.#after.push(statement);
  }

  /** What the transaction ends with, but for its COMMIT. */
  statements(): readonly QueryConfig[] {
    return [...this.#writes, ...(this.#touched ? [this.#flush()] : []), ...this.#after];
  }

  #flush(): QueryConfig {
    const m = this.#messages;
    const d = m.flatMap((row) => row.parts.map((part, index) => ({ row, part, index })));
    const r = this.row;
    return {
      ...FLUSH,
      values: [
        r.id,
        r.owner,
        r.agentId,
        r.epoch,
        r.version,
        r.deadlineAt,
        r.deadlineStep,
        r.priority,
        r.queuedAt,
        r.handoffs,
        r.lastSequence,
        toJsonb(r.state),
        r.language,
        r.leaseHolder,
        r.leaseUntil,
        r.fence,
        r.auditSequence,
        r.auditHead,
        r.lastInboundAt,
        this.#audit.map((a) => a.sequence),
        this.#audit.map((a) => a.kind),
        this.#audit.map((a) => JSON.stringify(a.data)),
        this.#audit.map((a) => a.hash),
        m.map((x) => x.id),
        m.map((x) => x.sequence),
        m.map((x) => x.message.author),
        m.map((x) => x.sealed),
        m.map((x) => x.message.masked),
        m.map((x) => x.message.language ?? null),
        m.map((x) => x.turnId ?? null),
        m.map((x) => x.message.agentId ?? null),
        m.map((x) => x.platformId ?? null),
        d.map((x) => x.part.reference),
        d.map((x) => x.row.id),
        d.map((x) => x.index),
        d.map((x) => x.row.message.author),
        d.map((x) => x.part.sealed),
        r.now,
        r.lastInboundId,
        toJsonb(r.address),
      ],
    };
  }
}
