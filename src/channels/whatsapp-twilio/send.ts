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

/** Twilio's limit for the value of a variable. */
const MAX_VARIABLE = 255;

const TOO_LATE =
  "24 hours have passed since the customer last wrote: WhatsApp takes only an approved template now. Set TWILIO_TEMPLATES, or wait until they write";

export function createSend(deps: SendDeps): (sending: Sending) => Promise<SendResult> {
  return async ({ threadId, lastInbound, part, reference, signal }) => {
    const parsed = partSchema.safeParse(part);
    if (!parsed.success) return { outcome: "failed", problem: "the part was not made by this channel" };
    const age = lastInbound ? deps.clock.now().getTime() - lastInbound.at.getTime() : Number.POSITIVE_INFINITY;
    try {
      const content = age < deps.windowMs ? await freely(parsed.data, signal) : asTemplate(parsed.data);
      if (!content) return { outcome: "failed", problem: TOO_LATE, windowClosed: true };
      const callback = deps.statusUrl ? { StatusCallback: `${deps.statusUrl}?ref=${reference}` } : {};
      const fields = { From: deps.from, To: `whatsapp:${threadId}`, ...content, ...callback };
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

  /** Undefined: there is no template, or it cannot hold this. */
  function asTemplate(part: Part): Record<string, string> | undefined {
    if ("file" in part) return undefined;
    const sid = deps.templates.get(part.language) ?? deps.templates.get("en");
    const text = asTemplateVariable(
      [part.text, part.choices && numberedChoices(part.choices)].filter(Boolean).join(" "),
      MAX_VARIABLE,
    );
    return sid && text ? { ContentSid: sid, ContentVariables: JSON.stringify({ 1: text }) } : undefined;
  }
}

/** A 4xx says that nothing was created. A 5xx does not say, and Twilio has no key by which to ask again. */
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
