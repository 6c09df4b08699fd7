import type { Flow, Slot } from "../../playbook/flow-schema.ts";
import type { Task } from "../../understanding/dialogue-state.ts";
import type { Entity } from "../../understanding/understanding.ts";
import { pickLines } from "./lines.ts";
import type { Situation } from "./situation.ts";
import { readSlot } from "./slot-values.ts";
import { fillSlot } from "./tasks.ts";

export interface Filled {
  readonly task: Task;
  /** Slots that this message gave or changed. */
  readonly given: readonly string[];
  /** A value that cannot be, with the reply that says why. */
  readonly invalid?: { readonly slot: string; readonly reply: string };
}

/**
 * Puts what the message says into the task's slots; the slot we asked for reads first, each entity fills one slot.
 * A value that differs from what a slot holds is a correction, and whatever was chosen below it is forgotten.
 */
export function fillSlots(situation: Situation, flow: Flow, task: Task): Filled {
  const inOrder = [...flow.slots].sort((a, b) => Number(b.name === task.asked) - Number(a.name === task.asked));
  let filled: Filled = { task, given: [] };
  let entities: readonly Entity[] = situation.heard.entities;
  for (const slot of inOrder) {
    const asked = slot.name === task.asked;
    const reading =
      slot.type === "lines"
        ? readLines(situation, filled.task, slot, asked)
        : readSlot(situation, slot, entities, asked);
    if (reading.read === "invalid") filled = { ...filled, invalid: { slot: slot.name, reply: reading.reply } };
    if (reading.read !== "value") continue;
    entities = withoutFirst(entities, slot.type);
    if (filled.task.slots[slot.name]?.value === reading.value) continue;
    const next = fillSlot(
      forgetDependents(flow, filled.task, slot),
      slot.name,
      reading.value,
      situation.turn.id,
      reading.confidence,
    );
    filled = { ...filled, task: { ...next, confirmationId: undefined }, given: [...filled.given, slot.name] };
  }
  return filled;
}

function readLines(situation: Situation, task: Task, slot: Slot, asked: boolean) {
  const value = pickLines(situation, task, slot, asked);
  return value === undefined ? ({ read: "nothing" } as const) : ({ read: "value", value, confidence: 1 } as const);
}

function withoutFirst(entities: readonly Entity[], type: string): readonly Entity[] {
  const at = entities.findIndex((entity) => entity.type === type);
  return at < 0 ? entities : entities.filter((_, index) => index !== at);
}

/** Lines of one order mean nothing on another. */
function forgetDependents(flow: Flow, task: Task, changed: Slot): Task {
  const dependents = flow.slots.filter((slot) => slot.type === "lines" && slot.name !== changed.name);
  if (dependents.length === 0 || task.slots[changed.name] === undefined) return task;
  const gone = new Set(dependents.map((slot) => slot.name));
  return { ...task, slots: Object.fromEntries(Object.entries(task.slots).filter(([name]) => !gone.has(name))) };
}
