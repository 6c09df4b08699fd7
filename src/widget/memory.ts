import type { PendingMessage } from "./thread.ts";

export interface Remembered {
  readonly conversationId?: string;
  readonly token?: string;
  /** When the token runs out, in milliseconds since 1970. */
  readonly expiresAt?: number;
  /** Last sequence the customer has seen. */
  readonly seen?: number;
  readonly rated?: boolean;
  readonly pending?: readonly PendingMessage[];
}

/** What survives a reload. Where the browser keeps nothing (private mode, blocked storage), this page's memory does. */
export function createMemory(key: string) {
  let current = read(key);
  return {
    get: (): Remembered => current,
    set(patch: Remembered): void {
      current = { ...current, ...patch };
      write(key, current);
    },
    /** Keeps what was not sent yet. */
    forgetConversation(): void {
      current = { pending: current.pending ?? [] };
      write(key, current);
    },
  };
}

export type Memory = ReturnType<typeof createMemory>;

function read(key: string): Remembered {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? "{}");
    return isRemembered(value) ? value : {};
  } catch {
    return {};
  }
}

function write(key: string, value: Remembered): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // The conversation goes on without surviving a reload.
  }
}

/** Written by us, but anybody may change it: only its shape is trusted, and only by us. */
function isRemembered(value: unknown): value is Remembered {
  if (typeof value !== "object" || value === null) return false;
  const fits = (name: string, type: string) => !(name in value) || typeof Reflect.get(value, name) === type;
  const pending: unknown = Reflect.get(value, "pending");
  return (
    fits("conversationId", "string") &&
    fits("token", "string") &&
    fits("expiresAt", "number") &&
    fits("seen", "number") &&
    (pending === undefined ||
      (Array.isArray(pending) &&
        pending.every((item) => typeof item?.id === "string" && typeof item?.text === "string")))
  );
}
