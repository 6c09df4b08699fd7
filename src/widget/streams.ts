import type { Frame } from "./protocol.ts";
import type { Session } from "./session.ts";

/** An open way to hear from the server. `closed` is called once, also when it never opened. */
export interface StreamEvents {
  opened(): void;
  frame(frame: Frame): void;
  closed(reason: { readonly expired: boolean }): void;
}

export interface Stream {
  /** Sends on the same way; absent where only the server speaks. */
  send?(frame: unknown): void;
  close(): void;
}

export type OpenStream = (server: string, session: Session, since: number, events: StreamEvents) => Stream;

const QUIET_LIMIT_MS = 45_000;
const POLL_MS = 3_000;

export const openSocket: OpenStream = (server, session, since, events) => {
  let socket: WebSocket | undefined;
  let stopped = false;
  let beat = 0;
  const finish = once((expired: boolean) => {
    clearInterval(beat);
    events.closed({ expired });
  });
  session.token().then(
    ({ token }) => {
      if (stopped) return finish(false);
      socket = new WebSocket(`${server.replace(/^http/, "ws")}/api/v1/socket?since=${since}`, [
        "chat.v1",
        `bearer.${token}`,
      ]);
      let heard = Date.now();
      socket.onopen = () => {
        events.opened();
        // A connection that died silently is only noticed by asking.
        beat = window.setInterval(() => {
          if (Date.now() - heard > QUIET_LIMIT_MS) socket?.close();
          else if (socket?.readyState === WebSocket.OPEN) socket.send('{"type":"ping"}');
        }, 20_000);
      };
      socket.onmessage = ({ data }) => {
        heard = Date.now();
        const frame = parse(data);
        if (frame) events.frame(frame);
      };
      socket.onclose = ({ code }) => finish(code === 4401);
    },
    () => finish(false),
  );
  return {
    send: (frame) => socket?.send(JSON.stringify(frame)),
    close() {
      stopped = true;
      socket?.close();
    },
  };
};

/** Server-sent events, read with fetch because EventSource cannot send the token in a header. */
export const openEvents: OpenStream = (_server, session, since, events) => {
  const stop = new AbortController();
  void (async () => {
    try {
      const answer = await session.request("/events", {
        headers: { "last-event-id": String(since) },
        signal: stop.signal,
      });
      events.opened();
      let text = "";
      const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
      for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
        text += part.value;
        const blocks = text.split("\n\n");
        text = blocks.pop() ?? "";
        for (const block of blocks) {
          const frame = parseBlock(block);
          if (frame) events.frame(frame);
        }
      }
    } catch {
      // Whatever ended it, the caller tries again.
    }
    events.closed({ expired: false });
  })();
  return { close: () => stop.abort() };
};

/** The last resort: asks every three seconds. */
export const openPolling: OpenStream = (_server, session, since, events) => {
  let position = since;
  let timer = 0;
  let stopped = false;
  const opened = once(() => events.opened());
  const look = async () => {
    try {
      const answer: {
        messages: readonly (Frame & { type: "message" })["message"][];
        state: (Frame & { type: "state" })["state"];
      } = await (await session.request(`/messages?after=${position}`)).json();
      opened();
      for (const message of answer.messages) {
        position = message.sequence;
        events.frame({ type: "message", message });
      }
      events.frame({ type: "state", state: answer.state });
      if (!stopped) timer = window.setTimeout(look, POLL_MS);
    } catch {
      events.closed({ expired: false });
    }
  };
  void look();
  return {
    close() {
      stopped = true;
      clearTimeout(timer);
    },
  };
};

function parse(data: unknown): Frame | undefined {
  try {
    const frame: unknown = JSON.parse(String(data));
    return isFrame(frame) ? frame : undefined;
  } catch {
    return undefined;
  }
}

function parseBlock(block: string): Frame | undefined {
  const field = (name: string) =>
    block
      .split("\n")
      .find((line) => line.startsWith(`${name}:`))
      ?.slice(name.length + 1)
      .trim();
  const [type, data] = [field("event"), field("data")];
  if (!type || data === undefined) return undefined;
  return parse(`{"type":${JSON.stringify(type)},${JSON.stringify(type)}:${data}}`);
}

/** Frames come from our own server; what we do not know is left out. */
const isFrame = (frame: unknown): frame is Frame =>
  typeof frame === "object" &&
  frame !== null &&
  "type" in frame &&
  ["message", "state", "typing", "partial", "ack", "error", "ready", "pong"].includes(String(frame.type));

function once<T = void>(work: (value: T) => void): (value: T) => void {
  let done = false;
  return (value) => {
    if (done) return;
    done = true;
    work(value);
  };
}
