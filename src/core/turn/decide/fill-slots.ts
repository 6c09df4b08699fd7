import type { Flow, Slot } from "../../playbook/flow-schema.ts";
import type { Task } from "../../understanding/dialogue-state.ts";
import type { Entity } from "../../understanding/understanding.ts";
import { pickLines } from "./lines.ts";
import { pointedAt } from "./refer.ts";
import type { Situation } from "./situation.ts";
import { listOf, readItems } from "./slot-lists.ts";
import { readSlot, type SlotReading } from "./slot-values.ts";
import { giveSlot } from "./tasks.ts";

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
    const reading = readAny(situation, flow, filled.task, slot, entities);
    if (reading.read === "invalid") filled = { ...filled, invalid: { slot: slot.name, reply: reading.reply } };
    if (reading.read !== "value") continue;
    entities = withoutFirst(entities, slot.type);
    if (filled.task.not?.[slot.name] === reading.value) continue;
    const held = filled.task.slots[slot.name];
    if (held?.value === reading.value && held.only === reading.only) continue;
    const { value, confidence, only } = reading;
    const given = { value, confidence, turnId: situation.turn.id, ...(only ? { only } : {}) };
    const next = giveSlot(forgetDependents(flow, filled.task, slot), slot.name, given);
    filled = { ...filled, task: { ...next, confirmationId: undefined }, given: [...filled.given, slot.name] };
  }
  return filled;
}

function readAny(situation: Situation, flow: Flow, task: Task, slot: Slot, entities: readonly Entity[]): SlotReading {
  const asked = slot.name === task.asked;
  if (slot.type === "lines") return readLines(situation, task, slot, asked);
  const reading = readSlot(situation, slot, entities, asked, task.slots[slot.name]);
  return reading.read === "nothing" ? readPointing(situation, flow, task, slot, asked) : reading;
}

/** "The cheaper one", of what was read for this slot in this conversation. */
function readPointing(situation: Situation, flow: Flow, task: Task, slot: Slot, asked: boolean): SlotReading {
  const list = situation.button ? undefined : listOf(flow, slot);
  const items = list && readItems(situation, task, list);
  if (!list || !items || (task.slots[slot.name] !== undefined && !asked)) return { read: "nothing" };
  const current = situation.state.focus[slot.type]?.value;
  const value = pointedAt(situation, items, list, { current, byWords: asked });
  return value === undefined ? { read: "nothing" } : { read: "value", value, confidence: 0.9 };
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
