import type { Playbook } from "../core/playbook/schema.ts";
import { closest } from "./closest.ts";
import type { Findings, Path, Problem } from "./problems.ts";

/** Types of slots that the engine fills on its own; all others are entities of the playbook. */
const engineSlotTypes: readonly string[] = [
  "choice",
  "text",
  "lines",
  "date",
  "email",
  "phone",
  "money",
  "product",
  "quantity",
  "ordinal",
];
/** What arguments may name besides slots. */
const engineValues: readonly string[] = ["message", "intent"];

/** Intents lead to flows that exist, and each flow can do what it says. */
export function checkFlows(playbook: Playbook): Findings {
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const flowIds = playbook.flows.map((flow) => flow.id);

  playbook.intents.forEach((intent, at) => {
    if (intent.flow !== undefined && !flowIds.includes(intent.flow)) {
      problems.push({
        path: ["intents", at, "flow"],
        wrong: `the intent "${intent.id}" leads to the flow "${intent.flow}", which does not exist`,
        remedy: `Add it to flows.${closest(intent.flow, flowIds)}`,
      });
    }
  });

  const led = new Set(playbook.intents.map((intent) => intent.flow));
  const types = [...engineSlotTypes, ...playbook.entities.map((entity) => entity.id)];
  playbook.flows.forEach((flow, at) => {
    if (!led.has(flow.id)) {
      warnings.push({
        path: ["flows", at],
        wrong: `no intent leads to the flow "${flow.id}"`,
        remedy: "Name it in an intent, or remove it.",
      });
    }
    problems.push(
      ...flowProblems(flow, types).map((problem) => ({ ...problem, path: ["flows", at, ...problem.path] })),
    );
  });
  return { problems, warnings };
}

function flowProblems(flow: Playbook["flows"][number], types: readonly string[]): Problem[] {
  const problems: Problem[] = [];
  if (flow.tool === undefined && flow.reply === undefined && !flow.handoff) {
    problems.push({
      path: [],
      wrong: `the flow "${flow.id}" does nothing`,
      remedy: "Give it a tool, a reply, or handoff: true.",
    });
  }
  flow.slots.forEach((slot, at) => {
    if (!types.includes(slot.type)) {
      problems.push({
        path: ["slots", at, "type"],
        wrong: `the slot "${slot.name}" has the type "${slot.type}", which nothing fills`,
        remedy: `Use one of ${types.join(", ")}, or add it to entities.${closest(slot.type, types)}`,
      });
    }
    if (slot.type === "choice" && !slot.choices?.length) {
      problems.push({
        path: ["slots", at],
        wrong: `the slot "${slot.name}" is a choice without choices`,
        remedy: "List its choices.",
      });
    }
  });

  problems.push(...argumentProblems(flow, flow.args, ["args"]));
  flow.slots.forEach((slot, at) => {
    if (slot.from === "list" && !slot.list) {
      problems.push({
        path: ["slots", at],
        wrong: `the slot "${slot.name}" comes from a list that is not described`,
        remedy: "Add list: with tool, items and value.",
      });
    }
    if (slot.list) problems.push(...argumentProblems(flow, slot.list.args, ["slots", at, "list", "args"]));
  });
  return problems;
}

function argumentProblems(
  flow: Playbook["flows"][number],
  args: Readonly<Record<string, string>>,
  path: Path,
): Problem[] {
  const known = [...flow.slots.map((slot) => slot.name), ...engineValues];
  const problems: Problem[] = [];
  for (const [name, text] of Object.entries(args)) {
    for (const [, slot = ""] of text.matchAll(/\{([^{}]*)\}/g)) {
      if (known.includes(slot)) continue;
      problems.push({
        path: [...path, name],
        wrong: `the argument "${name}" is filled from {${slot}}, which is no slot of the flow "${flow.id}"`,
        remedy: `Add the slot or name another one.${closest(slot, known)}`,
      });
    }
  }
  return problems;
}
