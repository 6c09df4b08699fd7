import type { Receipt } from "../../contracts/tool.ts";
import type { EvidenceLine } from "./evidence.ts";
import { allTerms, factKeys } from "./evidence-terms.ts";
import { denies } from "./polarity.ts";
import { flatten } from "./receipt-words.ts";
import { customersWordsFor } from "./record-words.ts";

/**
 * One line a field of the result; amounts in minor units and ISO dates are read as customers see them, times in the
 * zones that may be meant. Fields of one record are each other's context.
 */
export function receiptEvidence(receipt: Receipt, language: string, zones: readonly string[]): readonly EvidenceLine[] {
  const about = receipt.tool.split(/[_-]/).join(" ");
  const fields = flatten({ ...receipt.args, ...receipt.result });
  const recordOf = (path: string) => path.replace(/\.?[^.]+$/, "");
  const contexts = new Map<string, ReadonlySet<string>>();
  for (const [path] of fields) {
    const record = recordOf(path);
    if (contexts.has(record)) continue;
    const values = fields.filter(([other]) => recordOf(other) === record).map(([, value]) => value);
    contexts.set(record, allTerms(`${about} . ${values.join(" . ")}`, language));
  }
  const currencies = new Map(
    fields.flatMap(([path, value]) => (/currency$/i.test(path) ? [[recordOf(path), value] as const] : [])),
  );
  return fields.map(([path, value]) => {
    const label = path.replace(/([a-z])([A-Z])/g, "$1 $2").replace(/[._]/g, " ");
    const cents =
      /cents$/i.test(path) && /^-?\d+$/.test(value)
        ? `money:${Math.abs(Number(value))}:${currencies.get(recordOf(path)) ?? currencies.get("") ?? ""}`
        : undefined;
    const said = customersWordsFor(`${about} ${label} ${value}`).join(" . ");
    const terms = new Set([
      ...allTerms(`${about} ${label} ${value} . ${said}`, language),
      ...allTerms(`${about} ${label}`, "en"),
      ...(cents ? ["§cost"] : []),
    ]);
    const facts = new Set([
      ...factKeys(value),
      ...factKeys(`${value} ${label}`),
      ...zones.flatMap((zone) => isoFacts(value, zone)),
      ...(cents ? [cents] : []),
    ]);
    return {
      text: `${label}: ${value}`,
      tier: "receipt",
      terms,
      context: contexts.get(recordOf(path)) ?? new Set(),
      clauses: [{ text: value, terms, leansOn: new Set(), facts, denies: denies(value), places: new Set() }],
    };
  });
}

/** A moment as the customer reads it on the clock and in the calendar. */
function isoFacts(value: string, timeZone: string): readonly string[] {
  const date = new Date(value);
  if (!/^\d{4}-\d{2}-\d{2}/.test(value) || Number.isNaN(date.getTime())) return [];
  if (!value.includes("T")) return [`date:${date.getUTCMonth() + 1}-${date.getUTCDate()}`];
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    month: "numeric",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    weekday: "short",
  }).formatToParts(date);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  const weekday = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].indexOf(part("weekday")) + 1;
  return [`date:${part("month")}-${part("day")}`, `time:${part("hour")}:${part("minute")}`, `weekday:${weekday}`];
}
