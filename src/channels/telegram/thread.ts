import type { Chat, Person } from "./update.ts";

/**
 * The thread, and the address we answer to. In a group each member has a thread of their own: what one of them proved
 * must not serve another.
 */
export const threadIdOf = (chat: Chat, from: Person): string =>
  chat.type === "private" ? String(chat.id) : `${chat.id}/${from.id}`;

export const chatIdOf = (threadId: string): string => threadId.split("/")[0] ?? threadId;
