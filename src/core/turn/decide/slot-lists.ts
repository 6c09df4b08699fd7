import type { Receipt } from "../../contracts/tool.ts";
import type { Flow, Slot, SlotList } from "../../playbook/flow-schema.ts";
import { describeFields, isFields } from "../../replies/fields.ts";
import { fill } from "../../replies/fill.ts";
import type { Task } from "../../understanding/dialogue-state.ts";
import type { Choice } from "./buttons.ts";
import { argsOf } from "./call-args.ts";
import { isAmong } from "./products.ts";
import type { Situation } from "./situation.ts";

type Item = Readonly<Record<string, unknown>>;

/** What the playbook format promises when a slot names no list of its own. */
const listOfOrders: SlotList = {
  tool: "list_orders",
  args: {},
  items: "orders",
  value: "orderId",
  label: "{orderId} · {placedAt}",
};

/** Where the choices for a slot are read, if anywhere. */
export function listOf(flow: Flow, slot: Slot): SlotList | undefined {
  if (slot.list && (slot.from === "list" || slot.from === "orders" || slot.type === "lines")) return slot.list;
  if (slot.from === "orders") return listOfOrders;
  if (slot.type !== "lines") return undefined;
  const holder = flow.slots.find((other) => other.from === "orders" || other.name === "order");
  return (
    holder && {
      tool: "get_order_status",
      args: { order_id: `{${holder.name}}` },
      items: "lines",
      value: "lineId",
      label: "{title}",
    }
  );
}

/** The items that a read of this list gave in this conversation, for the same arguments; the latest read counts. */
export function readItems(
  situation: Situation,
  task: Task,
  list: SlotList,
  onlyThisTurn = false,
): readonly Item[] | undefined {
  const { turn } = situation;
  const receipts = onlyThisTurn ? turn.receipts : [...(turn.recalled?.receipts ?? []), ...turn.receipts];
  const wanted = JSON.stringify(argsOf(list.args, task, situation));
  const receipt = receipts.findLast((one: Receipt) => one.tool === list.tool && JSON.stringify(one.args) === wanted);
  const items = receipt?.result[list.items];
  return Array.isArray(items) ? items.filter(isFields) : undefined;
}

export function itemValue(item: Item, list: SlotList): string {
  return String(item[list.value] ?? "");
}

export function itemChoice(situation: Situation, item: Item, list: SlotList): Choice {
  const value = itemValue(item, list);
  if (list.label === undefined) return { label: value, value };
  const values = describeFields(item, situation.services.playbook, situation.manner);
  return { label: fill(list.label, values) || value, value };
}

/** Does the item speak of one of these products or groups, itself or in a list below it, by id or by name? */
export function mentionsProduct(situation: Situation, item: unknown, ids: readonly string[]): boolean {
  if (Array.isArray(item)) return item.some((part) => mentionsProduct(situation, part, ids));
  if (typeof item === "string") {
    const named = situation.services.knowledge.findProducts(item).filter(({ score }) => score >= 0.95);
    return named.some(({ productId }) => isAmong(situation, productId, ids));
  }
  if (!isFields(item)) return false;
  if (typeof item.productId === "string" && isAmong(situation, item.productId, ids)) return true;
  return Object.values(item).some((part) => typeof part === "object" && mentionsProduct(situation, part, ids));
}
