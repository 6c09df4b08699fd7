import { randomUUID } from "node:crypto";
import pg from "pg";
import { z } from "zod";
import type { Bus, BusHint } from "../core/contracts/bus.ts";
import type { Log } from "../core/contracts/channel.ts";

const CHANNEL = "switchboard_bus";
/** NOTIFY takes a lock at commit, so hints are gathered and sent together, away from the hot path. */
const GATHER_MS = 20;
/** A payload holds 8,000 bytes; a hint takes about 90, and one with text as much as its text. */
const HINTS_A_NOTIFY = 60;
const MOST_TEXT_BYTES = 6_000;
const RECONNECT_MS = 1_000;

const payloadSchema = z.object({
  from: z.string(),
  hints: z.array(
    z.object({
      conversationId: z.string(),
      sequence: z.int(),
      about: z.enum(["transcript", "changed", "typing", "partial", "deliverable"]),
      text: z.string().optional(),
    }),
  ),
});

/** Hints within this process. */
export function createLocalBus(): Bus {
  const listeners = new Set<(hint: BusHint) => void>();
  return {
    publish(hint) {
      for (const listener of listeners) listener(hint);
    },
    subscribe(listener) {
      listeners.add(listener);
      return { [Symbol.dispose]: () => void listeners.delete(listener) };
    },
  };
}

/** Hints between the processes of a deployment, over LISTEN/NOTIFY. Hints of a broken moment are lost, which costs delay only. */
export function createPostgresBus(pool: pg.Pool, databaseUrl: string, log: Log): Bus & AsyncDisposable {
  const local = createLocalBus();
  const me = randomUUID();
  const waiting = new Map<string, BusHint>();
  let timer: NodeJS.Timeout | undefined;
  let listener: pg.Client | undefined;
  let stopped = false;

  async function listen(): Promise<void> {
    if (stopped) return;
    const client = new pg.Client({ connectionString: databaseUrl, keepAlive: true });
    client.on("error", (error) => log("bus.problem", { message: error.message }));
    client.on("end", () => void setTimeout(() => void listen(), RECONNECT_MS).unref());
    client.on("notification", ({ payload }) => {
      const parsed = payloadSchema.safeParse(JSON.parse(payload ?? "{}"));
      if (!parsed.success || parsed.data.from === me) return;
      for (const { text, ...hint } of parsed.data.hints)
        local.publish({ ...hint, ...(text !== undefined && { text }) });
    });
    listener = client;
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
    } catch (error) {
      log("bus.problem", { message: error instanceof Error ? error.message : "" });
      await client.end().catch(() => undefined);
    }
  }

  async function send(): Promise<void> {
    timer = undefined;
    const hints = [...waiting.values()];
    waiting.clear();
    const short = hints.filter(({ text }) => text === undefined);
    const batches = hints.flatMap((hint) => (hint.text === undefined ? [] : [[hint]]));
    for (let at = 0; at < short.length; at += HINTS_A_NOTIFY) batches.push(short.slice(at, at + HINTS_A_NOTIFY));
    for (const batch of batches) {
      const payload = JSON.stringify({ from: me, hints: batch });
      await pool
        .query("SELECT pg_notify($1, $2)", [CHANNEL, payload])
        .catch((error: Error) => log("bus.problem", { message: error.message }));
    }
  }

  void listen();
  return {
    publish(hint) {
      local.publish(hint);
      // Too long for a payload: whoever is connected elsewhere reads the whole reply when it is there.
      if (Buffer.byteLength(hint.text ?? "") > MOST_TEXT_BYTES) return;
      const key = `${hint.conversationId} ${hint.about}`;
      const sequence = Math.max(hint.sequence, waiting.get(key)?.sequence ?? 0);
      waiting.set(key, { ...hint, sequence });
      timer ??= setTimeout(() => void send(), GATHER_MS);
    },
    subscribe: (onHint) => local.subscribe(onHint),
    async [Symbol.asyncDispose]() {
      stopped = true;
      clearTimeout(timer);
      await send();
      await listener?.end().catch(() => undefined);
    },
  };
}
