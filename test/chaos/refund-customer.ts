import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import type { Sealing } from "../../src/store/sealing.ts";
import type { LedgerEntry } from "../fakes/telegram/state.ts";
import { type Buyer, newestCode } from "./back-office.ts";
import type { Platform } from "./platform.ts";

/** How far a customer got who wants the money back. */
export interface RefundWish extends Buyer {
  readonly chatId: number;
  /** The press on "confirm" was acknowledged. */
  confirmed: boolean;
  end: "receipt" | "person" | "given-up" | "waiting";
}

/** Somebody who hears nothing for this long says it again. */
const PATIENCE_MS = 20_000;

/**
 * Goes the whole way: order → reason → code → confirmation. Reads only what the platform showed, does what it is asked
 * for, and when nothing comes repeats the last thing (a button pressed twice must not be two refunds).
 */
export async function wantMoneyBack(
  deps: { readonly platform: Platform; readonly pool: Pool; readonly sealing: Sealing },
  wish: RefundWish,
  until: () => number,
): Promise<void> {
  const { platform, pool, sealing } = deps;
  const { chatId, orderId, email } = wish;
  let again: () => Promise<unknown> = () =>
    platform.say(chatId, `I want to return my order ${orderId} and get my money back`);
  await again();
  let seen = 0;
  for (;;) {
    const news = await hear();
    if (news === "over") return;
    if (news === "silence") {
      await again();
      continue;
    }
    const next = await answerTo(news);
    if (!next) return;
    again = next;
    await next();
  }

  async function hear(): Promise<LedgerEntry | "silence" | "over"> {
    const patience = Date.now() + PATIENCE_MS;
    for (;;) {
      const all = platform.heard(chatId);
      if (all.length > seen) {
        seen = all.length;
        const last = all.at(-1);
        if (last) return last;
      }
      if (await isWithPeople()) {
        wish.end = "person";
        return "over";
      }
      if (Date.now() > until()) {
        wish.end = "given-up";
        return "over";
      }
      if (Date.now() > patience) return "silence";
      await sleep(150);
    }
  }

  async function answerTo(shown: LedgerEntry): Promise<(() => Promise<unknown>) | undefined> {
    const key = (label: RegExp) => shown.keyboard.find((one) => label.test(one.text))?.callback_data;
    const reason = key(/mind/i);
    if (reason) return () => platform.press(chatId, shown, reason);
    const confirm = key(/yes|confirm|refund/i);
    if (confirm) {
      return async () => {
        await platform.press(chatId, shown, confirm);
        wish.confirmed = true;
      };
    }
    if (/code/i.test(shown.text)) {
      const code = await newestCode(pool, sealing, email);
      if (code) return () => platform.say(chatId, code);
    }
    if (wish.confirmed && /49\.90/.test(shown.text)) {
      wish.end = "receipt";
      return undefined;
    }
    return () => platform.say(chatId, `I want a refund for order ${orderId}`);
  }

  async function isWithPeople(): Promise<boolean> {
    const { rows } = await pool.query(
      "SELECT 1 FROM conversation WHERE channel = 'telegram' AND thread_id = $1 AND owner IN ('queue', 'agent')",
      [String(chatId)],
    );
    return rows.length > 0;
  }
}
