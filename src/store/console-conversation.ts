import type { Channel } from "../core/contracts/channel.ts";
import type { ConsoleMessage, ConsoleReads } from "../core/contracts/console.ts";
import type { AgentMask } from "../core/safety/mask-for-agents.ts";
import type { HandoffReason } from "../core/turn/turn.ts";
import type { Channels } from "./console-channels.ts";
import { type Opener, openerFor, openerOfConversation, present } from "./console-opening.ts";
import { conversationsElsewhere, identitiesOf } from "./console-people.ts";
import { SUMMARY_COLUMNS, SUMMARY_JOINS, type SummaryRow, toSummary } from "./console-summary.ts";
import type { Db } from "./conversation-transaction.ts";
import type { Prisma } from "./generated/client.ts";

interface DetailRow extends SummaryRow {
  readonly personId: string;
  readonly backofficeId: string | null;
  readonly lastInboundAt: Date | null;
  readonly lastInboundId: string | null;
}

interface HandoffRow {
  readonly id: string;
  readonly reason: HandoffReason;
  readonly priority: number;
  readonly ticketId: string | null;
  readonly sealedPackage: Buffer;
  readonly createdAt: Date;
  readonly takenAt: Date | null;
  readonly takenBy: string | null;
  readonly closedAt: Date | null;
}

const MESSAGE = {
  id: true,
  conversationId: true,
  sequence: true,
  author: true,
  sealed: true,
  masked: true,
  language: true,
  turnId: true,
  agentId: true,
  createdAt: true,
  editedAt: true,
  deletedAt: true,
  platformId: true,
  versions: { select: { sealed: true }, orderBy: { id: "asc" } },
  deliveries: {
    select: {
      part: true,
      state: true,
      attempt: true,
      problem: true,
      createdAt: true,
      sendingAt: true,
      sentAt: true,
      deliveredAt: true,
      readAt: true,
      platformId: true,
    },
    orderBy: { part: "asc" },
  },
} as const satisfies Prisma.MessageSelect;
type MessageRow = Prisma.MessageGetPayload<{ select: typeof MESSAGE }>;

