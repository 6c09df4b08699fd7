import http from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { SECRET } from "./contestants.ts";
import type { Customers } from "./conversations.ts";
import type { FakeTelegram, Reply } from "./surroundings.ts";

/** As many as Telegram opens to one webhook, by the product's own setting. */
const CONNECTIONS = 40;
const REPLY_WITHIN_MS = 15_000;
const clock = (): number => performance.timeOrigin + performance.now();

export interface Load {
  /** From the moment the message was due, not from when we got round to it; so a slow answer hides nothing. */
  readonly acknowledge: readonly number[];
  readonly reply: readonly number[];
  readonly sent: number;
  readonly refused: number;
  readonly unanswered: readonly string[];
  /** Replies that came before the phase ended, not after it. */
  readonly inTime: number;
}

interface Waiting {
  readonly dueAt: number;
  readonly text: string;
  replied(after: number | undefined): void;
}

/** Plays Telegram's servers and its users: posts updates to the webhook, and finds the replies in the fake's ledger. */
export function createLoad(webhook: string, telegram: FakeTelegram) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const waiting = new Map<string, Waiting[]>();
  let nextId = 1_000_000;

  function post(chatId: number, text: string): Promise<boolean> {
    const id = nextId++;
    const from = { id: chatId, is_bot: false, first_name: "Customer" };
    const message = {
      message_id: id,
      date: Math.floor(Date.now() / 1000),
      chat: { id: chatId, type: "private", first_name: "Customer" },
      from,
      text,
    };
    const body = Buffer.from(JSON.stringify({ update_id: id, message }));
    const headers = {
      "content-type": "application/json",
      "content-length": body.length,
      "x-telegram-bot-api-secret-token": SECRET,
    };
    return new Promise((resolve) => {
      const request = http.request(webhook, { method: "POST", agent, headers }, (response) => {
        response
          .resume()
          .once("end", () => resolve(response.statusCode === 200))
          .once("error", () => resolve(false));
      });
      request.once("error", () => resolve(false)).end(body);
    });
  }

  /** One message; resolves with when its reply came, `undefined` when none came in time. */
  function say(
    chatId: number,
    text: string,
    dueAt: number,
    acknowledged: (ms: number, ok: boolean) => void,
  ): Promise<number | undefined> {
    const answered = new Promise<number | undefined>((resolve) => {
      const line = waiting.get(String(chatId)) ?? [];
      line.push({ dueAt, text, replied: resolve });
      waiting.set(String(chatId), line);
    });
    void post(chatId, text).then((ok) => acknowledged(clock() - dueAt, ok));
    return answered;
  }

  /** The first reply after a message answers it, and with it whatever the customer wrote before and waits for. */
  function match({ chatId, at }: Reply): void {
    for (const one of waiting.get(chatId) ?? []) one.replied(at - one.dueAt);
    waiting.delete(chatId);
  }

  async function readLedger(everyMs: number, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      for (const reply of await telegram.news()) match(reply);
      const tooOld = clock() - REPLY_WITHIN_MS;
      for (const [chatId, line] of waiting) {
        if (!line.every(({ dueAt }) => dueAt < tooOld)) continue;
        for (const one of line) one.replied(undefined);
        waiting.delete(chatId);
      }
      await sleep(everyMs);
    }
  }

  async function collect(
    everyMs: number,
    offer: (say1: (chatId: number, text: string, dueAt: number) => Promise<unknown>) => Promise<void>,
  ): Promise<Load> {
    const acknowledge: number[] = [];
    const reply: number[] = [];
    const unanswered: string[] = [];
    const all: Promise<unknown>[] = [];
    const repliedAt: number[] = [];
    let refused = 0;
    const reading = new AbortController();
    const reader = readLedger(everyMs, reading.signal);
    await offer((chatId, text, dueAt) => {
      const answered = say(chatId, text, dueAt, (took, ok) => {
        if (ok) acknowledge.push(took);
        else refused++;
      }).then((after) => {
        if (after === undefined) unanswered.push(text);
        else {
          reply.push(after);
          repliedAt.push(dueAt + after);
        }
      });
      all.push(answered);
      return answered;
    });
    const endedAt = clock();
    await Promise.all(all);
    reading.abort();
    await reader;
    return {
      acknowledge,
      reply,
      sent: all.length,
      refused,
      unanswered,
      inTime: repliedAt.filter((at) => at <= endedAt).length,
    };
  }

  return {
    /** Open loop: messages come at their time, whether or not earlier ones were answered. */
    offer: (customers: Customers, rate: number, seconds: number): Promise<Load> =>
      collect(50, async (say1) => {
        const startAt = clock() + 20;
        for (let n = 0; n < rate * seconds; n++) {
          const dueAt = startAt + (n * 1000) / rate;
          const aheadMs = dueAt - clock();
          if (aheadMs > 1) await sleep(aheadMs);
          const { chatId, text } = customers.next();
          void say1(chatId, text, dueAt);
        }
      }),

    /** As fast as it goes: each customer writes again as soon as the reply is there. */
    saturate: (customers: Customers, seconds: number): Promise<Load> =>
      collect(10, async (say1) => {
        const endAt = clock() + seconds * 1000;
        const one = async (place: number) => {
          while (clock() < endAt) {
            const { chatId, text } = customers.next(place);
            await say1(chatId, text, clock());
          }
        };
        for (let place = 0; place < customers.places; place++) void one(place);
        await sleep(seconds * 1000);
      }),

    close: () => agent.destroy(),
  };
}
