import type { Chat, Person } from "./update.ts";

/**
 * The thread, and the address we answer to. In a group each member has a thread of their own: what one of them proved
 * must not serve another.
 */
export const threadIdOf = (chat: Chat, from: Person): string =>
  chat.type === "private" ? String(chat.id) : `${chat.id}/${from.id}`;

export const chatIdOf = (threadId: string): string => threadId.split("/")[0] ?? threadId;

/** The same person's thread after the group got another id. */
export const movedThreadId = (threadId: string, chatId: number): string =>
  [chatId, ...threadId.split("/").slice(1)].join("/");

/** Groups and channels have negative ids. */
export const isGroup = (threadId: string): boolean => threadId.startsWith("-");
