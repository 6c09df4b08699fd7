// A WhatsApp message or status arrives here from http/webhooks.ts, posted by Twilio.
// Next: verify.ts, then normalize.ts or status.ts reads it; core/inbox.ts commits it. Replies leave through render.ts and send.ts.
import { z } from "zod";
import { type Channel, type ChannelDeps, defineChannel, type Received } from "../../core/contracts/channel.ts";
import { AppError } from "../../core/errors.ts";
import { MAX_ROWS } from "../whatsapp-parts.ts";
import { createContents } from "./contents.ts";
import { fetchTwilioMedia } from "./media.ts";
import { normalizeMessage } from "./normalize.ts";
import { renderTwilio } from "./render.ts";
import { createSend } from "./send.ts";
import { readStatus } from "./status.ts";
import { readTemplates } from "./templates.ts";
import { createTwilioApi } from "./twilio-api.ts";
import { requireTwilioSignature } from "./verify.ts";

const sid = z.string().regex(/^AC[0-9a-f]{32}$/i, "must be the Account SID, AC and 32 hexadecimal digits");

const settings = z.object({
  TWILIO_ACCOUNT_SID: sid,
  TWILIO_AUTH_TOKEN: z.string().min(16, "must be the Auth Token from Twilio's console"),
  /** While a token is being changed: the other one. */
  TWILIO_AUTH_TOKEN_SECONDARY: z.string().min(16).optional(),
  TWILIO_WHATSAPP_FROM: z.string().regex(/^whatsapp:\+\d{6,15}$/, "must be the sender, such as whatsapp:+14155238886"),
  TWILIO_TEMPLATES: z.string().optional(),
  TWILIO_API_ROOT: z.url().optional(),
});

/** A WhatsApp sender at Twilio. */
export const whatsappTwilio = defineChannel({ name: "whatsapp-twilio", settings, create });

/** WhatsApp: free text for 24 hours after the customer's last message. https://www.twilio.com/docs/whatsapp/key-concepts */
const WINDOW_MS = 24 * 60 * 60 * 1000;
/** Twilio's default for a WhatsApp sender is 80 a second; more is granted on request. */
const LIMITS = [{ scope: "account", count: 72, perMs: 1000, burst: 8 }] as const;

function create(env: z.infer<typeof settings>, deps: ChannelDeps): Channel {
  const tokens = [env.TWILIO_AUTH_TOKEN, env.TWILIO_AUTH_TOKEN_SECONDARY].filter((token) => token !== undefined);
  const templates = readTemplates(env.TWILIO_TEMPLATES);
  const api = createTwilioApi({
    accountSid: env.TWILIO_ACCOUNT_SID,
    authTokens: tokens,
    ...(env.TWILIO_API_ROOT ? { root: env.TWILIO_API_ROOT } : {}),
  });
  const window = { openMs: WINDOW_MS, template: templates.size > 0 };
  const statusUrl = deps.publicUrl ? `${deps.publicUrl}/webhooks/whatsapp-twilio/status` : undefined;

  return {
    name: "whatsapp-twilio",
    account: "default",
    shows: {
      formatting: true,
      quickReplies: MAX_ROWS,
      cards: false,
      attachments: true,
      sources: "line",
      typing: true,
      receipts: true,
    },
    window,
    limits: () => LIMITS,
    render: renderTwilio,
    send: createSend({
      api,
      contents: createContents(api, deps.clock),
      templates,
      from: env.TWILIO_WHATSAPP_FROM,
      windowMs: WINDOW_MS,
      clock: deps.clock,
      ...(statusUrl ? { statusUrl } : {}),
    }),
    fetchAttachment: (ref) => fetchTwilioMedia(api, ref),

    async receive(request): Promise<Received> {
      if (request.method !== "POST") throw new AppError("invalid_input", "Twilio posts its webhooks");
      await requireTwilioSignature(request, tokens);
      const { pathname, searchParams } = new URL(request.url);
      const fields = Object.fromEntries(new URLSearchParams(request.body.toString("utf8")));
      // A sender's settings may send statuses to the address of messages: they are known by what they hold.
      const read =
        pathname.endsWith("/status") || "MessageStatus" in fields
          ? readStatus(fields, searchParams.get("ref") ?? undefined)
          : normalizeMessage(fields, deps.clock.now());
      // An empty TwiML answer; without it Twilio warns of an unreadable one.
      return { ...read, answer: { status: 200, body: "<Response/>", contentType: "text/xml" } };
    },

    async typing({ lastInbound }) {
      // Twilio wants the message that is being answered, and marks it as read.
      if (lastInbound) await api.typing(lastInbound.platformId).catch(() => undefined);
    },
  };
}
