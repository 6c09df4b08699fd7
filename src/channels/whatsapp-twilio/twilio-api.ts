import { AppError } from "../../core/errors.ts";

export interface TwilioApi {
  /** Creates a message. Rejects only when there was no answer. */
  createMessage(fields: Readonly<Record<string, string>>, signal: AbortSignal): Promise<TwilioAnswer>;
  /** Creates a content template for use within the 24 hours, which needs no approval. */
  createContent(content: unknown, signal: AbortSignal): Promise<TwilioAnswer>;
  /** One page of the account's contents, as Twilio answers it; undefined when it does not. */
  listContents(query: string): Promise<unknown>;
  deleteContent(sid: string): Promise<void>;
  /** Shows "typing" for at most 25 seconds and marks the message as read. */
  typing(messageSid: string): Promise<void>;
  /** Fetches below the account's own media path, with credentials. */
  fetchMedia(path: string, signal: AbortSignal): Promise<Response>;
  /** Where media may be fetched from. */
  readonly mediaHost: string;
}

export interface TwilioAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** `sid` of what was created. */
  readonly sid?: string;
  /** Twilio's error code, in text form. */
  readonly code?: string;
}

const TYPING_TIMEOUT_MS = 5_000;
const TIDYING_TIMEOUT_MS = 10_000;

/**
 * The requests that we make of Twilio. No retries beneath us after anything but a 401, since a message that is asked
 * for twice is sent twice. `root` replaces all of Twilio's hosts.
 */
export function createTwilioApi(account: {
  readonly accountSid: string;
  /** The second one is tried when Twilio does not take the first: one of them is being changed. */
  readonly authTokens: readonly string[];
  readonly root?: string;
}): TwilioApi {
  const authorizations = account.authTokens.map(
    (token) => `Basic ${Buffer.from(`${account.accountSid}:${token}`).toString("base64")}`,
  );
  const host = (name: string): string => account.root?.replace(/\/+$/, "") ?? `https://${name}.twilio.com`;
  const mediaRoot = host("api");

  /** A 401 is Twilio's word that nothing was done, so asking again with the other token is safe. */
  async function ask(url: string, request: RequestInit & { readonly headers?: Record<string, string> }) {
    let response: Response | undefined;
    for (const authorization of authorizations) {
      await response?.body?.cancel();
      response = await fetch(url, { ...request, headers: { ...request.headers, authorization } });
      if (response.status !== 401) break;
    }
    if (!response) throw new AppError("misconfigured", "TWILIO_AUTH_TOKEN is missing");
    return response;
  }

  async function post(url: string, body: string, contentType: string, signal: AbortSignal): Promise<TwilioAnswer> {
    const headers = { "content-type": contentType, accept: "application/json" };
    const response = await ask(url, { method: "POST", headers, body, signal, redirect: "error" });
    const answer: unknown = await response.json().catch(() => undefined);
    const field = (name: string): unknown =>
      typeof answer === "object" && answer !== null ? Reflect.get(answer, name) : undefined;
    const [sid, code] = [field("sid"), field("code")];
    return {
      status: response.status,
      headers: response.headers,
      ...(typeof sid === "string" ? { sid } : {}),
      ...(typeof code === "number" ? { code: String(code) } : {}),
    };
  }

  return {
    mediaHost: new URL(mediaRoot).host,
    createMessage: (fields, signal) =>
      post(
        `${mediaRoot}/2010-04-01/Accounts/${account.accountSid}/Messages.json`,
        new URLSearchParams(fields).toString(),
        "application/x-www-form-urlencoded",
        signal,
      ),
    createContent: (content, signal) =>
      post(`${host("content")}/v1/Content`, JSON.stringify(content), "application/json", signal),
    async listContents(query) {
      const signal = AbortSignal.timeout(TIDYING_TIMEOUT_MS);
      const response = await ask(`${host("content")}/v1/Content${query}`, { signal, redirect: "error" });
      return response.ok ? response.json() : undefined;
    },
    async deleteContent(sid) {
      const signal = AbortSignal.timeout(TIDYING_TIMEOUT_MS);
      await ask(`${host("content")}/v1/Content/${sid}`, { method: "DELETE", signal, redirect: "error" });
    },
    async typing(messageId) {
      const body = JSON.stringify({ channel: "WHATSAPP", messageId });
      const url = `${host("messaging")}/v3/Indicators/Typing.json`;
      await post(url, body, "application/json", AbortSignal.timeout(TYPING_TIMEOUT_MS));
    },
    fetchMedia: (path, signal) => ask(`${mediaRoot}${path}`, { signal, redirect: "manual" }),
  };
}
