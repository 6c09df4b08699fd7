import { readHtml } from "./html.ts";
import type { TelegramState } from "./state.ts";

/** What a Bot API method answers: a result, or an error as the real server words it. */
export type Answer =
  | { readonly result: unknown }
  | { readonly error: number; readonly description: string; readonly parameters?: Record<string, unknown> };

export interface Upload {
  /** The form field: a parameter, or the name that `attach://` in a parameter points to. */
  readonly field: string;
  readonly bytes: Buffer;
  readonly name: string;
}

export type Params = Readonly<Record<string, unknown>>;

const BOT = {
  id: 4242,
  is_bot: true,
  first_name: "Switchboard",
  username: "switchboard_test_bot",
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
};
const MAX_TEXT = 4096;
const MAX_CAPTION = 1024;
const MAX_CALLBACK_BYTES = 64;

const refuse = (error: number, description: string, parameters?: Record<string, unknown>): Answer => ({
  error,
  description,
  ...(parameters ? { parameters } : {}),
});

/** The part of the Bot API that a customer-service bot uses, with the checks of the real one (Bot API 10.1). */
export async function callMethod(
  state: TelegramState,
  method: string,
  params: Params,
  upload: Upload | undefined,
): Promise<Answer> {
  switch (method) {
    case "getMe":
      return { result: BOT };
    case "setMyCommands":
    case "deleteWebhook":
      if (method === "deleteWebhook") state.webhook = undefined;
      return { result: true };
    case "setWebhook": {
      const secret = params["secret_token"] === undefined ? undefined : String(params["secret_token"]);
      if (secret !== undefined && !/^[A-Za-z0-9_-]{1,256}$/.test(secret))
        return refuse(400, "Bad Request: secret token contains unallowed characters");
      state.webhook = { url: String(params["url"] ?? ""), secret };
      return { result: true };
    }
    case "getWebhookInfo":
      return {
        result: {
          url: state.webhook?.url ?? "",
          has_custom_certificate: false,
          pending_update_count: state.peekUpdates().length,
        },
      };
    case "getUpdates":
      if (state.webhook)
        return refuse(
          409,
          "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        );
      return {
        result: await state.takeUpdates(
          Number(params["offset"] ?? 0),
          Number(params["limit"] ?? 100),
          Number(params["timeout"] ?? 0) * 1000,
        ),
      };
    case "sendChatAction":
    case "answerCallbackQuery":
      return method === "sendChatAction" ? (chatProblem(state, params) ?? { result: true }) : { result: true };
    case "getFile": {
      const file = state.files.get(String(params["file_id"]));
      if (!file) return refuse(400, "Bad Request: invalid file_id");
      return {
        result: {
          file_id: params["file_id"],
          file_unique_id: "u",
          file_size: file.bytes.length,
          file_path: `documents/${String(params["file_id"])}`,
        },
      };
    }
    case "sendMessage":
    case "editMessageText":
      return sendText(state, method, params);
    case "sendPhoto":
    case "sendDocument":
      return sendFile(state, method, params, upload);
    default:
      return refuse(404, "Not Found: method not found");
  }
}

function chatProblem(state: TelegramState, params: Params): Answer | undefined {
  const id = String(params["chat_id"] ?? "");
  const chat = state.chats.get(id);
  if (!chat) return refuse(400, "Bad Request: chat not found");
  if (chat.blocked) return refuse(403, "Forbidden: bot was blocked by the user");
  if (chat.migratedTo !== undefined)
    return refuse(400, "Bad Request: group chat was upgraded to a supergroup chat", {
      migrate_to_chat_id: chat.migratedTo,
    });
  return undefined;
}

function sendText(state: TelegramState, method: string, params: Params): Answer {
  const problem = chatProblem(state, params);
  if (problem) return problem;
  const given = params["text"];
  const mode = params["parse_mode"];
  if (mode !== undefined && mode !== "HTML") return refuse(400, "Bad Request: unsupported parse_mode");
  const shown = mode === "HTML" ? readHtml(String(given ?? "")) : { text: given };
  if ("problem" in shown) return refuse(400, `Bad Request: can't parse entities: ${shown.problem}`);
  const { text } = shown;
  if (typeof text !== "string" || text.trim() === "") return refuse(400, "Bad Request: message text is empty");
  if (text.length > MAX_TEXT) return refuse(400, "Bad Request: message is too long");
  const keyboard = readKeyboard(params);
  if ("error" in keyboard) return keyboard;
  return accept(state, method, params, text, keyboard.keys, mode === "HTML" ? { html: String(given) } : {});
}

function sendFile(state: TelegramState, method: string, params: Params, upload: Upload | undefined): Answer {
  const problem = chatProblem(state, params);
  if (problem) return problem;
  const field = method === "sendPhoto" ? "photo" : "document";
  if (!upload && !state.files.has(String(params[field])))
    return refuse(400, "Bad Request: wrong file identifier/HTTP URL specified");
  const caption = String(params["caption"] ?? "");
  if (caption.length > MAX_CAPTION) return refuse(400, "Bad Request: message caption is too long");
  return accept(state, method, params, caption, [], upload ? { fileName: upload.name } : {});
}

function accept(
  state: TelegramState,
  method: string,
  params: Params,
  text: string,
  keyboard: readonly { text: string; callback_data?: string }[],
  more: { readonly fileName?: string; readonly html?: string },
): Answer {
  const chatId = String(params["chat_id"]);
  const messageId = state.nextMessageId();
  state.record({ at: Date.now(), method, chatId, text, messageId, keyboard, ...more });
  return {
    result: {
      message_id: messageId,
      from: BOT,
      chat: { id: Number(chatId), type: "private" },
      date: Math.floor(Date.now() / 1000),
      text,
    },
  };
}

function readKeyboard(
  params: Params,
): { readonly keys: readonly { text: string; callback_data?: string }[] } | Extract<Answer, { error: number }> {
  const raw = params["reply_markup"];
  const markup = typeof raw === "string" ? JSON.parse(raw) : raw;
  const keys: { text: string; callback_data?: string }[] = (markup?.inline_keyboard ?? []).flat();
  for (const key of keys) {
    const bytes = Buffer.byteLength(key.callback_data ?? "");
    if (bytes === 0 || bytes > MAX_CALLBACK_BYTES)
      return { error: 400, description: "Bad Request: BUTTON_DATA_INVALID" };
    if (!key.text) return { error: 400, description: "Bad Request: text buttons are unallowed in the inline keyboard" };
  }
  return { keys };
}
