// A customer's message on the public API. Next: core/inbox.ts, which commits it and wakes the turn.

import { AppError } from "../../core/errors.ts";
import type { InboundEvent } from "../../core/message.ts";
import type { HttpDeps } from "../deps.ts";
import { platformIdOf } from "./present.ts";
import type { MessageRequest } from "./schemas.ts";
import { type Session, senderOf } from "./session-token.ts";

export interface Said {
  readonly messageId: string;
  readonly sequence: number;
  /** The same client id was committed before; nothing new happened. */
  readonly repeated: boolean;
}

/** Commits a message under its client's id. REST and socket share it, so that a retry may take either way. */
export async function say(
  deps: Pick<HttpDeps, "accept" | "clock">,
  session: Session,
  message: MessageRequest,
): Promise<Said> {
  const result = await deps.accept(session.channel, session.account, toEvent(session, message, deps.clock.now()));
  if (result.conversationId !== session.conversationId || !result.messageId || result.sequence === undefined) {
    throw new AppError("conflict", "this conversation no longer exists", {
      details: { remedy: "Start a new conversation." },
    });
  }
  return { messageId: result.messageId, sequence: result.sequence, repeated: result.outcome === "repeated" };
}

function toEvent(session: Session, message: MessageRequest, at: Date): InboundEvent {
  const base = {
    platformId: platformIdOf(session.conversationId, message.id),
    threadId: session.threadId,
    sender: senderOf(session, at),
    at,
  };
  if (message.button !== undefined)
    return { ...base, kind: "button", value: message.button, label: message.text || message.button };
  const attachments = (message.attachments ?? []).map(({ ref, kind, name, mimeType, sizeBytes }) => ({
    ref,
    kind,
    ...(name && { name }),
    ...(mimeType && { mimeType }),
    ...(sizeBytes !== undefined && { sizeBytes }),
  }));
  return { ...base, kind: "message", text: message.text, attachments };
}
