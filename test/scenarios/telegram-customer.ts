import { setTimeout as sleep } from "node:timers/promises";
import type { FakeTelegram } from "../fakes/telegram/start.ts";
import type { TestApp } from "../support/app.ts";
import type { Customer, Heard } from "./scenario.ts";

const REPLY_LIMIT_MS = 25_000;
const SOURCE_LINE = /\n\n(?:Source|Quelle|Fuente): (.*)$/s;

/** A customer in a private chat with the bot. What it hears is what the platform accepted. */
export function telegramCustomer(
  fake: FakeTelegram,
  product: TestApp,
  chatId: number,
): Customer & { say(text: string, more?: Readonly<Record<string, unknown>>): Promise<Heard> } {
  let heard = 0;
  let keyboard: readonly { readonly text: string; readonly callback_data?: string }[] = [];

  const conversation = async () => {
    const { rows } = await product.pool.query<{ id: string; idle: boolean }>(
      `SELECT id, owner <> 'bot' AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.conversation_id = c.id AND d.state IN ('pending', 'sending')) AS idle
       FROM conversation c WHERE channel = 'telegram' AND thread_id = $1`,
      [String(chatId)],
    );
    return rows[0];
  };

  async function reply(): Promise<Heard> {
    for (const until = Date.now() + REPLY_LIMIT_MS; Date.now() < until; await sleep(25)) {
      const parts = (await fake.ledger()).filter((entry) => entry.chatId === String(chatId)).slice(heard);
      if (parts.length === 0 || !(await conversation())?.idle) continue;
      const all = (await fake.ledger()).filter((entry) => entry.chatId === String(chatId)).slice(heard);
      heard += all.length;
      keyboard = all.at(-1)?.keyboard ?? [];
      const text = all.map((entry) => entry.text).join("\n");
      const sources = SOURCE_LINE.exec(text)?.[1]?.split(" · ") ?? [];
      return { text: text.replace(SOURCE_LINE, ""), choices: keyboard.map((key) => key.text), sources };
    }
    throw new Error(`the bot did not answer chat ${chatId}`);
  }

  return {
    async say(text: string, more: Readonly<Record<string, unknown>> = {}) {
      await fake.say(chatId, text, more);
      return reply();
    },
    async press(label) {
      const key = keyboard.find(({ text }) => label.test(text));
      if (!key?.callback_data)
        throw new Error(`no button matches ${label}: ${keyboard.map(({ text }) => text).join(", ")}`);
      await fake.press(chatId, key.callback_data);
      return reply();
    },
    async conversationId() {
      return (await conversation())?.id ?? "";
    },
    async [Symbol.asyncDispose]() {},
  };
}
