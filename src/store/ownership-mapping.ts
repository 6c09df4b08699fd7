import type { DeadlineStep, Ownership } from "../core/contracts/store.ts";
import type { ConversationRow, ConversationTx } from "./conversation-transaction.ts";

const steps: readonly string[] = [
  "hand-off",
  "remind-queue",
  "return-to-queue",
  "close",
] satisfies readonly DeadlineStep[];
const isStep = (step: string | null): step is DeadlineStep => step !== null && steps.includes(step);

export function ownershipOf(row: ConversationRow): Ownership {
  return {
    owner: row.owner,
    epoch: row.epoch,
    priority: row.priority,
    handoffs: row.handoffs,
    ...(row.agentId ? { agentId: row.agentId } : {}),
    ...(row.deadlineAt && isStep(row.deadlineStep) ? { deadline: { at: row.deadlineAt, step: row.deadlineStep } } : {}),
  };
}

/** Writes the new owner and, when it really changed, says so in the audit. */
export function applyOwnership(tx: ConversationTx, next: Ownership): void {
  const before = tx.row;
  tx.set({
    owner: next.owner,
    agentId: next.agentId ?? null,
    epoch: next.epoch,
    priority: next.priority,
    handoffs: next.handoffs,
    deadlineAt: next.deadline?.at ?? null,
    deadlineStep: next.deadline?.step ?? null,
    queuedAt: next.owner !== "queue" ? null : before.owner === "queue" ? before.queuedAt : before.now,
  });
  if (before.owner !== next.owner || before.agentId !== (next.agentId ?? null)) {
    tx.audit("owned", {
      from: before.owner,
      to: next.owner,
      agentId: next.agentId,
      epoch: next.epoch,
      deadline: next.deadline?.at,
      step: next.deadline?.step,
    });
  }
}
