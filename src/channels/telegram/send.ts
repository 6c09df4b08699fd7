// The last step of a reply: one part to Telegram, and an honest word on what became of it. core/outbox.ts records it.
import { type Api, GrammyError, HttpError, InputFile } from "grammy";
import { z } from "zod";
import type { Sending, SendResult } from "../../core/contracts/channel.ts";
import { networkCode, neverLeft } from "../http-result.ts";
import { chatIdOf, movedThreadId } from "./thread.ts";

const partSchema = z.union([
  z.object({
    text: z.string(),
    /** The same as Telegram's HTML, where the text is formatted. */
    html: z.string().optional(),
    keyboard: z.array(z.array(z.object({ text: z.string(), callback_data: z.string() }))).optional(),
  }),
  z.object({ file: z.string(), as: z.enum(["photo", "document"]), name: z.string().optional() }),
]);

type Part = z.infer<typeof partSchema>;

export async function sendPart(api: Api, { threadId, part, signal }: Sending): Promise<SendResult> {
  const parsed = partSchema.safeParse(part);
  if (!parsed.success) return { outcome: "failed", problem: "the part was not made by this channel" };
  try {
    const sent = await post(api, chatIdOf(threadId), parsed.data, signal);
    return { outcome: "sent", platformId: `${sent.chat.id}:${sent.message_id}` };
  } catch (error) {
    return toResult(error, threadId);
  }
}

/** Formatting that Telegram refuses is no reason to keep words back; it says so explicitly, so nothing was sent. */
async function post(api: Api, chatId: string, part: Part, signal: AbortSignal) {
  try {
    return await call(api, chatId, part, signal);
  } catch (error) {
    const { html, ...plain } = "html" in part ? part : { ...part, html: undefined };
    if (html === undefined || !isRefusedFormatting(error)) throw error;
    return await call(api, chatId, plain, signal);
  }
}

const isRefusedFormatting = (error: unknown): boolean =>
  error instanceof GrammyError && error.error_code === 400 && /can't parse entities/i.test(error.description);

function call(api: Api, chatId: string, part: Part, signal: AbortSignal) {
  // grammY's types name another AbortSignal than Node's; they are the same at run time.
  const cancel = signal as Parameters<Api["sendMessage"]>[3];
  if ("text" in part) {
    const { text, html, keyboard } = part;
    const options = {
      ...(html === undefined ? {} : { parse_mode: "HTML" as const }),
      ...(keyboard ? { reply_markup: { inline_keyboard: keyboard } } : {}),
    };
    return api.sendMessage(chatId, html ?? text, options, cancel);
  }
  const data = /^data:[^,]*;base64,(.*)$/s.exec(part.file)?.[1];
  const file = data === undefined ? part.file : new InputFile(Buffer.from(data, "base64"), part.name);
  return part.as === "photo" ? api.sendPhoto(chatId, file, {}, cancel) : api.sendDocument(chatId, file, {}, cancel);
}

/**
 * Telegram answers each call with `ok`; `ok: false` is its word that the call was not carried out, also with a 5xx.
 * No answer at all means that we don't know. Messages of network errors hold the token, so only codes are kept.
 */
function toResult(error: unknown, threadId: string): SendResult {
  if (error instanceof GrammyError) {
    const { error_code: code, description, parameters } = error;
    if (code === 429)
      return {
        outcome: "retry",
        retryAfterMs: (parameters.retry_after ?? 1) * 1000,
        problem: "Telegram asks to slow down (429)",
      };
    if (code >= 500) return { outcome: "retry", problem: `Telegram answered ${code}` };
    if (parameters.migrate_to_chat_id !== undefined)
      return {
        outcome: "retry",
        movedTo: movedThreadId(threadId, parameters.migrate_to_chat_id),
        problem: "the group became a supergroup with another id",
      };
    const unreachable = code === 403 || /chat not found|user is deactivated/i.test(description);
    return { outcome: "failed", problem: `Telegram refused it (${code}): ${description}`, unreachable };
  }
  const cause = error instanceof HttpError ? error.error : undefined;
  const code = networkCode(cause);
  if (neverLeft(cause)) return { outcome: "retry", problem: `Telegram could not be reached (${code})` };
  return {
    outcome: "unknown",
    problem: `the connection to Telegram broke before it answered${code ? ` (${code})` : ""}`,
  };
}
