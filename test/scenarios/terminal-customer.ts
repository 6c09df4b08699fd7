import { once } from "node:events";
import { PassThrough } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { chatInTerminal } from "../../src/channels/terminal/chat.ts";
import type { TestApp } from "../support/app.ts";
import type { Customer, Heard } from "./scenario.ts";

const REPLY_LIMIT_MS = 25_000;

/** Somebody who types lines and reads what is printed. */
export function terminalCustomer(product: TestApp, user: string): Customer {
  const input = new PassThrough();
  const output = new PassThrough({ encoding: "utf8" });
  let printed = "";
  output.on("data", (text: string) => {
    printed += text;
  });
  const chat = chatInTerminal({
    accept: product.app.inbox.accept,
    transcript: product.app.transcript,
    input,
    output,
    user,
  });
  let choices: readonly string[] = [];

  async function say(text: string): Promise<Heard> {
    const before = printed.length;
    input.write(`${text}\n`);
    for (const until = Date.now() + REPLY_LIMIT_MS; !printed.slice(before).includes("bot › "); await sleep(25))
      if (Date.now() > until) throw new Error(`nothing was printed after ${text}`);
    const lines = printed
      .slice(printed.indexOf("bot › ", before) + "bot › ".length)
      .trimEnd()
      .split("\n");
    choices = lines.flatMap((line) => /^ {2}\d+\. (.*)$/.exec(line)?.[1] ?? []);
    return {
      text: lines.filter((line) => !/^ {2}(?:\d+\. |\[)/.test(line)).join("\n"),
      choices,
      sources: lines.flatMap((line) => /^ {2}\[(.*)\]$/.exec(line)?.[1]?.split(" · ") ?? []),
    };
  }

  return {
    say,
    press(label) {
      const place = choices.findIndex((choice) => label.test(choice));
      if (place < 0) throw new Error(`no choice matches ${label}: ${choices.join(", ")}`);
      return say(String(place + 1));
    },
    async conversationId() {
      const { rows } = await product.pool.query<{ id: string }>(
        "SELECT id FROM conversation WHERE channel = 'terminal' AND thread_id = $1",
        [`terminal:${user}`],
      );
      return rows[0]?.id ?? "";
    },
    async [Symbol.asyncDispose]() {
      const ended = once(input, "end");
      input.end();
      await Promise.all([ended, chat]);
    },
  };
}
