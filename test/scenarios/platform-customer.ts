import { setTimeout as sleep } from "node:timers/promises";
import type { TestApp } from "../support/app.ts";
import type { Customer, Heard } from "./scenario.ts";

/** One message as a platform shows it to its customer. */
export interface Shown {
  readonly text: string;
  readonly choices: readonly { readonly id: string; readonly label: string }[];
  /** Where the platform shows sources as a list; otherwise they are a line of the text. */
  readonly sources?: readonly string[];
}

const REPLY_LIMIT_MS = 25_000;
const SOURCE_LINE = /\n\n(?:Source|Quelle|Fuente): ([^\n]*)/;
const NUMBERED = /^(\d+)\. (.+)$/gm;

/**
 * A customer on a platform whose fake keeps a ledger. What they hear is what the platform accepted; choices that came as
 * numbered lines are answered with their number.
 */
export function platformCustomer(place: {
  readonly product: TestApp;
  readonly channel: string;
  readonly threadId: string;
  readonly shown: () => Promise<readonly Shown[]>;
  readonly say: (text: string) => Promise<unknown>;
  readonly press: (choice: Shown["choices"][number]) => Promise<unknown>;
}): Customer {
  const { product, channel, threadId, shown } = place;
  let heard = 0;
  let offered: Shown["choices"] = [];
  let numbered: Shown["choices"] = [];

  const conversation = async () => {
    const { rows } = await product.pool.query<{ id: string; idle: boolean }>(
      `SELECT id, owner <> 'bot' AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.conversation_id = c.id AND d.state IN ('pending', 'sending')) AS idle
       FROM conversation c WHERE channel = $1 AND thread_id = $2`,
      [channel, threadId],
    );
    return rows[0];
  };

  async function reply(): Promise<Heard> {
    for (const until = Date.now() + REPLY_LIMIT_MS; Date.now() < until; await sleep(25)) {
      if ((await shown()).length <= heard || !(await conversation())?.idle) continue;
      const all = (await shown()).slice(heard);
      heard += all.length;
      offered = all.at(-1)?.choices ?? [];
      const text = all.map((message) => message.text).join("\n");
      numbered = [...text.matchAll(NUMBERED)].map(([, id = "", label = ""]) => ({ id, label }));
      return {
        text: text.replace(SOURCE_LINE, ""),
        choices: [...offered, ...numbered].map(({ label }) => label),
        sources: all.flatMap(({ sources }) => sources ?? []).concat(SOURCE_LINE.exec(text)?.[1]?.split(" · ") ?? []),
      };
    }
    throw new Error(`nothing came for ${threadId} on ${channel}`);
  }

  return {
    async say(text) {
      await place.say(text);
      return reply();
    },
    async press(label) {
      const button = offered.find((choice) => label.test(choice.label));
      const line = numbered.find((choice) => label.test(choice.label));
      if (button) await place.press(button);
      else if (line) await place.say(line.id);
      else throw new Error(`nothing to press matches ${label}: ${[...offered, ...numbered].map((c) => c.label)}`);
      return reply();
    },
    conversationId: async () => (await conversation())?.id ?? "",
    async [Symbol.asyncDispose]() {},
  };
}
