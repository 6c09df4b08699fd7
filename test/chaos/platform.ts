import { setTimeout as sleep } from "node:timers/promises";
import type { FakeTelegram } from "../fakes/telegram/start.ts";
import type { LedgerEntry } from "../fakes/telegram/state.ts";

/** Something a customer sent, as the platform saw it. */
export interface Said {
  readonly chatId: number;
  readonly platformId: string;
  readonly text: string;
  readonly at: number;
  /** When the program answered its webhook 2xx. */
  acknowledgedAt?: number;
}

export interface Platform extends AsyncDisposable {
  readonly said: readonly Said[];
  /** Resolves once the program acknowledged it. */
  say(chatId: number, text: string): Promise<Said>;
  /** Presses an offered button; resolves once the program acknowledged it. */
  press(chatId: number, shown: LedgerEntry, data: string): Promise<Said>;
  /** What the platform accepted for this chat, in order. */
  heard(chatId: number): readonly LedgerEntry[];
}

const POLL_MS = 60;

/** Telegram as the harness sees it: one reader of its ledger and of what it still has to deliver. */
export function watchPlatform(fake: FakeTelegram): Platform {
  const said: Said[] = [];
  const chats = new Map<string, LedgerEntry[]>();
  const waiting = new Map<number, (at: number) => void>();
  let read = 0;
  let presses = 0;
  let stopped = false;

  const loop = (async () => {
    for (; !stopped; await sleep(POLL_MS)) {
      // Asked for before the state: what is sent in between is simply looked at in the next round.
      const known = [...waiting.keys()];
      const { waitingIds } = await fake.state();
      const undelivered = new Set(waitingIds);
      for (const id of known.filter((id) => !undelivered.has(id))) waiting.get(id)?.(Date.now());
      for (const entry of await fake.ledger(read)) {
        read++;
        chats.set(entry.chatId, [...(chats.get(entry.chatId) ?? []), entry]);
      }
    }
  })();

  async function acknowledged(updateId: number, one: Said): Promise<Said> {
    said.push(one);
    one.acknowledgedAt = await new Promise<number>((resolve) => waiting.set(updateId, resolve));
    waiting.delete(updateId);
    return one;
  }

  return {
    said,
    async say(chatId, text) {
      const at = Date.now();
      const { updateId, messageId } = await fake.say(chatId, text);
      return acknowledged(updateId, { chatId, platformId: `${chatId}:${messageId}`, text, at });
    },
    async press(chatId, shown, data) {
      const at = Date.now();
      const id = `chaos-${++presses}`;
      const from = { id: chatId, is_bot: false, first_name: `Customer ${chatId}`, language_code: "en" };
      const chat = { id: chatId, type: "private" };
      const keyboard = { inline_keyboard: [shown.keyboard] };
      const message = { message_id: shown.messageId, date: 1, chat, text: shown.text, reply_markup: keyboard };
      const body = { id, from, chat_instance: "1", data, message };
      const { updateId } = await fake.update("callback_query", body, { chatId });
      const label = shown.keyboard.find((key) => key.callback_data === data)?.text ?? data;
      return acknowledged(updateId, { chatId, platformId: `press:${id}`, text: label, at });
    },
    heard: (chatId) => chats.get(String(chatId)) ?? [],
    async [Symbol.asyncDispose]() {
      stopped = true;
      await loop.catch(() => undefined);
    },
  };
}
