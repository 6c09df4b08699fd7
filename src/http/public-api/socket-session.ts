import type { RawData, WebSocket } from "ws";
import { AppError } from "../../core/errors.ts";
import { errorBody, toAppError } from "../answer-error.ts";
import { defaultLimits } from "../deps.ts";
import { follow } from "./follow.ts";
import type { PublicApiDeps } from "./routes.ts";
import { say } from "./say.ts";
import { socketRequest } from "./schemas.ts";
import type { Session } from "./session-token.ts";

const PING_MS = 30_000;
const MAX_UNREAD_BYTES = 1_000_000;
const MAX_FRAMES_A_SECOND = 30;

/** Close codes of our own: the token ran out, renew it and resume. */
export const CLOSED_BY_EXPIRY = 4401;

/** One open socket: tells what happens, takes messages, acknowledges each after its commit. */
export function serveSocket(
  deps: PublicApiDeps,
  client: WebSocket,
  verified: { session: Session; expiresAt: Date },
  since: number,
): void {
  const { session, expiresAt } = verified;
  const rate = createSocketRate(deps.settings.limits?.messagesPerConversation ?? defaultLimits.messagesPerConversation);
  let alive = true;
  /** Messages are committed one after the other, so that their order is the order of the frames. */
  let line: Promise<void> = Promise.resolve();

  const send = (frame: unknown) => {
    if (client.readyState !== client.OPEN) return;
    client.send(JSON.stringify(frame));
    if (client.bufferedAmount > MAX_UNREAD_BYTES) client.close(1013, "read faster, then resume");
  };
  send({ type: "ready", conversationId: session.conversationId, expiresAt: expiresAt.toISOString() });
  const following = follow(deps, session, since, send);

  client.on("message", (data, isBinary) => {
    if (isBinary) return client.close(1003, "send text frames");
    if (rate.tooManyFrames(deps.clock.now())) return client.close(1008, "too many frames");
    line = line.then(() => handle(data));
  });
  client.on("pong", () => {
    alive = true;
  });

  const ping = setInterval(() => {
    if (!alive) return client.terminate();
    alive = false;
    client.ping();
  }, PING_MS);
  const expiry = setTimeout(
    () => client.close(CLOSED_BY_EXPIRY, "the token has expired"),
    expiresAt.getTime() - deps.clock.now().getTime(),
  );
  client.on("close", () => {
    clearInterval(ping);
    clearTimeout(expiry);
    following[Symbol.dispose]();
  });

  async function handle(data: RawData): Promise<void> {
    let id: string | undefined;
    try {
      const frame = parse(data);
      id = idIn(frame);
      const request = socketRequest.parse(frame);
      if (request.type === "ping") return send({ type: "pong" });
      if (request.type === "resume") return following.resume(request.after);
      if (rate.tooManyMessages(deps.clock.now())) throw new AppError("rate_limited", "too many messages");
      const { type: _, ...message } = request;
      const said = await say(deps, session, message);
      send({ type: "ack", id: message.id, sequence: said.sequence, messageId: said.messageId });
    } catch (error) {
      const known = toAppError(error);
      send({ type: "error", ...(id !== undefined && { id }), retryable: known.retryable, ...errorBody(known, error) });
    }
  }
}

function parse(data: RawData): unknown {
  try {
    return JSON.parse(data.toString());
  } catch (cause) {
    throw new AppError("invalid_input", "the frame is not JSON", { cause });
  }
}

const idIn = (frame: unknown): string | undefined =>
  typeof frame === "object" && frame !== null && "id" in frame && typeof frame.id === "string"
    ? frame.id.slice(0, 128)
    : undefined;

/** Counts in whole seconds and minutes; enough to stop a flood. */
function createSocketRate(messagesPerMinute: number) {
  const frames = createCounter(1000, MAX_FRAMES_A_SECOND);
  const messages = createCounter(60_000, messagesPerMinute);
  return { tooManyFrames: frames, tooManyMessages: messages };
}

function createCounter(windowMs: number, most: number): (now: Date) => boolean {
  let window = 0;
  let count = 0;
  return (now) => {
    const current = Math.floor(now.getTime() / windowMs);
    count = current === window ? count + 1 : 1;
    window = current;
    return count > most;
  };
}
