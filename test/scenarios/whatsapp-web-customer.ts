import { setTimeout as sleep } from "node:timers/promises";
import type { WhatsAppWeb } from "../adapters/whatsapp-web-setup.ts";
import type { Customer, Heard } from "./scenario.ts";

const REPLY_LIMIT_MS = 25_000;
const CHOICES = /\n\n((?:\d+\. [^\n]+\n?)+)$/;
const SOURCE_LINE = /\n\n(?:Source|Quelle|Fuente): (.*)$/s;

/** A customer who writes from a phone. There are no buttons: choosing means writing what was offered. */
export function whatsappWebCustomer(wa: WhatsAppWeb, jid: string): Customer {
  let heard = 0;
  let choices: readonly string[] = [];

  const conversation = async () => {
    const { rows } = await wa.product.pool.query<{ id: string; idle: boolean }>(
      `SELECT id, owner <> 'bot' AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.conversation_id = c.id AND d.state IN ('pending', 'sending')) AS idle
       FROM conversation c WHERE channel = 'whatsapp-web' AND split_part(thread_id, '@', 1) = $1`,
      [jid.split("@")[0]],
    );
    return rows[0];
  };

  async function reply(): Promise<Heard> {
    for (const until = Date.now() + REPLY_LIMIT_MS; Date.now() < until; await sleep(50)) {
      if ((await wa.heard(jid)).length <= heard || !(await conversation())?.idle) continue;
      const parts = (await wa.heard(jid)).slice(heard);
      heard += parts.length;
      const all = parts.map(({ text }) => text).join("\n");
      const offered = CHOICES.exec(all)?.[1];
      choices =
        offered
          ?.trim()
          .split("\n")
          .map((line) => line.replace(/^\d+\. /, "")) ?? [];
      const text = all.replace(CHOICES, "");
      const sources = SOURCE_LINE.exec(text)?.[1]?.split(" · ") ?? [];
      return { text: text.replace(SOURCE_LINE, ""), choices, sources };
    }
    throw new Error(`the bot did not answer ${jid}`);
  }

  return {
    async say(text) {
      await wa.says(jid, text);
      return reply();
    },
    async press(label) {
      const choice = choices.find((one) => label.test(one));
      if (!choice) throw new Error(`no choice matches ${label}: ${choices.join(", ")}`);
      await wa.says(jid, choice);
      return reply();
    },
    async conversationId() {
      return (await conversation())?.id ?? "";
    },
    async [Symbol.asyncDispose]() {},
  };
}
