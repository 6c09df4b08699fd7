// A WhatsApp message or status arrives here from http/webhooks.ts, posted by Meta or by 360dialog: two doors of one
// platform, which differ in how we prove ourselves. Next: providers.ts verifies it, read-webhook.ts reads it; core/inbox.ts
// commits it. Replies leave through render.ts and send.ts.
import { z } from "zod";
import { type Channel, type ChannelDeps, defineChannel, type Received } from "../../core/contracts/channel.ts";
import { AppError } from "../../core/errors.ts";
import { MAX_ROWS } from "../whatsapp-parts.ts";
import { createGraph } from "./graph.ts";
import { fetchCloudMedia } from "./media.ts";
import { dialog360, meta, type Provider } from "./providers.ts";
import { readWebhook } from "./read-webhook.ts";
import { renderCloud } from "./render.ts";
import { createSend } from "./send.ts";
import { readTemplates, type Templates } from "./templates.ts";

/** A number at Meta's Cloud API. */
export const whatsappCloud = defineChannel({
  name: "whatsapp-cloud",
  settings: z.object({
    WHATSAPP_CLOUD_TOKEN: z.string().min(10),
    WHATSAPP_CLOUD_APP_SECRET: z.string().min(10),
    WHATSAPP_CLOUD_VERIFY_TOKEN: z.string().min(8),
    WHATSAPP_CLOUD_PHONE_NUMBER_ID: z.string().regex(/^\d+$/, "must be the phone number ID, digits only"),
    WHATSAPP_CLOUD_TEMPLATES: z.string().optional(),
    WHATSAPP_CLOUD_API_ROOT: z.url().optional(),
  }),
  create: (env, deps) =>
    create(
      "whatsapp-cloud",
      meta({
        token: env.WHATSAPP_CLOUD_TOKEN,
        appSecret: env.WHATSAPP_CLOUD_APP_SECRET,
        verifyToken: env.WHATSAPP_CLOUD_VERIFY_TOKEN,
        phoneNumberId: env.WHATSAPP_CLOUD_PHONE_NUMBER_ID,
        root: env.WHATSAPP_CLOUD_API_ROOT,
      }),
      readTemplates("WHATSAPP_CLOUD_TEMPLATES", env.WHATSAPP_CLOUD_TEMPLATES),
      deps,
    ),
});

/** A number at 360dialog, with Meta's own messages. */
export const whatsapp360dialog = defineChannel({
  name: "whatsapp-360dialog",
  settings: z.object({
    D360_API_KEY: z.string().min(10),
    D360_WEBHOOK_SECRET: z.string().min(16, "must hold at least 16 characters; anybody who knows it may post messages"),
    D360_TEMPLATES: z.string().optional(),
    D360_API_ROOT: z.url().optional(),
  }),
  create: (env, deps) =>
    create(
      "whatsapp-360dialog",
      dialog360({ apiKey: env.D360_API_KEY, webhookSecret: env.D360_WEBHOOK_SECRET, root: env.D360_API_ROOT }),
      readTemplates("D360_TEMPLATES", env.D360_TEMPLATES),
      deps,
    ),
});

/** Free text for 24 hours after the customer's last message. */
const WINDOW_MS = 24 * 60 * 60 * 1000;

/** 80 a second for a number; one in six seconds to the same person, with room for a burst of 45 (131056 beyond). */
const LIMITS = [
  { scope: "account", count: 72, perMs: 1000, burst: 8 },
  { scope: "thread", count: 10, perMs: 60_000, burst: 20 },
] as const;

function create(name: string, provider: Provider, templates: Templates, deps: ChannelDeps): Channel {
  const graph = createGraph(provider);
  return {
    name,
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
    window: { openMs: WINDOW_MS, template: templates.size > 0 },
    limits: () => LIMITS,
    render: renderCloud,
    send: createSend({ graph, templates, settings: provider.settings, windowMs: WINDOW_MS, clock: deps.clock }),
    fetchAttachment: (ref) => fetchCloudMedia(graph, provider, ref),

    async receive(request): Promise<Received> {
      if (request.method === "GET") return { events: [], statuses: [], answer: provider.handshake(request) };
      if (request.method !== "POST") throw new AppError("invalid_input", "WhatsApp posts its webhooks");
      provider.verify(request);
      return readWebhook(request.body, provider.phoneNumberId);
    },

    async typing({ lastInbound }) {
      // WhatsApp wants the message that is being answered, and marks it as read.
      if (lastInbound) await graph.typing(lastInbound.platformId).catch(() => undefined);
    },
  };
}
