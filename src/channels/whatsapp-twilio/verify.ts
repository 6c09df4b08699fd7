import type { WebhookRequest } from "../../core/contracts/channel.ts";
import { AppError } from "../../core/errors.ts";

/**
 * Throws `unauthenticated` unless one of the account's tokens signed this request. The signature covers the public URL
 * as Twilio was told it and, for forms, the parameters; for other bodies `bodySHA256` in the query covers the raw bytes.
 * Twilio's own library computes it: home-made versions fail on escaped quotes.
 * https://www.twilio.com/docs/usage/security#validating-requests
 */
export async function requireTwilioSignature(
  { url, headers, body }: WebhookRequest,
  tokens: readonly string[],
): Promise<void> {
  const { validateRequest, validateRequestWithBody } = await twilioWebhooks();
  const signature = headers["x-twilio-signature"] ?? "";
  const text = body.toString("utf8");
  const isForm = !new URL(url).searchParams.has("bodySHA256");
  const signed = (token: string): boolean =>
    isForm
      ? validateRequest(token, signature, url, parametersOf(text))
      : validateRequestWithBody(token, signature, url, text);
  if (signature === "" || !tokens.some(signed))
    throw new AppError(
      "unauthenticated",
      "the X-Twilio-Signature is wrong or missing; PUBLIC_URL must be the address that Twilio posts to",
    );
}

/** Loaded with the first webhook: whoever does not use Twilio does not wait for it. */
async function twilioWebhooks() {
  const loaded = await import("twilio/lib/webhooks/webhooks.js");
  return loaded;
}

/** A name that comes twice is signed with both values. */
function parametersOf(form: string): Record<string, string | string[]> {
  const parameters: Record<string, string | string[]> = {};
  for (const [name, value] of new URLSearchParams(form)) {
    const before = parameters[name];
    parameters[name] = before === undefined ? value : [before, value].flat();
  }
  return parameters;
}
