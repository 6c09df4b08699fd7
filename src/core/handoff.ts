import type { HandoffRecord } from "./contracts/store.ts";
import type { Remembered } from "./memory/remembered.ts";
import type { Citation } from "./message.ts";
import type { Turn } from "./turn/turn.ts";
import type { Entity, IntentGuess } from "./understanding/understanding.ts";

/** Everything the person who takes over needs. The transcript itself stands beside it in the console. Masked. */
export interface HandoffPackage {
  readonly detail?: string;
  readonly customerText: string;
  readonly language?: string;
  readonly intent?: IntentGuess;
  readonly anger?: number;
  readonly entities: readonly Pick<Entity, "type" | "value">[];
  readonly task?: { readonly flow: string; readonly slots: Readonly<Record<string, string>> };
  readonly sources: readonly (Citation & { readonly text: string; readonly score: number })[];
  readonly receipts: readonly { readonly tool: string; readonly at: Date; readonly result: unknown }[];
  readonly profile: Readonly<Record<string, unknown>>;
  /** Preferences, open issues and past outcomes, with where each comes from. */
  readonly remembered: readonly Remembered[];
  readonly trust: number;
  readonly draft?: { readonly text: string; readonly confidence: number };
}

export function handoffRecord(turn: Turn, ticketId: string | undefined): HandoffRecord | undefined {
  const { handoff } = turn;
  if (!handoff) return undefined;
  const task = turn.state.task;
  const content: HandoffPackage = {
    ...(handoff.detail ? { detail: handoff.detail } : {}),
    customerText: turn.input?.text ?? "",
    ...(turn.input ? { language: turn.input.language } : {}),
    ...(turn.understanding ? { intent: turn.understanding.intent, anger: turn.understanding.sentiment.anger } : {}),
    entities: turn.understanding?.entities.map(({ type, value }) => ({ type, value })) ?? [],
    ...(task
      ? {
          task: {
            flow: task.flow,
            slots: Object.fromEntries(Object.entries(task.slots).map(([name, slot]) => [name, slot.value])),
          },
        }
      : {}),
    sources: turn.recalled?.found.map(({ citation, text, score }) => ({ ...citation, text, score })) ?? [],
    receipts: [...(turn.recalled?.receipts ?? []), ...turn.receipts].map(({ tool, at, result }) => ({
      tool,
      at,
      result,
    })),
    profile: turn.customer.profile,
    remembered: turn.customer.remembered ?? [],
    trust: turn.customer.trust,
    ...(handoff.draft ? { draft: { text: handoff.draft.text, confidence: handoff.draft.confidence } } : {}),
  };
  return { reason: handoff.reason, priority: handoff.priority, package: content, ...(ticketId ? { ticketId } : {}) };
}
