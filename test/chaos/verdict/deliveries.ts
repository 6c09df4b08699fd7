import type { LedgerEntry } from "../../fakes/telegram/state.ts";
import { byKey, type Evidence, rowsOf, type Verdict } from "./promise.ts";

interface DeliveryRow {
  readonly id: string;
  readonly threadId: string;
  readonly customerId: string;
  readonly state: string;
  readonly platformId: string | null;
  readonly sealed: Buffer;
}

const ARRIVED = ["sent", "delivered", "read"];

/** What the platform accepted is what we know of: nothing came twice, nothing in the wrong order. */
export async function judgeDeliveries({ pool, sealing, ledger }: Evidence): Promise<readonly Verdict[]> {
  const deliveries = await rowsOf<DeliveryRow>(
    pool,
    `SELECT d.id, c.thread_id AS "threadId", c.customer_id AS "customerId", d.state, d.platform_id AS "platformId", d.sealed
     FROM delivery d JOIN conversation c ON c.id = d.conversation_id WHERE c.channel = 'telegram' ORDER BY d.id`,
  );
  const shown = byKey(ledger, (entry) => entry.chatId);
  const rows = byKey(deliveries, (row) => row.threadId);
  const duplicates: string[] = [];
  const lost: string[] = [];
  const disordered: string[] = [];
  for (const chatId of new Set([...shown.keys(), ...rows.keys()])) {
    const own = rows.get(chatId) ?? [];
    const entries = shown.get(chatId) ?? [];
    const texts = await Promise.all(
      own.map(async (row) => textOf((await sealing.forCustomer(row.customerId)).open(row.sealed))),
    );
    const known = own.map((row, n) => ({ row, text: texts[n] ?? "" }));
    const { extra, missing } = match(known, entries);
    duplicates.push(...extra.map((entry) => `chat ${chatId} message ${entry.messageId}`));
    lost.push(...missing.map((id) => `chat ${chatId} delivery ${id}`));
    const ids = own.flatMap((row) =>
      row.platformId && ARRIVED.includes(row.state) ? [Number(row.platformId.split(":").at(-1))] : [],
    );
    if (ids.some((id, n) => n > 0 && id <= (ids[n - 1] ?? 0))) disordered.push(`chat ${chatId}`);
  }
  const open = deliveries.filter(({ state }) => state === "pending" || state === "sending");
  return [
    { promise: "no automatic duplicate reached the platform", broken: duplicates },
    { promise: "everything called sent did reach the platform, once", broken: lost },
    { promise: "replies reached the platform in order", broken: disordered },
    { promise: "no delivery is left undecided", broken: open.map(({ id, state }) => `delivery ${id} ${state}`) },
  ];
}

/** Each accepted message belongs to one sent delivery by its id, or to one `unknown` delivery by its text. */
function match(
  known: readonly { readonly row: DeliveryRow; readonly text: string }[],
  entries: readonly LedgerEntry[],
) {
  const unclaimed = new Map(entries.map((entry) => [`${entry.chatId}:${entry.messageId}`, entry]));
  const missing: string[] = [];
  for (const { row, text } of known.filter(({ row }) => ARRIVED.includes(row.state))) {
    const entry = unclaimed.get(row.platformId ?? "");
    if (entry?.text !== text) missing.push(row.id);
    unclaimed.delete(row.platformId ?? "");
  }
  const unknown = known.filter(({ row }) => row.state === "unknown").map(({ text }) => text);
  const extra = [...unclaimed.values()].filter(({ text }) => {
    const at = unknown.indexOf(text);
    if (at >= 0) unknown.splice(at, 1);
    return at < 0;
  });
  return { extra, missing };
}

const textOf = (part: unknown): string =>
  typeof part === "object" && part !== null && "text" in part && typeof part.text === "string" ? part.text : "";
