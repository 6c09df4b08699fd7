// The last step of a reply to a website: one signed request. core/outbox.ts records what became of it.
import type { Sending, SendResult } from "../../core/contracts/channel.ts";
import type { Clock } from "../../core/contracts/clock.ts";
import { networkCode, retryAfterMs } from "../http-result.ts";
import { signed } from "../signed-request.ts";

export interface Site {
  post(content: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<Response>;
  readonly clock: Clock;
}

export function createSite(replyUrl: string, secret: string, clock: Clock): Site {
  return {
    clock,
    async post(content, signal) {
      const body = Buffer.from(JSON.stringify(content));
      const headers = { "content-type": "application/json", ...signed(secret, body, clock.now()) };
      const response = await fetch(replyUrl, { method: "POST", headers, body, signal, redirect: "error" });
      await response.body?.cancel();
      return response;
    },
  };
}

/**
 * A reply keeps its id over all tries, and the website takes each id once: that is what docs/channels/site.md asks of it.
 * So, unlike a platform, it may be asked again after a silence.
 */
export async function sendPart(site: Site, { threadId, part, reference, signal }: Sending): Promise<SendResult> {
  const content = { type: "message", id: reference, conversation: threadId, message: part };
  const response = await site.post(content, signal).catch((error: unknown) => networkCode(error) ?? "no answer");
  if (typeof response === "string")
    return { outcome: "retry", problem: `the website did not answer (${response}); it gets the same id again` };
  if (response.ok) return { outcome: "sent", platformId: reference };
  if (response.status === 410)
    return { outcome: "failed", problem: "the website says that the conversation is gone (410)", unreachable: true };
  if (response.status === 429 || response.status >= 500) {
    const afterMs = retryAfterMs(response.headers, site.clock.now());
    return {
      outcome: "retry",
      ...(afterMs === undefined ? {} : { retryAfterMs: afterMs }),
      problem: `the website answered ${response.status}`,
    };
  }
  return {
    outcome: "failed",
    problem: `the website refused it (${response.status}): look at SITE_REPLY_URL and SITE_SECRET`,
  };
}
