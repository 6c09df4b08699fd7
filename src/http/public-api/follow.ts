import { describe } from "../answer-error.ts";
import type { HttpDeps } from "../deps.ts";
import type { Hints } from "./hints.ts";
import { toPublicMessage, toState } from "./present.ts";
import type { PublicMessage, PublicState } from "./schemas.ts";
import type { Session } from "./session-token.ts";

export type StreamEvent =
  | { readonly type: "message"; readonly message: PublicMessage }
  | { readonly type: "state"; readonly state: PublicState }
  | { readonly type: "typing" }
  /** What may already be read of the reply in the making; the next message takes its place. */
  | { readonly type: "partial"; readonly partial: { readonly text: string } };

const LOOK_EVERY_MS = 10_000;
const PAGE = 100;

export interface Following extends Disposable {
  /** Goes back (or forward) to a sequence and tells everything after it. */
  resume(after: number): void;
}

/**
 * Tells everything in a conversation after a sequence, in order, and then what comes. Socket and SSE share it. A lost
 * hint costs at most ten seconds; a failed read is tried again then, and nothing is left out.
 */
export function follow(
  deps: Pick<HttpDeps, "conversations" | "transcript" | "presence" | "log"> & { readonly hints: Hints },
  session: Session,
  after: number,
  emit: (event: StreamEvent) => void,
): Following {
  let position = after;
  let lastState = "";
  let running = false;
  let wanted = false;
  let stopped = false;

  const look = () => {
    wanted = true;
    if (running || stopped) return;
    running = true;
    void catchUp();
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  const watching = deps.presence?.open(session.conversationId, after);
  const listening = deps.hints.listen([session.conversationId, session.threadId], ({ about, text }) => {
    if (about === "typing") emit({ type: "typing" });
    else if (about === "partial") emit({ type: "partial", partial: { text: text ?? "" } });
    else look();
  });
  look();

  return {
    resume(to) {
      position = to;
      look();
    },
    [Symbol.dispose]() {
      stopped = true;
      clearInterval(timer);
      watching?.[Symbol.dispose]();
      listening[Symbol.dispose]();
    },
  };

  async function catchUp(): Promise<void> {
    while (wanted && !stopped) {
      wanted = false;
      await tellNew().catch((error: unknown) => deps.log("stream.look-failed", { problem: describe(error) }));
    }
    running = false;
  }

  async function tellNew(): Promise<void> {
    for (;;) {
      const from = position;
      const rows = await deps.transcript.after(session.conversationId, from, { limit: PAGE, includeNotes: false });
      if (stopped || from !== position) return;
      for (const row of rows) {
        position = row.sequence;
        const message = toPublicMessage(session.conversationId, row);
        if (message) emit({ type: "message", message });
      }
      watching?.told(position);
      if (rows.length < PAGE) break;
    }
    const standing = await deps.conversations.standing(session.conversationId);
    if (!standing || stopped) return;
    const state = toState(standing);
    const fingerprint = `${state.servedBy} ${state.agentName ?? ""}`;
    if (fingerprint === lastState) return;
    lastState = fingerprint;
    emit({ type: "state", state });
  }
}
