// The last step of a reply: one part to Twilio, and an honest word on what became of it. core/outbox.ts records it.
import { z } from "zod";
import type { Sending, SendResult } from "../../core/contracts/channel.ts";
import type { Clock } from "../../core/contracts/clock.ts";
import { networkCode, neverLeft, retryAfterMs } from "../http-result.ts";
import { numberedChoices } from "../numbered-choices.ts";
import { asTemplateVariable } from "../whatsapp-parts.ts";
import type { Contents } from "./contents.ts";
import { describeTwilioError, failureOf } from "./status.ts";
import type { Templates } from "./templates.ts";
import type { TwilioAnswer, TwilioApi } from "./twilio-api.ts";

const partSchema = z.union([
  z.object({
    text: z.string(),
    language: z.string(),
    choices: z.array(z.object({ label: z.string(), value: z.string() })).optional(),
  }),
  z.object({ file: z.object({ ref: z.url() }), language: z.string() }),
]);
type Part = z.infer<typeof partSchema>;

export interface SendDeps {
  readonly api: TwilioApi;
  readonly contents: Contents;
  readonly templates: Templates;
  readonly from: string;
  readonly windowMs: number;
  readonly clock: Clock;
  /** Where Twilio reports what became of a message; absent without a public address. */
  readonly statusUrl?: string;
}

/** WhatsApp takes 1,024 characters for a template's own words and the value of its variable together (63021). */
const MAX_VARIABLE = 800;

/** Why no template can carry a part, and what an agent can do about it. */
const tooLate = (why: string): string =>
  `24 hours have passed since the customer last wrote: WhatsApp takes only an approved template now. ${why}`;

export function createSend(deps: SendDeps): (sending: Sending) => Promise<SendResult> {
  return async ({ threadId, address, lastInbound, part, reference, signal }) => {
    const parsed = partSchema.safeParse(part);
    if (!parsed.success) return { outcome: "failed", problem: "the part was not made by this channel" };
    const age = lastInbound ? deps.clock.now().getTime() - lastInbound.at.getTime() : Number.POSITIVE_INFINITY;
    try {
      const content = age < deps.windowMs ? await freely(parsed.data, signal) : asTemplate(parsed.data);
      if (typeof content === "string") return { outcome: "failed", problem: tooLate(content), windowClosed: true };
      const callback = deps.statusUrl ? { StatusCallback: `${deps.statusUrl}?ref=${reference}` } : {};
      const fields = { From: deps.from, To: address["to"] ?? `whatsapp:${threadId}`, ...content, ...callback };
      return toResult(await deps.api.createMessage(fields, signal), deps.clock.now());
    } catch (error) {
      const code = neverLeft(error);
      if (code) return { outcome: "retry", problem: `Twilio could not be reached (${code})` };
      const seen = networkCode(error);
      return {
        outcome: "unknown",
        problem: `the connection to Twilio broke before it answered${seen ? ` (${seen})` : ""}`,
      };
    }
  };

  async function freely(part: Part, signal: AbortSignal): Promise<Record<string, string>> {
    if ("file" in part) return { MediaUrl: part.file.ref };
    const { text, language, choices } = part;
    if (!choices) return { Body: text };
    const sid = await deps.contents.of(text, language, choices, signal);
    return sid ? { ContentSid: sid } : { Body: `${text}\n\n${numberedChoices(choices)}` };
  }

  /** Words instead of fields say why there is none. */
  function asTemplate(part: Part): Record<string, string> | string {
    if ("file" in part) return "A file cannot be sent before they write again";
    const sid = deps.templates.get(part.language) ?? deps.templates.get("en");
    if (!sid) return `Set one for "${part.language}" in TWILIO_TEMPLATES, or wait until they write`;
    const whole = [part.text, part.choices && numberedChoices(part.choices)].filter(Boolean).join(" ");
    const text = asTemplateVariable(whole, MAX_VARIABLE);
    return text
      ? { ContentSid: sid, ContentVariables: JSON.stringify({ 1: text }) }
      : `It holds at most ${MAX_VARIABLE} characters: write something shorter, or wait until they write`;
  }
}

/** Twilio's "Service unavailable": the one 5xx whose documented remedy is to try again. */
const UNAVAILABLE = "20503";

/**
 * A 4xx says that nothing was created. A 5xx in general does not: of 20500 Twilio writes that a message that is asked
 * for again may arrive twice, and there is no key by which to ask again.
 */
function toResult({ status, headers, sid, code }: TwilioAnswer, now: Date): SendResult {
  if (status === 201 && sid) return { outcome: "sent", platformId: sid };
  if (status === 429)
    return {
      outcome: "retry",
      retryAfterMs: retryAfterMs(headers, now) ?? 1000,
      wholeAccount: true,
      problem: "Twilio asks to slow down (429)",
    };
  if (status === 401 || status === 403)
    return {
      outcome: "retry",
      retryAfterMs: 60_000,
      wholeAccount: true,
      problem: `Twilio does not accept TWILIO_ACCOUNT_SID with TWILIO_AUTH_TOKEN (${status})`,
    };
  if (status === 503 && code === UNAVAILABLE)
    return { outcome: "retry", problem: `Twilio is unavailable (${UNAVAILABLE})` };
  if (status >= 400 && status < 500) {
    const failure = failureOf(code);
    return {
      outcome: "failed",
      problem: describeTwilioError(code ?? String(status)),
      ...(failure === "unreachable" ? { unreachable: true } : {}),
      ...(failure === "window-closed" ? { windowClosed: true } : {}),
    };
  }
  return { outcome: "unknown", problem: `Twilio answered ${status} and did not say whether it was sent` };
}
