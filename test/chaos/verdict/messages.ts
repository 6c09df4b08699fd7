import type { MessageContent } from "../../../src/core/message.ts";
import { byKey, type Evidence, rowsOf, type Verdict } from "./promise.ts";

interface EventRow {
  readonly platformId: string;
  readonly state: string;
  readonly turnId: string | null;
}

interface TranscriptRow {
  readonly threadId: string;
  readonly customerId: string;
  readonly platformId: string;
  readonly sealed: Buffer;
}

/** Nothing that was acknowledged is lost, nothing is answered twice, and order is kept. */
export async function judgeMessages({ pool, sealing, said }: Evidence): Promise<readonly Verdict[]> {
  const acknowledged = said.filter((one) => one.acknowledgedAt !== undefined);
  const events = await rowsOf<EventRow>(
    pool,
    `SELECT platform_id AS "platformId", state, turn_id AS "turnId" FROM inbound_event WHERE channel = 'telegram'`,
  );
  const kept = byKey(events, (event) => event.platformId);
  const lost = acknowledged.filter(({ platformId }) => !kept.has(platformId));
  const twice = [...kept].filter(([, rows]) => rows.length > 1).map(([id]) => id);
  const unfinished = events.filter(({ state }) => state === "pending");

  const transcript = await rowsOf<TranscriptRow>(
    pool,
    `SELECT c.thread_id AS "threadId", c.customer_id AS "customerId", m.platform_id AS "platformId", m.sealed FROM message m
     JOIN conversation c ON c.id = m.conversation_id WHERE c.channel = 'telegram' AND m.author = 'customer' ORDER BY m.conversation_id, m.sequence`,
  );
  const chats = byKey(transcript, (row) => row.threadId);
  const disordered: string[] = [];
  for (const [chatId, wanted] of byKey(acknowledged, (one) => String(one.chatId))) {
    const rows = chats.get(chatId) ?? [];
    const texts = await Promise.all(
      rows.map(async (row) => ((await sealing.forCustomer(row.customerId)).open(row.sealed) as MessageContent).text),
    );
    const got = rows.map((row, n) => `${row.platformId} ${texts[n]}`);
    if (got.join("\n") !== wanted.map((one) => `${one.platformId} ${one.text}`).join("\n")) disordered.push(chatId);
  }

  const idle = await rowsOf<{ id: string }>(
    pool,
    "SELECT t.id FROM turn t WHERE NOT EXISTS (SELECT 1 FROM inbound_event e WHERE e.turn_id = t.id)",
  );
  const doubled = await rowsOf<{ id: string }>(
    pool,
    "SELECT turn_id AS id FROM message WHERE author = 'bot' AND turn_id IS NOT NULL GROUP BY turn_id HAVING count(*) > 1",
  );
  const unanswered = await rowsOf<{ id: string }>(
    pool,
    `SELECT e.id::text FROM inbound_event e JOIN conversation c ON c.id = e.conversation_id
     WHERE e.sequence IS NOT NULL AND e.state = 'done' AND e.turn_id IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM message m WHERE m.turn_id = e.turn_id AND m.author = 'bot')`,
  );
  return [
    {
      promise: "every acknowledged message is in the inbox exactly once",
      broken: [...lost.map((one) => `lost ${one.platformId}`), ...twice.map((id) => `twice ${id}`)],
    },
    { promise: "every message was dealt with", broken: unfinished.map(({ platformId }) => `pending ${platformId}`) },
    {
      promise: "every message that a turn took was answered",
      broken: unanswered.map(({ id }) => `no reply to event ${id}`),
    },
    { promise: "each conversation keeps the order of sending", broken: disordered.map((chat) => `chat ${chat}`) },
    { promise: "nothing is answered twice", broken: [...idle, ...doubled].map(({ id }) => `turn ${id}`) },
  ];
}

/** Somebody is responsible for each conversation, and by when. */
export async function judgeOwners({ pool }: Evidence): Promise<readonly Verdict[]> {
  const rows = await rowsOf<{ id: string; owner: string; problem: string }>(
    pool,
    `SELECT id, owner, CASE WHEN owner = 'bot' THEN 'still waits for the bot' ELSE 'has no deadline' END AS problem FROM conversation
     WHERE owner = 'bot' OR (owner <> 'nobody' AND (deadline_at IS NULL OR deadline_step IS NULL))`,
  );
  return [
    {
      promise: "each open conversation is answered or with a person, and has a deadline",
      broken: rows.map(({ id, problem }) => `${id} ${problem}`),
    },
  ];
}
