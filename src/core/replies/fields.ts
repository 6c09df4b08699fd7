import type { ActivePlaybook } from "../playbook/active-playbook.ts";
import { formatDate, formatDateTime, formatMoney, formatTime, type Manner, readDateTime } from "./format.ts";

type Fields = Readonly<Record<string, unknown>>;

/**
 * What a tool answered, as placeholder values that customers can read: `amountCents` → `{amount}` with the currency,
 * dates in words, `{x.time}` and `{x.datetime}`, lists one line an item, known words through `value.<field>.<value>`.
 */
export function describeFields(result: Fields, playbook: ActivePlaybook, manner: Manner): Record<string, string> {
  const values: Record<string, string> = {};
  const currency = typeof result.currency === "string" ? result.currency : manner.currency;
  for (const [name, value] of Object.entries(result)) {
    if (value === undefined || value === null || value === "") continue;
    Object.assign(values, describeField(name, value, { ...manner, currency }, playbook));
  }
  return values;
}

function describeField(name: string, value: unknown, manner: Manner, playbook: ActivePlaybook): Record<string, string> {
  if (Array.isArray(value)) return { [name]: describeList(name, value, manner, playbook) };
  if (typeof value === "number" && name.endsWith("Cents")) {
    const money = formatMoney(value, manner.currency, manner);
    return { [name]: money, [name.slice(0, -"Cents".length)]: money };
  }
  const at = readDateTime(value);
  if (at) {
    const day = formatDate(at, manner);
    return { [name]: day, [`${name}.time`]: formatTime(at, manner), [`${name}.datetime`]: formatDateTime(at, manner) };
  }
  if (typeof value === "object") return {};
  const key = `value.${name}.${String(value)}`;
  return { [name]: playbook.knows(manner.language, key) ? playbook.say(manner.language, key) : String(value) };
}

function describeList(name: string, items: readonly unknown[], manner: Manner, playbook: ActivePlaybook): string {
  return items
    .map((item) => (isFields(item) ? describeItem(name, item, manner, playbook) : describePlain(item, manner)))
    .filter((line) => line !== "")
    .map((line) => `• ${line}`)
    .join("\n");
}

function describeItem(name: string, item: Fields, manner: Manner, playbook: ActivePlaybook): string {
  const values = describeFields(item, playbook, manner);
  const key = `item.${name}`;
  if (playbook.knows(manner.language, key)) return playbook.say(manner.language, key, values);
  const title = values.title ?? values.name ?? Object.values(values).join(", ");
  return values.quantity ? `${values.quantity} × ${title}` : title;
}

function describePlain(item: unknown, manner: Manner): string {
  const at = readDateTime(item);
  return at ? formatDateTime(at, manner) : String(item);
}

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
