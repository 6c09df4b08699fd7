import type { Provider } from "./providers.ts";

export interface Graph {
  /** Rejects only when there was no answer. */
  send(message: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<GraphAnswer>;
  /** Shows "typing" for at most 25 seconds and marks the message as read. */
  typing(messageId: string): Promise<void>;
  /** Resolves with the id of an uploaded file; undefined when it was refused. Uploading shows nothing to anybody. */
  upload(bytes: Uint8Array, mimeType: string, name: string, signal: AbortSignal): Promise<string | undefined>;
  /** With credentials, to a host that may see them. */
  get(url: string, signal: AbortSignal): Promise<Response>;
}

export interface GraphAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** `wamid…` of what was sent. */
  readonly messageId?: string;
  readonly code?: number;
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
      const answer: unknown = await response.json().catch(() => undefined);
      const messageId = at(answer, "messages", 0, "id");
      const code = at(answer, "error", "code");
      return {
        status: response.status,
        headers: response.headers,
        ...(typeof messageId === "string" ? { messageId } : {}),
        ...(typeof code === "number" ? { code } : {}),
      };
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
      const response = await fetch(uploadUrl, { method: "POST", headers: credentials, body: form, signal });
      const id = at(await response.json().catch(() => undefined), "id");
      return response.ok && typeof id === "string" ? id : undefined;
    },
    get: (url, signal) => fetch(url, { headers: credentials, signal, redirect: "error" }),
  };
}

/** One step after the other into something unknown. */
function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === "object" && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );
}
