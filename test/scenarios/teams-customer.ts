import { setTimeout as sleep } from "node:timers/promises";
import { type FakeTeams, personalChat } from "../fakes/teams/start.ts";
import type { TestApp } from "../support/app.ts";
import type { Customer, Heard } from "./scenario.ts";

const REPLY_LIMIT_MS = 25_000;
const SOURCE_LINE = /\n\n(?:Source|Quelle|Fuente): (.*)$/s;

/** A customer in a personal chat with the bot. What it hears is what the Bot Connector accepted. */
export function teamsCustomer(fake: FakeTeams, product: TestApp, person: string): Customer {
  const chat = personalChat(person);
  let heard = 0;
  let choices: readonly string[] = [];

  const conversation = async () => {
    const { rows } = await product.pool.query<{ id: string; idle: boolean }>(
      `SELECT id, owner <> 'bot' AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.conversation_id = c.id AND d.state IN ('pending', 'sending')) AS idle
       FROM conversation c WHERE channel = 'teams' AND thread_id = $1`,
      [chat],
    );
    return rows[0];
  };
  const entries = async () => (await fake.ledger()).filter((entry) => entry.conversationId === chat).slice(heard);

  async function reply(): Promise<Heard> {
    for (const until = Date.now() + REPLY_LIMIT_MS; Date.now() < until; await sleep(25)) {
      if ((await entries()).length === 0 || !(await conversation())?.idle) continue;
      const all = await entries();
      heard += all.length;
      choices = all.at(-1)?.actions.map(({ title }) => title) ?? [];
      const text = all.map((entry) => entry.text).join("\n");
      const sources = SOURCE_LINE.exec(text)?.[1]?.split(" · ") ?? [];
      return { text: text.replace(SOURCE_LINE, ""), choices, sources };
    }
    throw new Error(`the bot did not answer ${person}: ${(await fake.state()).problems.join("; ")}`);
  }

  return {
    async say(text) {
      await fake.say(person, text);
      return reply();
    },
    async press(label) {
      const title = choices.find((choice) => label.test(choice));
      if (!title) throw new Error(`no button matches ${label}: ${choices.join(", ")}`);
      await fake.press(person, title);
      return reply();
    },
    async conversationId() {
      return (await conversation())?.id ?? "";
    },
    async [Symbol.asyncDispose]() {},
  };
}
