// WhatsApp the way WhatsApp Web does it, through a program of its own (adapters/whatsapp-web) that holds the connection.
// What customers write arrives at http/adapter-socket; replies leave here, in the process it is connected to.
import { z } from "zod";
import { type Channel, type ChannelDeps, defineChannel } from "../../core/contracts/channel.ts";
import { AppError } from "../../core/errors.ts";
import { renderWhatsAppWeb } from "./render.ts";

const settings = z.object({
  WHATSAPP_WEB_ENABLED: z.literal("1", { error: "must be 1; leave it empty to keep the channel off" }),
  /** What the adapter calls itself. */
  WHATSAPP_WEB_ACCOUNT: z.string().max(128).optional(),
});

export const whatsappWeb = defineChannel({
  name: "whatsapp-web",
  settings,
  warning:
    "Unofficial: WhatsApp forbids it and may ban the number, often after 15 to 20 messages a day to people who did not write first. See docs/channels/whatsapp-web.md",
  create,
});

const partSchema = z.union([
  z.object({ text: z.string() }),
  z.object({
    file: z.string(),
    as: z.enum(["image", "audio", "video", "document"]),
    name: z.string().optional(),
    mimeType: z.string().optional(),
  }),
]);

function create({ WHATSAPP_WEB_ACCOUNT }: z.infer<typeof settings>, { adapters, bus }: ChannelDeps): Channel {
  if (!adapters)
    throw new AppError(
      "misconfigured",
      "WHATSAPP_WEB_ENABLED needs ADAPTER_KEY, with which the adapter proves who it is; make one with: openssl rand -hex 32",
    );
  const name = "whatsapp-web";
  const account = WHATSAPP_WEB_ACCOUNT ?? "default";

  return {
    name,
    account,
    shows: {
      formatting: true,
      quickReplies: 0,
      cards: false,
      attachments: true,
      sources: "line",
      typing: true,
      receipts: true,
    },
    render: renderWhatsAppWeb,
    isConnectedHere: () => adapters.isConnected(name, account),

    async send(sending) {
      const part = partSchema.safeParse(sending.part);
      if (!part.success) return { outcome: "failed", problem: "the part was not made by this channel" };
      return adapters.send(name, account, { ...sending, part: part.data });
    },

    async typing(to) {
      if (adapters.isConnected(name, account)) adapters.typing(name, account, to);
      // The process that it is connected to listens for this, see core/connected-deliveries.ts.
      else bus?.publish({ conversationId: `${name}:${to.threadId}`, sequence: 0, about: "typing" });
    },

    fetchAttachment: (ref) => adapters.fetchAttachment(name, account, ref),
  };
}
