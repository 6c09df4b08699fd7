import { randomBytes, randomUUID } from "node:crypto";
import pg from "pg";
import type { NewMessage } from "../../src/core/contracts/store.ts";
import type { InboundEvent } from "../../src/core/message.ts";
import type { OwnershipRules } from "../../src/core/ownership.ts";
import { createAgentMask } from "../../src/core/safety/mask-for-agents.ts";
import { openPrisma } from "../../src/store/prisma.ts";
import { createSealing } from "../../src/store/sealing.ts";
import { freshDatabase } from "./fresh-database.ts";

const MINUTE_MS = 60_000;

export const testRules: OwnershipRules = {
  botMs: MINUTE_MS,
  agentMs: 30 * MINUTE_MS,
  idleMs: 24 * 60 * MINUTE_MS,
  answeredBy: (now) => new Date(now.getTime() + 15 * MINUTE_MS),
};

/** What agents see of messages, in a shop in Germany. */
export const testMask = createAgentMask(() => ({ entities: [], country: "DE", languages: ["en", "de", "es"] }));

/** A migrated database of its own, with the keys that sealed columns need. */
export async function freshStore() {
  const database = await freshDatabase();
  const pool = new pg.Pool({ connectionString: database.url, max: 12, pipeline: true });
  // A connection that ends while it is idle is no reason for the test's process to end.
  pool.on("error", () => undefined);
  const prisma = await openPrisma(database.url);
  const db = { pool, prisma, sealing: createSealing(pool, randomBytes(32)) };
  return {
    db,
    url: database.url,
    async [Symbol.asyncDispose]() {
      await prisma.$disconnect();
      await pool.end();
      await database[Symbol.asyncDispose]();
    },
  };
}

export function messageEvent(threadId: string, text: string, platformId: string = randomUUID()): InboundEvent {
  return {
    kind: "message",
    platformId,
    threadId,
    sender: { externalId: threadId, trust: 1 },
    at: new Date(),
    text,
    attachments: [],
  };
}

export const replyOf = (text: string, author: "bot" | "agent" = "bot"): NewMessage => ({
  author,
  content: { text },
  masked: text,
  language: "en",
  parts: [{ text }],
});
