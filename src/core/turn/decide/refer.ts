import { analyze } from "../../knowledge/analyze.ts";
import type { SlotList } from "../../playbook/flow-schema.ts";
import { describeFields } from "../../replies/fields.ts";
import { readDateTime } from "../../replies/format.ts";
import { comparisonIn, wantsOther, withoutPointing } from "../../understanding/dialogue/comparing-words.ts";
import { withoutCorrection } from "../../understanding/dialogue/corrects.ts";
import type { Situation } from "./situation.ts";
import { itemValue } from "./slot-lists.ts";
import { nth } from "./slot-values.ts";

type Item = Readonly<Record<string, unknown>>;

/**
 * Which of these items the customer points at: "the second one", "the cheaper one", "the other one" than `current`.
 * With `byWords` also by anything that is true of one of them only: "the delivered one". Undefined when none or several.
 */
export function pointedAt(
  situation: Situation,
  items: readonly Item[],
  list: SlotList,
  { current, byWords = false }: { readonly current?: string | undefined; readonly byWords?: boolean } = {},
): string | undefined {
  const values = items.map((item) => itemValue(item, list));
  if (wantsOther(situation.text)) {
    const others = values.filter((value) => value !== current);
    return current !== undefined && values.includes(current) && others.length === 1 ? others[0] : undefined;
  }
  const ordinal = situation.heard.entities.find(({ type }) => type === "ordinal");
  const comparison = comparisonIn(situation.text);
  if (comparison) return extreme(items, values, comparison);
  if (ordinal) return nth(ordinal.value, values);
  return byWords ? onlyOneSaid(situation, items, values) : undefined;
}

function extreme(
  items: readonly Item[],
  values: readonly string[],
  comparison: NonNullable<ReturnType<typeof comparisonIn>>,
): string | undefined {
  const measure = comparison === "cheapest" || comparison === "dearest" ? priceOf : dateOf;
  const least = comparison === "cheapest" || comparison === "oldest";
  const measured = items.flatMap((item, at) => {
    const size = measure(item);
    return size === undefined ? [] : [{ value: values[at] ?? "", size }];
  });
  const sorted = measured.sort((a, b) => (least ? a.size - b.size : b.size - a.size));
  const [first, second] = sorted;
  return first && measured.length === items.length && first.size !== second?.size ? first.value : undefined;
}

function priceOf(item: Item): number | undefined {
  const names = ["totalCents", "unitCents", ...Object.keys(item).filter((name) => name.endsWith("Cents"))];
  return names.map((name) => item[name]).find((value): value is number => typeof value === "number");
}

function dateOf(item: Item): number | undefined {
  const at = Object.values(item)
    .map(readDateTime)
    .find((date) => date !== undefined);
  return at?.getTime();
}

/** The item that more of the customer's words are true of than of any other. */
function onlyOneSaid(situation: Situation, items: readonly Item[], values: readonly string[]): string | undefined {
  const { text, heardIn, language, services, manner } = situation;
  const asked = [...new Set(analyze(withoutPointing(withoutCorrection(text)), heardIn).terms)];
  const scores = items.map((item) => {
    const described = Object.values(describeFields(item, services.playbook, manner)).join(" ");
    const said = new Set(analyze(described, language).terms);
    return asked.filter((term) => said.has(term)).length;
  });
  return onlyHighest(scores, values);
}

/** Of these products the one that more of the customer's words are true of: "the one with the 46 mm case". */
export function productDescribed(situation: Situation, ids: readonly string[]): string | undefined {
  const { text, heardIn: language, services } = situation;
  const asked = [...new Set(analyze(withoutPointing(text), language).terms)];
  const scores = ids.map((id) => {
    const told = services.knowledge.about(id, language).map((passage) => passage.text);
    const said = new Set(analyze(told.join(" "), language).terms);
    return asked.filter((term) => said.has(term)).length;
  });
  return onlyHighest(scores, ids);
}

function onlyHighest(scores: readonly number[], values: readonly string[]): string | undefined {
  const most = Math.max(0, ...scores);
  const best = values.filter((_, at) => scores[at] === most);
  return most > 0 && best.length === 1 ? best[0] : undefined;
}
