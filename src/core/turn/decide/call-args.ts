import { z } from "zod";
import type { Flow } from "../../playbook/flow-schema.ts";
import type { Task } from "../../understanding/dialogue-state.ts";
import type { Situation } from "./situation.ts";

/** How `lines` slots keep their choice between turns. */
export const linesSchema = z.array(z.object({ line_id: z.string(), quantity: z.int().min(1) }));

/** Tool arguments from a template: `{slot}` with the slot's own type, `{message}`, `{intent}`, texts and numbers. */
export function argsOf(
  template: Readonly<Record<string, string>>,
  task: Task,
  situation: Situation,
  flow?: Flow,
): Record<string, unknown> {
  const args: Record<string, unknown> = {};
  for (const [name, text] of Object.entries(template)) {
    const value = argument(text, task, situation, flow);
    if (value !== undefined) args[name] = value;
  }
  return args;
}

function argument(text: string, task: Task, situation: Situation, flow: Flow | undefined): unknown {
  const whole = /^\{([\w.-]+)\}$/.exec(text)?.[1];
  if (whole !== undefined) return typed(whole, slotText(whole, task, situation), flow);
  if (/^-?\d{1,9}$/.test(text)) return Number(text);
  let missing = false;
  const filled = text.replace(/\{([\w.-]+)\}/g, (_, name: string) => {
    const value = slotText(name, task, situation);
    missing ||= value === undefined;
    return value ?? "";
  });
  return missing && filled.trim() === "" ? undefined : filled;
}

function slotText(name: string, task: Task, situation: Situation): string | undefined {
  if (task.slots[name]) return task.slots[name].value;
  if (name === "message") return task.message ?? situation.text;
  if (name === "intent") return task.intent;
  return undefined;
}

function typed(name: string, value: string | undefined, flow: Flow | undefined): unknown {
  const type = flow?.slots.find((slot) => slot.name === name)?.type;
  if (value === undefined) return undefined;
  if (type === "quantity" || type === "money") return Number(value);
  if (type === "lines") return linesSchema.parse(JSON.parse(value));
  return value;
}
