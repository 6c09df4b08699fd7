import type { Operations } from "./api-types.ts";
import { createLimit, pause } from "./patient-fetch.ts";
import { readEvents } from "./read-events.ts";
import type { Session } from "./session.ts";
import { SwitchboardError } from "./switchboard-error.ts";

export type History = Operations["GET /api/v1/conversations/{id}/messages"]["answers"][200];
export type Message = History["messages"][number];
export type State = History["state"];

export type ConversationEvent =
  | { readonly type: "message"; readonly message: Message }
  | { readonly type: "state"; readonly state: State }
  | { readonly type: "typing" }
  /** What may already be read of the reply in the making, in place of the last one; the next message takes its place. */
  | { readonly type: "partial"; readonly text: string };

export interface FollowOptions {
  /** Everything after this sequence is told, then what comes. */
  readonly after?: number;
  /** Abort it when the app goes to the background: only then does the server know that nobody looks. */
  readonly signal?: AbortSignal;
  /** `poll` where fetch cannot stream, as in React Native. */
  readonly by?: "stream" | "poll";
  readonly pollEveryMs?: number;
}

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;
/** The server says something at least every 12 seconds. */
const SILENCE_MS = 30_000;

/** Never leaves a message out and never tells one twice, over any number of broken connections. Ends with its signal. */
export async function* follow(session: Session, options: FollowOptions = {}): AsyncGenerator<ConversationEvent> {
  const { signal, by = "stream", pollEveryMs = 3_000 } = options;
  let after = options.after ?? 0;
  let pauseMs = FIRST_PAUSE_MS;
  while (!signal?.aborted) {
    try {
      for await (const event of by === "stream" ? stream(session, after, signal) : page(session, after, signal)) {
        pauseMs = FIRST_PAUSE_MS;
        if (event.type === "message") {
          if (event.message.sequence <= after) continue;
          after = event.message.sequence;
        }
        yield event;
      }
      if (by === "poll") await pause(pollEveryMs, signal);
    } catch (error) {
      if (signal?.aborted) return;
      // A conversation that is gone, or a token that is too old, will not come back.
      if (error instanceof SwitchboardError && error.status >= 400 && error.status < 500 && error.status !== 429)
        throw error;
      await pause(pauseMs, signal);
      pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
    }
  }
}

async function* stream(session: Session, after: number, signal?: AbortSignal): AsyncGenerator<ConversationEvent> {
  const silence = createLimit(signal);
  try {
    const headers = { accept: "text/event-stream", "last-event-id": String(after) };
    const { body } = await session.request("/events", { headers }, silence.signal);
    if (!body) throw new Error('this fetch cannot stream: follow with { by: "poll" }');
    silence.renew(SILENCE_MS);
    for await (const { event, data } of readEvents(body)) {
      silence.renew(SILENCE_MS);
      if (event === "message") yield { type: "message", message: JSON.parse(data) as Message };
      else if (event === "state") yield { type: "state", state: JSON.parse(data) as State };
      else if (event === "typing") yield { type: "typing" };
      else if (event === "partial") yield { type: "partial", text: (JSON.parse(data) as { text: string }).text };
    }
  } finally {
    silence.close();
  }
}

async function* page(session: Session, after: number, signal?: AbortSignal): AsyncGenerator<ConversationEvent> {
  const { messages, state } = await session.json<History>("GET", `/messages?after=${after}`, undefined, signal);
  for (const message of messages) yield { type: "message", message };
  yield { type: "state", state };
}
