import type { ConversationSummary } from "../core/contracts/console.ts";
import type { DeadlineStep, Owner } from "../core/contracts/store.ts";
import { plainLight } from "../core/light-text.ts";
import type { Author } from "../core/message.ts";
import type { AgentMask } from "../core/safety/mask-for-agents.ts";
import type { HandoffReason } from "../core/turn/turn.ts";
import { openerFor, present } from "./console-opening.ts";
import type { Sealing } from "./sealing.ts";

/** One line of the inbox, as the database gives it. */
export interface SummaryRow {
  readonly id: string;
  readonly channel: string;
  readonly account: string;
  readonly customerId: string;
  readonly sealedName: Buffer | null;
  readonly trust: number;
  readonly proven: boolean;
  readonly owner: Owner;
  readonly agentId: string | null;
  readonly agentName: string | null;
  readonly epoch: number;
  readonly priority: number;
  readonly queuedAt: Date | null;
  readonly deadlineAt: Date | null;
  readonly deadlineStep: DeadlineStep | null;
  readonly language: string | null;
  readonly waitingSince: Date | null;
  readonly handoffReason: HandoffReason | null;
  readonly lastAuthor: Author | null;
  readonly lastSealed: Buffer | null;
  readonly lastMasked: string | null;
  readonly lastAt: Date | null;
  readonly deliveryProblems: number;
  readonly lastSequence: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export const SUMMARY_COLUMNS = `c.id, c.channel, c.account, c.customer_id AS "customerId", i.sealed_name AS "sealedName", i.trust,
  coalesce(i.proven_until > now(), false) AS proven, c.owner, c.agent_id AS "agentId", a.name AS "agentName", c.epoch, c.priority,
  c.queued_at AS "queuedAt", c.deadline_at AS "deadlineAt", c.deadline_step AS "deadlineStep", c.language,
  CASE WHEN c.owner = 'queue' THEN coalesce(c.queued_at, c.created_at) WHEN c.owner <> 'nobody' THEN w.since END AS "waitingSince",
  h.reason AS "handoffReason", m.author AS "lastAuthor", m.sealed AS "lastSealed", m.masked AS "lastMasked", m.created_at AS "lastAt",
  p.problems AS "deliveryProblems", c.last_sequence AS "lastSequence", c.created_at AS "createdAt",
  c.updated_at AS "updatedAt"`;

export const SUMMARY_JOINS = `JOIN identity i ON i.id = c.identity_id
  LEFT JOIN agent a ON a.id = c.agent_id
  LEFT JOIN LATERAL (SELECT author, sealed, masked, created_at FROM message
    WHERE conversation_id = c.id AND author <> 'system' AND deleted_at IS NULL ORDER BY sequence DESC LIMIT 1) m ON true
  LEFT JOIN LATERAL (SELECT min(created_at) AS since FROM message WHERE conversation_id = c.id AND author = 'customer' AND sequence >
    coalesce((SELECT max(sequence) FROM message WHERE conversation_id = c.id AND author IN ('bot', 'agent')), 0)) w ON true
  LEFT JOIN LATERAL (SELECT reason FROM handoff WHERE conversation_id = c.id AND closed_at IS NULL ORDER BY epoch DESC LIMIT 1) h ON true
  LEFT JOIN LATERAL (SELECT count(*)::int AS problems FROM delivery WHERE conversation_id = c.id AND state IN ('failed', 'unknown')) p ON true`;

const PREVIEW_LENGTH = 160;

export async function toSummary(sealing: Sealing, row: SummaryRow, mask: AgentMask): Promise<ConversationSummary> {
  const opener = await openerFor(sealing, row.customerId);
  const last = opener.content(row.lastSealed);
  const content = last && row.lastAuthor ? mask.message(row.lastAuthor, last, row.lastMasked).content : undefined;
  const words = content?.format === "light" ? plainLight(content.text) : (content?.text ?? "");
  const text = words.slice(0, PREVIEW_LENGTH);
  const lastMessage = row.lastAuthor && row.lastAt ? { author: row.lastAuthor, text, at: row.lastAt } : undefined;
  return {
    id: row.id,
    channel: row.channel,
    account: row.account,
    customer: {
      id: row.customerId,
      trust: row.trust,
      proven: row.proven,
      ...present({ name: opener.name(row.sealedName) }),
    },
    owner: row.owner,
    epoch: row.epoch,
    priority: row.priority,
    deliveryProblems: row.deliveryProblems,
    lastSequence: row.lastSequence,
    updatedAt: row.updatedAt,
    ...present({
      agent: row.agentId ? { id: row.agentId, name: row.agentName ?? row.agentId } : undefined,
      deadline: row.deadlineAt && row.deadlineStep ? { at: row.deadlineAt, step: row.deadlineStep } : undefined,
      language: row.language,
      waitingSince: row.waitingSince,
      handoffReason: row.handoffReason,
      lastMessage,
    }),
  };
}
