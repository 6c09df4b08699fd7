import { setTimeout as sleep } from "node:timers/promises";
import type { Platform } from "./platform.ts";
import type { Random } from "./random.ts";
import { scripts } from "./scripts.ts";

export interface Load {
  /** How many customers talk at the same time. */
  readonly chats: number;
  /** Messages a second of all of them together. */
  readonly perSecond: number;
  readonly isOver: () => boolean;
}

const FIRST_CHAT = 100_000;
/** Now and then somebody sends several messages in a row. */
const HASTY = 0.25;

/** Customers who talk at a steady rate. Each sends its next message once the last one was acknowledged. */
export async function talk(platform: Platform, random: Random, { chats, perSecond, isOver }: Load): Promise<void> {
  let nextChat = FIRST_CHAT;
  const pauseMs = (chats / perSecond) * 1000;
  const pause = () => random.between(0.4, 1.6) * (random() < HASTY ? 0.05 : pauseMs / (1 - HASTY));
  await Promise.all(
    Array.from({ length: chats }, async () => {
      await sleep(random() * pauseMs);
      while (!isOver()) {
        const chatId = nextChat++;
        for (const text of random.pick(scripts)) {
          if (isOver()) return;
          await platform.say(chatId, text);
          await sleep(pause());
        }
      }
    }),
  );
}
