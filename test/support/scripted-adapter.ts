import { WebSocket } from "ws";

export interface AdapterFrame {
  readonly type: string;
  readonly id?: string;
  readonly reference?: string;
  readonly ref?: string;
  readonly problem?: string;
  readonly to?: { readonly threadId: string; readonly address: Readonly<Record<string, string>> };
  readonly part?: Readonly<Record<string, unknown>>;
}

export interface ScriptedAdapter extends AsyncDisposable {
  readonly frames: readonly AdapterFrame[];
  readonly closed: Promise<number>;
  send(frame: unknown): void;
  until(fits: (frame: AdapterFrame) => boolean): Promise<AdapterFrame>;
  /** Breaks the connection without a word. */
  cut(): void;
}

/** Speaks the adapter socket by hand. Rejects with the status when it is not let in. */
export async function scriptedAdapter(
  url: string,
  key: string | undefined,
  hello: unknown = { type: "hello", protocol: 1, channel: "whatsapp-web", account: "default" },
): Promise<ScriptedAdapter> {
  const socket = new WebSocket(`${url.replace("http", "ws")}/api/v1/adapter`, {
    headers: key === undefined ? {} : { authorization: `Bearer ${key}` },
  });
  const frames: AdapterFrame[] = [];
  let wake: () => void = () => undefined;
  socket.on("message", (data) => {
    frames.push(JSON.parse(String(data)));
    wake();
  });
  const closed = new Promise<number>((resolve) => socket.on("close", (code) => resolve(code)));
  await new Promise<void>((resolve, reject) => {
    socket.on("open", () => resolve());
    socket.on("unexpected-response", (_request, response) => reject(new Error(`refused ${response.statusCode}`)));
    socket.on("error", reject);
  });
  socket.send(typeof hello === "string" ? hello : JSON.stringify(hello));
  return {
    frames,
    closed,
    send: (frame) => socket.send(typeof frame === "string" ? frame : JSON.stringify(frame)),
    cut: () => socket.terminate(),
    async until(fits) {
      for (;;) {
        const found = frames.find(fits);
        if (found) return found;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    async [Symbol.asyncDispose]() {
      socket.close();
      await closed;
    },
  };
}

let told = 0;
/** A customer's message as an adapter tells of it. */
export const customerSays = (text: string, more: Readonly<Record<string, unknown>> = {}) => ({
  kind: "message",
  platformId: `111@lid:${++told}`,
  threadId: "111@lid",
  address: { phone: "491701234567@s.whatsapp.net" },
  sender: { externalId: "111@lid", name: "Ana", aliases: ["491701234567@s.whatsapp.net"] },
  at: new Date().toISOString(),
  text,
  attachments: [],
  ...more,
});
