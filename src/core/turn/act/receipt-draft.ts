import type { Receipt } from "../../contracts/tool.ts";
import type { Flow } from "../../playbook/flow-schema.ts";
import { describeFields } from "../../replies/fields.ts";
import type { Task } from "../../understanding/dialogue-state.ts";
import type { Situation } from "../decide/situation.ts";
import type { Draft } from "../turn.ts";

/** Says what a call did, in the flow's words, with nothing but the receipt's own values. */
export function receiptDraft(
  situation: Situation,
  tool: string,
  flow: Flow | undefined,
  slots: Task["slots"],
  receipt: Receipt,
): Draft {
  const { services, language, manner } = situation;
  const { playbook } = services;
  const given = Object.fromEntries(Object.entries(slots).map(([name, slot]) => [name, slot.value]));
  const values = { ...describeFields(given, playbook, manner), ...describeFields(receipt.result, playbook, manner) };
  const status = receipt.result.status;
  const keys = [
    ...(flow?.reply && typeof status === "string" && receipt.result.overdue === true
      ? [`${flow.reply}.${status}.overdue`]
      : []),
    ...(flow?.reply && typeof status === "string" ? [`${flow.reply}.${status}`] : []),
    ...(flow?.reply ? [flow.reply] : []),
    `done.${tool}`,
  ];
  const key = keys.find((one) => playbook.knows(language, one)) ?? "done";
  return {
    text: playbook.say(language, key, { ...values, details: details(values) }),
    from: "receipt",
    outcome: riskOf(situation, tool) === "read" ? "answered" : "acted",
    citations: [],
    confidence: 1,
    values,
  };
}

/** For a flow that brings no text of its own: every value, one a line. */
function details(values: Readonly<Record<string, string>>): string {
  const plain = Object.entries(values).filter(
    ([name]) => !name.includes(".") && !name.endsWith("Cents") && name !== "currency",
  );
  return plain.map(([name, value]) => `${name.replace(/([A-Z])/g, " $1").toLowerCase()}: ${value}`).join("\n");
}

export function riskOf({ services }: Situation, tool: string): "read" | "write" | "money" | undefined {
  return services.tools.describe(2).find(({ name }) => name === tool)?.risk;
}
