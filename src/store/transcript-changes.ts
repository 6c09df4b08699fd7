import type { Seal } from "../core/contracts/seal.ts";
import type { InboundEvent, MessageContent } from "../core/message.ts";
import { type OwnershipRules, turnAnswered } from "../core/ownership.ts";
import type { ConversationTx, Db } from "./conversation-transaction.ts";
import { applyOwnership, ownershipOf } from "./ownership-mapping.ts";
import { storable } from "./storable.ts";

type Edit = Extract<InboundEvent, { kind: "edit" }>;
type Deletion = Extract<InboundEvent, { kind: "deletion" }>;
type Reaction = Extract<InboundEvent, { kind: "reaction" }>;

/** The message that an edit or a deletion speaks of, as it stands. */
export interface TargetRow {
  readonly id: string;
  readonly sequence: number;
  readonly sealed: Buffer;
  readonly editedAt: Date | null;
  readonly deletedAt: Date | null;
}

export const TARGET = {
  name: "changed-message",
  text: `SELECT id, sequence, sealed, edited_at AS "editedAt", deleted_at AS "deletedAt" FROM message
    WHERE conversation_id = $1 AND platform_id = $2 AND author = 'customer' ORDER BY sequence LIMIT 1`,
};

/** Edits and deletions that came before the message they speak of. */
export const EARLIER_CHANGES = {
  name: "earlier-changes",
  text: `SELECT kind, platform_id AS "platformId", sealed FROM inbound_event
    WHERE conversation_id = $1 AND target = $2 AND kind IN ('edit', 'deletion') ORDER BY id`,
};

const KEEP_VERSION = {
  name: "keep-version",
  text: "INSERT INTO message_version (message_id, sealed, ended_by) VALUES ($1, $2, $3)",
};
const EDIT = {
  name: "edit-message",
  text: "UPDATE message SET sealed = $2, masked = NULL, edited_at = $3 WHERE id = $1",
};
const DELETE = {
  name: "delete-message",
  text: `WITH m AS (UPDATE message SET sealed = $2, masked = '', deleted_at = $3 WHERE id = $1 RETURNING conversation_id, sequence)
    UPDATE inbound_event e SET state = 'done', done_at = now() FROM m
    WHERE e.conversation_id = m.conversation_id AND e.sequence = m.sequence AND e.state = 'pending'`,
};
const REACT = {
  name: "react",
  text: `INSERT INTO reaction (conversation_id, target, sender, sealed, at) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (conversation_id, target, sender) DO UPDATE SET sealed = $4, at = $5 WHERE reaction.at <= $5`,
};

/**
 * What the customer changed about a message that we hold. What it said before stays sealed beside it; the audit names
 * both by their fingerprints. A message that was answered stays answered: the bot reads the new words the next time.
 */
export function createTranscriptChanges({ sealing }: Pick<Db, "sealing">, rules: () => OwnershipRules) {
  const fingerprint = (content: MessageContent): string => sealing.fingerprint(JSON.stringify(content));

  return {
    edit(tx: ConversationTx, event: Edit, target: TargetRow | undefined, seal: Seal): void {
      const about = { target: event.target, platformId: event.platformId };
      if (!target || target.deletedAt || (target.editedAt && target.editedAt > event.at)) {
        tx.audit(target ? "edit-overtaken" : "edit-remembered", { ...about, sequence: target?.sequence });
        return;
      }
      const before = seal.open(target.sealed) as MessageContent;
      const after: MessageContent = { ...before, text: storable(event.text) };
      tx.write({ ...KEEP_VERSION, values: [target.id, target.sealed, event.platformId] });
      tx.write({ ...EDIT, values: [target.id, seal.seal(after), event.at] });
      tx.audit("edited", {
        ...about,
        sequence: target.sequence,
        before: fingerprint(before),
        after: fingerprint(after),
      });
    },

    async remove(tx: ConversationTx, event: Deletion, target: TargetRow | undefined, seal: Seal): Promise<void> {
      const about = { target: event.target, platformId: event.platformId };
      if (!target) tx.audit("deletion-remembered", about);
      if (!target || target.deletedAt) return;
      const before = seal.open(target.sealed) as MessageContent;
      tx.write({ ...KEEP_VERSION, values: [target.id, target.sealed, event.platformId] });
      tx.write({ ...DELETE, values: [target.id, seal.seal({ text: "" }), event.at] });
      tx.audit("deleted", { ...about, sequence: target.sequence, before: fingerprint(before) });
      if (tx.row.owner === "bot" && !(await hasOtherPending(tx, target.sequence)))
        applyOwnership(tx, turnAnswered(ownershipOf(tx.row), tx.row.now, rules()));
    },

    /** Counted as no turn: nobody has to answer it. Taking one back is an empty one. */
    react(tx: ConversationTx, { target, sender, emoji, at }: Reaction, seal: Seal): void {
      tx.write({ ...REACT, values: [tx.row.id, target, sender.externalId, seal.seal(storable(emoji)), at] });
    },
  };
}

/** How a message stands that its own edits or deletion overtook on the way. */
export interface Overtaken {
  readonly content: MessageContent;
  readonly editedAt?: Date;
  readonly deletedAt?: Date;
  readonly changes: readonly { readonly platformId: string; readonly kind: string }[];
}

export function overtaken(
  content: MessageContent,
  rows: readonly { readonly kind: string; readonly platformId: string; readonly sealed: Buffer }[],
  seal: Seal,
): Overtaken | undefined {
  if (rows.length === 0) return undefined;
  const changes = rows
    .map(({ sealed, ...row }) => {
      const event = seal.open(sealed) as { readonly text?: string; readonly at: string };
      return { ...row, text: event.text ?? "", at: new Date(event.at) };
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  const deletion = changes.find(({ kind }) => kind === "deletion");
  if (deletion) return { content: { text: "" }, deletedAt: deletion.at, changes };
  const edit = changes.at(-1);
  return edit && { content: { ...content, text: storable(edit.text) }, editedAt: edit.at, changes };
}

/** Marks a message as overtaken once it is written, and keeps what it said first. */
export function writeOvertaken(
  tx: ConversationTx,
  messageId: string,
  { editedAt, deletedAt, changes }: Overtaken,
  sealedFirst: Uint8Array,
): void {
  tx.writeAfter({ ...KEEP_VERSION, values: [messageId, sealedFirst, changes.at(-1)?.platformId ?? ""] });
  tx.writeAfter({
    text: "UPDATE message SET edited_at = $2, deleted_at = $3 WHERE id = $1",
    values: [messageId, editedAt ?? null, deletedAt ?? null],
  });
}

async function hasOtherPending(tx: ConversationTx, sequence: number): Promise<boolean> {
  const { rows } = await tx.client.query(
    "SELECT 1 FROM inbound_event WHERE conversation_id = $1 AND state = 'pending' AND sequence <> $2 LIMIT 1",
    [tx.row.id, sequence],
  );
  return rows.length > 0;
}
