import type { TurnAnswer } from "../../core/contracts/public-conversations.ts";
import type { HttpDeps } from "../deps.ts";
import type { Hints } from "./hints.ts";
import type { Session } from "./session-token.ts";

const LOOK_EVERY_MS = 500;

/**
 * Resolves with the turn that answered the message, or with undefined when a person has the conversation, the time is
 * up, or the caller went away. Hints make it fast; looking every half second makes it right.
 */
export async function waitForAnswer(
  deps: Pick<HttpDeps, "conversations"> & { readonly hints: Hints },
  session: Session,
  sequence: number,
  signal: AbortSignal,
): Promise<TurnAnswer | undefined> {
  const news = createNews();
  using _ = deps.hints.listen([session.conversationId, session.threadId], ({ about }) => {
    if (about !== "partial" && about !== "typing") news.tell();
  });
  while (!signal.aborted) {
    const next = news.next(LOOK_EVERY_MS, signal);
    // Ownership is read first: a turn that hands over commits its answer together with the new owner.
    const standing = await deps.conversations.standing(session.conversationId);
    const answer = await deps.conversations.answerTo(session.conversationId, sequence);
    if (answer) return answer;
    if (standing?.owner === "queue" || standing?.owner === "agent") return undefined;
    await next;
  }
  return undefined;
}

/** A bell that can be rung before anybody waits for it. */
function createNews() {
  let ring: () => void = () => undefined;
  return {
    tell: () => ring(),
    next: (timeoutMs: number, signal: AbortSignal) =>
      new Promise<void>((resolve) => {
        const done = () => {
          clearTimeout(timer);
          signal.removeEventListener("abort", done);
          resolve();
        };
        const timer = setTimeout(done, timeoutMs);
        signal.addEventListener("abort", done);
        ring = done;
      }),
  };
}
