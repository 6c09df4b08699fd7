// A customer's message on the public API. Next: core/inbox.ts, which commits it and wakes the turn.

import { AppError } from "../../core/errors.ts";
import type { Attachment, InboundEvent } from "../../core/message.ts";
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
  deps: Pick<HttpDeps, "accept" | "attachments" | "clock">,
  session: Session,
  message: MessageRequest,
): Promise<Said> {
  const attachments = await attached(deps, session.conversationId, message.attachments ?? []);
  const event = toEvent(session, message, attachments, deps.clock.now());
  const result = await deps.accept(session.channel, session.account, event);
  if (result.conversationId !== session.conversationId || !result.messageId || result.sequence === undefined) {
    throw new AppError("conflict", "this conversation no longer exists", {
      details: { remedy: "Start a new conversation." },
    });
  }
  return { messageId: result.messageId, sequence: result.sequence, repeated: result.outcome === "repeated" };
}

/** What the message refers to, as we know it: the client only names it. */
async function attached(
  { attachments }: Pick<HttpDeps, "attachments">,
  conversationId: string,
  named: NonNullable<MessageRequest["attachments"]>,
): Promise<readonly Attachment[]> {
  const uploads = named.flatMap((one) => ("kind" in one ? [] : one.ref));
  const files = uploads.length > 0 ? await attachments.use(conversationId, uploads) : [];
  return named.flatMap((one): readonly Attachment[] => {
    if (!("kind" in one)) return files.filter(({ ref }) => ref === one.ref).slice(0, 1);
    if (one.kind === "location") return [one];
    return [{ ref: one.ref, kind: one.kind, ...(one.name && { name: one.name }) }];
  });
}

function toEvent(
  session: Session,
  message: MessageRequest,
  attachments: readonly Attachment[],
  at: Date,
): InboundEvent {
  const base = {
    platformId: platformIdOf(session.conversationId, message.id),
    threadId: session.threadId,
    sender: senderOf(session, at),
    at,
  };
  if (message.button !== undefined)
    return { ...base, kind: "button", value: message.button, label: message.text || message.button };
  return { ...base, kind: "message", text: message.text, attachments };
}
