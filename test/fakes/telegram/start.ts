import { startFake } from "../support/child.ts";
import type { Faults } from "../support/faults.ts";
import type { LedgerEntry } from "./state.ts";

export interface FakeTelegram extends AsyncDisposable {
  /** For TELEGRAM_API_ROOT. */
  readonly url: string;
  readonly token: string;
  /** The customer of this chat writes. */
  say(
    chatId: number,
    text: string,
    more?: Readonly<Record<string, unknown>>,
  ): Promise<{ readonly updateId: number; readonly messageId: number }>;
  press(chatId: number, data: string): Promise<void>;
  update(
    kind: string,
    body: unknown,
    options?: { readonly chatId?: number; readonly updateId?: number },
  ): Promise<{ readonly updateId: number; readonly messageId: number }>;
  faults(faults: Partial<Faults>): Promise<void>;
  control(path: string, body: unknown): Promise<unknown>;
  ledger(after?: number): Promise<readonly LedgerEntry[]>;
  state(): Promise<{
    readonly waiting: number;
    readonly waitingIds: readonly number[];
    readonly calls: Readonly<Record<string, number>>;
    readonly violations: readonly string[];
  }>;
}

/** Starts the fake in a process of its own. */
export async function startFakeTelegram({
  token = "4242:test-token",
  ledgerFile,
}: {
  readonly token?: string;
  readonly ledgerFile?: string;
} = {}): Promise<FakeTelegram> {
  const fake = await startFake("test/fakes/telegram/main.ts", [token, ...(ledgerFile ? [ledgerFile] : [])]);
  const { url } = fake;
  // biome-ignore lint/suspicious/noExplicitAny: each answer is used as its one caller says.
  const post: (where: string, body: unknown) => Promise<any> = fake.control;
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  const get: (where: string) => Promise<any> = fake.look;
  const person = (chatId: number) => ({
    id: chatId,
    is_bot: false,
    first_name: `Customer ${chatId}`,
    language_code: "en",
  });

  return {
    url,
    token,
    say: (chatId, text, more = {}) =>
      post("update", {
        kind: "message",
        chatId,
        body: {
          chat: { id: chatId, type: "private", first_name: `Customer ${chatId}` },
          from: person(chatId),
          text,
          ...more,
        },
      }),
    async press(chatId, data) {
      // As Telegram does: the message with its keyboard comes back with the press.
      const shown = ((await get("ledger")) as LedgerEntry[]).findLast(
        (entry) => entry.chatId === String(chatId) && entry.keyboard.some((key) => key.callback_data === data),
      );
      const keyboard = { inline_keyboard: [shown?.keyboard ?? []] };
      const message = {
        message_id: shown?.messageId ?? 1,
        date: 1,
        chat: { id: chatId, type: "private" },
        text: shown?.text ?? "…",
        reply_markup: keyboard,
      };
      await post("update", {
        kind: "callback_query",
        chatId,
        body: { id: String(Math.random()).slice(2), from: person(chatId), chat_instance: "1", data, message },
      });
    },
    update: (kind, body, options = {}) => post("update", { kind, body, ...options }),
    faults: (faults) => post("faults", faults),
    control: post,
    ledger: (after = 0) => get(`ledger?after=${after}`),
    state: () => get("state"),
    [Symbol.asyncDispose]: () => fake[Symbol.asyncDispose](),
  };
}