export function createConsoleConversation(
  db: Db,
  mask: AgentMask,
  channels: Channels,
): Pick<ConsoleReads, "conversation" | "messages"> {
  const { pool, prisma, sealing } = db;
  return {
    async conversation(id) {
      const { rows } = await pool.query<DetailRow>(
        `SELECT ${SUMMARY_COLUMNS}, coalesce(k.backoffice_id, r.backoffice_id) AS "backofficeId", r.id AS "personId",
           c.last_inbound_at AS "lastInboundAt", c.last_inbound_id AS "lastInboundId"
         FROM conversation c ${SUMMARY_JOINS} JOIN customer k ON k.id = c.customer_id
         JOIN customer r ON r.id = coalesce(k.person_id, k.id) WHERE c.id = $1`,
        [id],
      );
      const row = rows[0];
      if (!row) return undefined;
      const [identities, elsewhere, handoffs, opener, summary] = await Promise.all([
        identitiesOf(db, row.personId),
        conversationsElsewhere(db, row.personId, id, mask),
        // In SQL: an agent's name is no relation of the schema, because a hand-off outlives an agent's account.
        pool.query<HandoffRow>(
          `SELECT h.id, h.reason, h.priority, h.ticket_id AS "ticketId", h.sealed_package AS "sealedPackage", h.created_at AS "createdAt",
             h.taken_at AS "takenAt", coalesce(a.name, h.taken_by) AS "takenBy", h.closed_at AS "closedAt"
           FROM handoff h LEFT JOIN agent a ON a.id = h.taken_by WHERE h.conversation_id = $1 ORDER BY h.epoch DESC LIMIT 20`,
          [id],
        ),
        openerFor(sealing, row.customerId),
        toSummary(sealing, row, mask),
      ]);
      return {
        ...summary,
        createdAt: row.createdAt,
        identities,
        elsewhere,
        ...present({ backofficeId: row.backofficeId, window: windowOf(row, channels.get(row.channel)) }),
        handoffs: handoffs.rows.map(({ sealedPackage, ticketId, takenAt, takenBy, closedAt, ...rest }) => ({
          ...rest,
          ...present({ ticketId, takenAt, takenBy, closedAt, package: opener.open(sealedPackage) }),
        })),
      };
    },

    async messages(conversationId, { limit, before }) {
      const opener = await openerOfConversation(db, conversationId);
      if (!opener) return [];
      const rows = await prisma.message.findMany({
        where: { conversationId, ...(before === undefined ? {} : { sequence: { lt: before } }) },
        select: MESSAGE,
        orderBy: { sequence: "desc" },
        take: limit,
      });
      const agents = await prisma.agent.findMany({
        where: { id: { in: rows.flatMap(({ agentId }) => agentId ?? []) } },
        select: { id: true, name: true },
      });
      const names = new Map(agents.map(({ id, name }) => [id, name]));
      const reactions = await reactionsTo(rows, opener);
      return rows.reverse().map((row) => toMessage(row, opener, mask, names, reactions));
    },
  };

  /** By the platform's id of the message, which is the customer's own or one of our deliveries. */
  async function reactionsTo(rows: readonly MessageRow[], opener: Opener): Promise<Reactions> {
    const targets = rows.flatMap(idsOf);
    const [first] = rows;
    if (!first || targets.length === 0) return new Map();
    const found = await prisma.reaction.findMany({
      where: { conversationId: first.conversationId, target: { in: targets } },
      select: { target: true, sealed: true },
      orderBy: [{ at: "asc" }, { sender: "asc" }],
    });
    const reactions = new Map<string, string[]>();
    for (const { target, sealed } of found) {
      const emoji = opener.open(sealed);
      if (typeof emoji === "string" && emoji !== "") reactions.set(target, [...(reactions.get(target) ?? []), emoji]);
    }
    return reactions;
  }
}

type Reactions = ReadonlyMap<string, readonly string[]>;

const idsOf = ({ platformId, deliveries }: MessageRow): readonly string[] =>
  [platformId, ...deliveries.map((delivery) => delivery.platformId)].flatMap((id) => id ?? []);

/** Free text counts from the customer's last message; without its id the platform has told us that the time is over. */
function windowOf({ lastInboundAt, lastInboundId }: DetailRow, channel: Channel | undefined) {
  if (!channel?.window) return undefined;
  const { openMs, template } = channel.window;
  const isKnown = lastInboundAt !== null && lastInboundId !== null;
  return { template, ...(isKnown ? { openUntil: new Date(lastInboundAt.getTime() + openMs) } : {}) };
}

function toMessage(
  row: MessageRow,
  opener: Opener,
  mask: AgentMask,
  agentNames: ReadonlyMap<string, string>,
  reactions: Reactions,
): ConsoleMessage {
  const { id, sequence, author, sealed, language, turnId, agentId, createdAt, editedAt, deletedAt, deliveries } = row;
  const content = opener.content(sealed);
  const shown = content && mask.message(author, content, row.masked);
  const versions = deletedAt ? [] : row.versions.flatMap((version) => opener.content(version.sealed)?.text ?? []);
  const before = versions.map(mask.text);
  return {
    id,
    sequence,
    author,
    at: createdAt,
    edited: editedAt !== null,
    deleted: deletedAt !== null,
    reactions: idsOf(row).flatMap((target) => reactions.get(target) ?? []),
    before,
    hides: shown?.hides === true || before.join() !== versions.join(),
    ...present({ content: shown?.content, language, turnId, agentName: agentNames.get(agentId ?? "") }),
    deliveries: deliveries.map(({ part, state, attempt, problem, platformId: _, ...times }) => ({
      part,
      state,
      attempt,
      at: times.readAt ?? times.deliveredAt ?? times.sentAt ?? times.sendingAt ?? times.createdAt,
      ...present({ problem }),
    })),
  };
}
