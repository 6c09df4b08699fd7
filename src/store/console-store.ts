import { z } from "zod";
import type { ConsoleNotice, ConsoleReads } from "../core/contracts/console.ts";
import type { AgentMask } from "../core/safety/mask-for-agents.ts";
import { type Channels, createConsoleChannels } from "./console-channels.ts";
import { createConsoleConversation } from "./console-conversation.ts";
import { decodeCursor, encodeCursor } from "./console-cursor.ts";
import { createConsoleLists } from "./console-lists.ts";
import { present } from "./console-opening.ts";
import { createConsolePeople } from "./console-people.ts";
import { createConsoleTurns } from "./console-turns.ts";
import type { Db } from "./conversation-transaction.ts";

const noticeText = z
  .object({ to: z.string().optional(), subject: z.string().optional(), body: z.string().optional() })
  .catch({});
const noticePlace = z.tuple([z.iso.datetime(), z.string()]);

const NOTICE = {
  id: true,
  medium: true,
  sealed: true,
  state: true,
  problem: true,
  createdAt: true,
  sentAt: true,
} as const;

/** What the console shows. */
export function createConsoleReads(db: Db, channels: Channels, mask: AgentMask): ConsoleReads {
  const { prisma, sealing } = db;
  return {
    ...createConsoleLists(db, mask),
    ...createConsoleConversation(db, mask, channels),
    ...createConsoleChannels(db, channels),
    ...createConsoleTurns(db),
    ...createConsolePeople(db),

    async notices({ limit, after }) {
      const rows = await prisma.notice.findMany({
        select: NOTICE,
        ...(after === undefined ? {} : { where: olderThan(decodeCursor(noticePlace, after)) }),
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        take: limit + 1,
      });
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      const items = shown.map(
        ({ sealed, problem, sentAt, ...rest }): ConsoleNotice => ({
          ...rest,
          ...present({ problem, sentAt }),
          ...present(noticeText.parse(sealing.service.open(sealed))),
        }),
      );
      return rows.length > limit && last
        ? { items, next: encodeCursor([last.createdAt.toISOString(), last.id]) }
        : { items };
    },

    audit: (chain, { limit, after }) =>
      prisma.auditEntry.findMany({
        where: { chain, sequence: { gt: after } },
        select: { sequence: true, at: true, kind: true, data: true, hash: true },
        orderBy: { sequence: "asc" },
        take: limit,
      }),
  };
}

const olderThan = ([createdAt, id]: z.infer<typeof noticePlace>) => ({
  OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: id } }],
});
