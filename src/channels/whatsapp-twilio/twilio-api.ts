export interface TwilioApi {
  /** Creates a message. Rejects only when there was no answer. */
  createMessage(fields: Readonly<Record<string, string>>, signal: AbortSignal): Promise<TwilioAnswer>;
  /** Creates a content template for use within the 24 hours, which needs no approval. */
  createContent(content: unknown, signal: AbortSignal): Promise<TwilioAnswer>;
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

/**
 * The four requests that we make of Twilio, each exactly once: no retries beneath us, since a message that is asked for
 * twice is sent twice. `root` replaces all of Twilio's hosts.
 */
export function createTwilioApi(account: {
  readonly accountSid: string;
  readonly authToken: string;
  readonly root?: string;
}): TwilioApi {
  const authorization = `Basic ${Buffer.from(`${account.accountSid}:${account.authToken}`).toString("base64")}`;
  const host = (name: string): string => account.root?.replace(/\/+$/, "") ?? `https://${name}.twilio.com`;
  const mediaRoot = host("api");

  async function post(url: string, body: string, contentType: string, signal: AbortSignal): Promise<TwilioAnswer> {
    const response = await fetch(url, {
      method: "POST",
      headers: { authorization, "content-type": contentType, accept: "application/json" },
      body,
      signal,
      redirect: "error",
    });
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
    async typing(messageId) {
      const body = JSON.stringify({ channel: "WHATSAPP", messageId });
      const url = `${host("messaging")}/v3/Indicators/Typing.json`;
      await post(url, body, "application/json", AbortSignal.timeout(TYPING_TIMEOUT_MS));
    },
    fetchMedia: (path, signal) =>
      fetch(`${mediaRoot}${path}`, { headers: { authorization }, signal, redirect: "manual" }),
  };
}
