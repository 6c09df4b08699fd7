import { WebSocket } from "ws";

/** Small client of the public API for tests. */
export function client(url: string) {
  const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    fetch(url + path, {
      method,
      headers: { ...(body !== undefined && { "content-type": "application/json" }), ...headers },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
  return {
    call,
    async start(body: unknown = {}): Promise<Started> {
      const answer = await call("POST", "/api/v1/conversations", body);
      const { conversationId, token }: { conversationId: string; token: string } = await answer.json();
      const path = `/api/v1/conversations/${conversationId}`;
      const authorization = { authorization: `Bearer ${token}` };
      return {
        conversationId,
        token,
        path,
        say: (id, text, query = "", more = {}) =>
          call("POST", `${path}/messages${query}`, { id, text, ...more }, authorization),
        get: (rest, headers = {}) => call("GET", path + rest, undefined, { ...authorization, ...headers }),
        post: (rest, content) => call("POST", path + rest, content, authorization),
      };
    },
  };
}

export interface Started {
  readonly conversationId: string;
  readonly token: string;
  readonly path: string;
  readonly say: (id: string, text: string, query?: string, more?: Record<string, unknown>) => Promise<Response>;
  readonly get: (rest: string, headers?: Record<string, string>) => Promise<Response>;
  readonly post: (rest: string, content?: unknown) => Promise<Response>;
}

/** An open socket whose frames can be awaited one by one. */
export async function openSocket(url: string, token: string, since = 0, headers: Record<string, string> = {}) {
  const socket = new WebSocket(
    `${url.replace("http", "ws")}/api/v1/socket?since=${since}`,
    ["chat.v1", `bearer.${token}`],
    { headers },
  );
  const frames: Frame[] = [];
  let wake: () => void = () => undefined;
  socket.on("message", (data) => {
    frames.push(JSON.parse(String(data)));
    wake();
  });
  const closed = new Promise<number>((resolve) => socket.on("close", (code) => resolve(code)));
  const refused = new Promise<number>((resolve) =>
    socket.on("unexpected-response", (_request, response) => resolve(response.statusCode ?? 0)),
  );
  socket.on("error", () => undefined);
  const opened = new Promise<"open">((resolve) => socket.on("open", () => resolve("open")));
  const result = await Promise.race([opened, refused]);
  return {
    result,
    socket,
    frames,
    closed,
    send: (frame: unknown) => socket.send(typeof frame === "string" ? frame : JSON.stringify(frame)),
    async until(fits: (frame: Frame) => boolean): Promise<Frame> {
      for (;;) {
        const found = frames.find(fits);
        if (found) return found;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}

export interface Frame {
  readonly type: string;
  readonly id?: string;
  readonly sequence?: number;
  readonly message?: {
    readonly sequence: number;
    readonly text: string;
    readonly from: string;
    readonly clientId?: string;
  };
  readonly state?: { readonly servedBy: string };
  readonly error?: { readonly kind: string; readonly field?: string };
}

/** Reads a stream of server-sent events until `enough` says so. */
export async function readEvents(
  answer: Response,
  enough: (events: readonly SentEvent[]) => boolean,
): Promise<readonly SentEvent[]> {
  const events: SentEvent[] = [];
  let text = "";
  if (!answer.body) throw new Error("no stream");
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    text += part.value;
    const blocks = text.split("\n\n");
    text = blocks.pop() ?? "";
    for (const block of blocks) {
      const fields = Object.fromEntries(
        block.split("\n").map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()]),
      );
      if (fields["event"])
        events.push({ event: fields["event"], id: fields["id"], data: JSON.parse(fields["data"] ?? "null") });
    }
    if (enough(events)) break;
  }
  await reader.cancel();
  return events;
}

export interface SentEvent {
  readonly event: string;
  readonly id: string | undefined;
  readonly data: { readonly sequence?: number; readonly text?: string };
}
