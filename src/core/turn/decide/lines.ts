import type { Slot, SlotList } from "../../playbook/flow-schema.ts";
import { meansAll } from "../../understanding/dialogue/answers-question.ts";
import { wantsOnlyOne, wantsSome } from "../../understanding/dialogue/comparing-words.ts";
import type { Task } from "../../understanding/dialogue-state.ts";
import { linesSchema } from "./call-args.ts";
import { pointedAt } from "./refer.ts";
import { flowOf, type Situation } from "./situation.ts";
import { itemValue, listOf, mentionsProduct, readItems } from "./slot-lists.ts";
import { pickOffered } from "./slot-values.ts";

/** On the button that takes every line. */
export const allLines = "all";

/**
 * Which lines the message means: a button, all of them, the lines with a product it names, each with the quantity it
 * names or the whole of it. Undefined when the lines are not known yet or the message says nothing about them.
 */
export function pickLines(situation: Situation, task: Task, slot: Slot, asked: boolean): string | undefined {
  const flow = situation.services.playbook.flow(task.flow) ?? flowOf(situation, task.intent);
  const list = flow && listOf(flow, slot);
  const items = list && readItems(situation, task, list);
  if (!list || !items || items.length === 0) return undefined;
  const picked = asked
    ? (pickOffered(situation, slot, asked) ?? pointedAt(situation, items, list, { byWords: true }))
    : undefined;
  if (picked === allLines || (asked && picked === undefined && meansAll(situation.text)))
    return encode(items.map((item) => ({ line_id: itemValue(item, list), quantity: countOf(item) })));
  if (!asked && wantsOnlyOne(situation.text)) return oneOf(items, list, task, slot);
  const products = meantProducts(situation, task);
  const meant =
    picked === undefined
      ? items.filter((item) => mentionsProduct(situation, item, products))
      : items.filter((item) => itemValue(item, list) === picked);
  if (meant.length === 0) return undefined;
  const named = Number(situation.heard.entities.find((entity) => entity.type === "quantity")?.value);
  const quantity = (item: Readonly<Record<string, unknown>>) =>
    named >= 1 && meant.length === 1 ? Math.min(named, countOf(item)) : countOf(item);
  return encode(meant.map((item) => ({ line_id: itemValue(item, list), quantity: quantity(item) })));
}

/** "Only one of them": of a line that was meant with several. */
function oneOf(
  items: readonly Readonly<Record<string, unknown>>[],
  list: SlotList,
  task: Task,
  slot: Slot,
): string | undefined {
  const chosen = task.slots[slot.name]?.value;
  const ids = chosen === undefined ? undefined : linesSchema.parse(JSON.parse(chosen)).map(({ line_id }) => line_id);
  const meant = items.filter((item) => ids?.includes(itemValue(item, list)) ?? true);
  const [only] = meant;
  return only && meant.length === 1 && countOf(only) > 1
    ? encode([{ line_id: itemValue(only, list), quantity: 1 }])
    : undefined;
}

/** Is the wish about some of the lines only, rather than the whole of it? */
export const wantsSomeLines = (situation: Situation, task: Task): boolean =>
  meantProducts(situation, task).length > 0 || wantsSome(task.message ?? "");

/** Products that the wish is about: named when the task began, or now, when we asked for nothing else. */
export function meantProducts({ heard, services }: Situation, task: Task): readonly string[] {
  const begun = services.knowledge.findProducts(task.message ?? "").map(({ productId }) => productId);
  const lines = services.playbook.flow(task.flow)?.slots.find((slot) => slot.name === task.asked)?.type === "lines";
  if (task.asked !== undefined && !lines) return begun;
  const now = heard.entities.filter((entity) => entity.type === "product");
  const named = now.flatMap((entity) => [entity.value, ...(entity.alternatives ?? [])]);
  return lines && named.length > 0 ? named : [...begun, ...named];
}

/** The only line there is needs no question. */
export function onlyLine(situation: Situation, task: Task, slot: Slot): string | undefined {
  const flow = situation.services.playbook.flow(task.flow);
  const list = flow && listOf(flow, slot);
  const items = (list && readItems(situation, task, list)) ?? [];
  const [item] = items;
  return list && item && items.length === 1
    ? encode([{ line_id: itemValue(item, list), quantity: countOf(item) }])
    : undefined;
}

const encode = (lines: readonly { line_id: string; quantity: number }[]) => JSON.stringify(lines);

function countOf(item: Readonly<Record<string, unknown>>): number {
  return typeof item.quantity === "number" && item.quantity >= 1 ? Math.floor(item.quantity) : 1;
}
