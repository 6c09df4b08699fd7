import type { Provider } from "./providers.ts";

export interface Graph {
  /** Rejects only when there was no answer. */
  send(message: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<GraphAnswer>;
  /** Shows "typing" for at most 25 seconds and marks the message as read. */
  typing(messageId: string): Promise<void>;
  /** Gives an uploaded file an id. Uploading shows nothing to anybody. Rejects only when there was no answer. */
  upload(bytes: Uint8Array, mimeType: string, name: string, signal: AbortSignal): Promise<UploadAnswer>;
  /** With credentials, to a host that may see them. */
  get(url: string, signal: AbortSignal): Promise<Response>;
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly code?: number;
}

export interface GraphAnswer extends Answer {
  /** `wamid…` of what was sent. */
  readonly messageId?: string;
}

export interface UploadAnswer extends Answer {
  readonly mediaId?: string;
}

const TYPING_TIMEOUT_MS = 5_000;

/** The requests that we make of the Cloud API, each exactly once. */
export function createGraph({ messagesUrl, uploadUrl, credentials }: Provider): Graph {
  const post = (message: unknown, signal: AbortSignal) =>
    fetch(messagesUrl, {
      method: "POST",
      headers: { ...credentials, "content-type": "application/json" },
      body: JSON.stringify(message),
      signal,
      redirect: "error",
    });

  return {
    async send(message, signal) {
      const response = await post({ messaging_product: "whatsapp", recipient_type: "individual", ...message }, signal);
      const { content, ...answer } = await read(response);
      const messageId = at(content, "messages", 0, "id");
      return { ...answer, ...(typeof messageId === "string" ? { messageId } : {}) };
    },
    async typing(messageId) {
      const read = { messaging_product: "whatsapp", status: "read", message_id: messageId };
      const response = await post(
        { ...read, typing_indicator: { type: "text" } },
        AbortSignal.timeout(TYPING_TIMEOUT_MS),
      );
      await response.body?.cancel();
    },
    async upload(bytes, mimeType, name, signal) {
      const form = new FormData();
      form.set("messaging_product", "whatsapp");
      form.set("type", mimeType);
      form.set("file", new Blob([Buffer.from(bytes)], { type: mimeType }), name);
      const request = { method: "POST", headers: credentials, body: form, signal, redirect: "error" } as const;
      const { content, ...answer } = await read(await fetch(uploadUrl, request));
      const mediaId = at(content, "id");
      return { ...answer, ...(typeof mediaId === "string" ? { mediaId } : {}) };
    },
    get: (url, signal) => fetch(url, { headers: credentials, signal, redirect: "error" }),
  };
}

/** An answer that breaks off or is no JSON has a status only. */
async function read(response: Response): Promise<Answer & { readonly content: unknown }> {
  const content: unknown = await response.json().catch(() => undefined);
  const code = at(content, "error", "code");
  const { status, headers } = response;
  return { status, headers, content, ...(typeof code === "number" ? { code } : {}) };
}

/** One step after the other into something unknown. */
function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === "object" && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );
}
