import type { MessageContent } from "../core/message.ts";
import type { Db } from "./conversation-transaction.ts";
import type { Sealing } from "./sealing.ts";

/** Opens a customer's sealed columns for agents. After erasing nothing opens any more; the console then shows that. */
export interface Opener {
  open(bytes: Uint8Array | null): unknown;
  content(bytes: Uint8Array | null): MessageContent | undefined;
  name(bytes: Uint8Array | null): string | undefined;
}

export async function openerFor(sealing: Sealing, customerId: string): Promise<Opener> {
  const seal = await sealing.forCustomer(customerId).catch(() => undefined);
  const open = (bytes: Uint8Array | null): unknown => (seal && bytes ? seal.open(bytes) : undefined);
  return {
    open,
    name: (bytes) => nameIn(open(bytes)),
    content(bytes) {
      const value = open(bytes);
      return isContent(value) ? value : undefined;
    },
  };
}

/** Undefined when there is no such conversation. */
export async function openerOfConversation({ prisma, sealing }: Db, id: string): Promise<Opener | undefined> {
  const conversation = await prisma.conversation.findUnique({ where: { id }, select: { customerId: true } });
  return conversation ? openerFor(sealing, conversation.customerId) : undefined;
}

const isContent = (value: unknown): value is MessageContent =>
  typeof value === "object" && value !== null && "text" in value && typeof value.text === "string";

const nameIn = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() !== "" ? value : undefined;

/** Drops keys whose value is missing, so that optional properties are absent rather than undefined. */
export function present<T extends Record<string, unknown>>(value: T): { [K in keyof T]?: NonNullable<T[K]> } {
  const kept = Object.entries(value).filter(([, part]) => part !== undefined && part !== null);
  // Only missing values were dropped, so each kept key still holds its own type.
  return Object.fromEntries(kept) as { [K in keyof T]?: NonNullable<T[K]> };
}
