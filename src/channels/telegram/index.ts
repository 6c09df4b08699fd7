// A Telegram update arrives here from http/webhooks.ts, or from poll.ts without a public address.
// Next: normalize.ts reads it; core/inbox.ts commits it. Replies leave through render.ts and send.ts.
import { createHmac } from "node:crypto";
import { Api } from "grammy";
import { z } from "zod";
import { type Channel, type ChannelDeps, defineChannel, type Received } from "../../core/contracts/channel.ts";
import { AppError } from "../../core/errors.ts";
import { isSameSecret } from "../is-same-secret.ts";
import { fetchTelegramFile } from "./files.ts";
import { telegramLimits } from "./limits.ts";
import { normalizeUpdate } from "./normalize.ts";
import { listenByPolling } from "./poll.ts";
import { renderTelegram } from "./render.ts";
import { sendPart } from "./send.ts";
import { chatIdOf } from "./thread.ts";
import { allowedUpdates, updateSchema } from "./update.ts";

const settings = z.object({
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]+$/, "must be the token that @BotFather gave, such as 123456:ABC-DEF"),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{1,256}$/, "may hold letters, digits, _ and - only")
    .optional(),
  TELEGRAM_API_ROOT: z.url().optional(),
  TELEGRAM_MESSAGES_PER_SECOND: z.coerce.number("must be a whole number").int().min(0).max(1000).default(30),
});

/** A Telegram bot: by webhook with a public address, by long polling without. */
export const telegram = defineChannel({ name: "telegram", settings, create });

const SECRET_HEADER = "x-telegram-bot-api-secret-token";
const MAX_CONNECTIONS = 40;

function create(
  {
    TELEGRAM_BOT_TOKEN: token,
    TELEGRAM_WEBHOOK_SECRET,
    TELEGRAM_API_ROOT,
    TELEGRAM_MESSAGES_PER_SECOND: perSecond,
  }: z.infer<typeof settings>,
  deps: ChannelDeps,
): Channel {
  const apiRoot = TELEGRAM_API_ROOT ?? "https://api.telegram.org";
  const api = new Api(token, { apiRoot });
  // Never unset: a webhook without a secret would accept anybody.
  const secret = TELEGRAM_WEBHOOK_SECRET ?? createHmac("sha256", token).update("webhook-secret").digest("base64url");

  function read(raw: unknown): Received {
    const update = updateSchema.safeParse(raw);
    if (!update.success)
      return {
        events: [],
        statuses: [],
        unreadable: update.error.issues.map((issue) => issue.path.join(".")).join(", ") || "not an update",
      };
    const press = update.data.callback_query;
    // The button shows a clock until it is answered; nothing depends on whether that arrives.
    if (press) void api.answerCallbackQuery(press.id).catch(() => undefined);
    return { events: normalizeUpdate(update.data), statuses: [] };
  }

  return {
    name: "telegram",
    account: "default",
    shows: {
      formatting: true,
      quickReplies: 100,
      cards: false,
      attachments: true,
      sources: "line",
      typing: true,
      receipts: false,
    },
    limits: (threadId) => telegramLimits(threadId, perSecond),
    render: renderTelegram,
    send: (sending) => sendPart(api, sending),
    fetchAttachment: (ref) => fetchTelegramFile(api, `${apiRoot}/file/bot${token}`, ref),

    async receive(request) {
      if (request.method !== "POST") throw new AppError("invalid_input", "Telegram posts its updates");
      if (!isSameSecret(request.headers[SECRET_HEADER], secret))
        throw new AppError("unauthenticated", "the secret token of the Telegram webhook is wrong or missing");
      return read(parseJson(request.body));
    },

    async typing({ threadId }) {
      await api.sendChatAction(chatIdOf(threadId), "typing").catch(() => undefined);
    },

    async connect(accept) {
      if (!deps.publicUrl) return listenByPolling({ api, read, accept, log: deps.log });
      await api.setWebhook(`${deps.publicUrl}/webhooks/telegram`, {
        secret_token: secret,
        allowed_updates: [...allowedUpdates],
        max_connections: MAX_CONNECTIONS,
      });
      deps.log("telegram.webhook-set");
      return { async [Symbol.asyncDispose]() {} };
    },
  };
}

/** Genuine but broken JSON is kept for inspection, see `updateSchema`; Telegram would repeat a refused one for a day. */
function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}
