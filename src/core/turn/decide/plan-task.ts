import type { Flow, Slot } from "../../playbook/flow-schema.ts";
import { wantsSome } from "../../understanding/dialogue/comparing-words.ts";
import type { DialogueState, Task } from "../../understanding/dialogue-state.ts";
import { type Choice, choiceButtons } from "./buttons.ts";
import { argsOf } from "./call-args.ts";
import { allLines, onlyLine, pickLines, wantsSomeLines } from "./lines.ts";
import { missingHalf } from "./partial-dates.ts";
import { meansProduct } from "./products.ts";
import { type Decision, type Situation, say } from "./situation.ts";
import { itemChoice, itemValue, listOf, mentionsProduct, readItems } from "./slot-lists.ts";
import { choiceLabel } from "./slot-values.ts";
import { fillSlot, isFilled } from "./tasks.ts";

/** Asking for the same thing more often than this ends in a person's hands. */
export const mostAsked = 2;

/**
 * The next step of a task: look up the choices, ask for what is missing, or call the tool. Pure; `act` carries out what
 * it says and asks again until the task waits for the customer or is done.
 */
export function planTask(
  situation: Situation,
  state: DialogueState,
  task: Task,
  flow: Flow,
  problem?: string,
): Decision {
  for (const slot of flow.slots) {
    if (isFilled(task, slot.name)) continue;
    const step = fillOrAsk(situation, state, task, flow, slot, problem);
    if (step.next === "filled")
      return planTask(situation, state, fillSlot(task, slot.name, step.value, situation.turn.id), flow, problem);
    if (step.next === "decided") return step.decision;
  }
  const ready = { ...state, task, offered: [] };
  if (flow.handoff) return { state: ready, plan: { kind: "handoff", reason: "human-only", detail: `flow ${flow.id}` } };
  if (flow.tool !== undefined)
    return {
      state: ready,
      plan: { kind: "call", tool: flow.tool, args: argsOf(flow.args, task, situation, flow), flow: flow.id },
    };
  const values = Object.fromEntries(Object.entries(task.slots).map(([name, slot]) => [name, slot.value]));
  return {
    state: { ...state, task: undefined, offered: [] },
    plan: say(flow.reply ?? "done", values, { outcome: "answered" }),
  };
}

type Step =
  | { readonly next: "filled"; readonly value: string }
  | { readonly next: "not-needed" }
  | { readonly next: "decided"; readonly decision: Decision };

function fillOrAsk(
  situation: Situation,
  state: DialogueState,
  task: Task,
  flow: Flow,
  slot: Slot,
  problem: string | undefined,
): Step {
  const focus = state.focus[slot.type]?.value;
  if (slot.from === "focus" && focus !== undefined) return { next: "filled", value: focus };
  const knownByProof = situation.turn.customer.backofficeId !== undefined && task.not?.[slot.name] !== onFile;
  if (isOnFile(slot) && knownByProof) return { next: "not-needed" };
  const wanted = slot.required || (slot.type === "lines" && wantsSomeLines(situation, task));
  if (!wanted) return { next: "not-needed" };

  const list = listOf(flow, slot);
  if (!list) return ask(situation, state, task, slot, fixedChoices(situation, slot), problem);
  if (focus !== undefined && situation.heard.refersBack && problem === undefined && task.asked !== slot.name)
    return { next: "filled", value: focus };
  const read = readItems(situation, task, list, slot.type !== "lines");
  if (!read) {
    const call = {
      kind: "call",
      tool: list.tool,
      args: argsOf(list.args, task, situation),
      flow: flow.id,
      slot: slot.name,
    } as const;
    return { next: "decided", decision: { state: { ...state, task }, plan: call } };
  }
  const items = read.filter((item) => itemValue(item, list) !== task.not?.[slot.name]);
  // Nothing of what was named is in it: the whole is meant.
  if (!slot.required && slot.type === "lines") {
    const lines = pickLines(situation, task, slot, false) ?? onlyLine(situation, task, slot);
    if (lines !== undefined) return { next: "filled", value: lines };
    if (!wantsSome(task.message ?? "")) return { next: "not-needed" };
  }
  const meant = slot.type === "lines" ? items : meantItems(situation, task, items);
  const [only] = meant;
  const value = slot.type === "lines" ? onlyLine(situation, task, slot) : only && itemValue(only, list);
  if (value !== undefined && (slot.type === "lines" || (meant.length === 1 && problem === undefined)))
    return { next: "filled", value };
  const choices = (meant.length > 0 ? meant : items).slice(0, 8).map((item) => itemChoice(situation, item, list));
  const all = { label: situation.services.playbook.say(situation.language, "choice.all"), value: allLines };
  return ask(
    situation,
    state,
    task,
    slot,
    slot.type === "lines" && choices.length > 1 ? [all, ...choices] : choices,
    problem,
  );
}

/** What the back office knows of a proven customer, instead of a value. */
export const onFile = "on-file";
export const isOnFile = ({ from }: Slot): boolean => from === "phone-on-file" || from === "email-on-file";

/**
 * "My tour in Rome": of what was read only what the message names, else what was named when the task began; a product goes
 * before a group of them. Everything, when nothing was named; nothing, when what was surely named is not among what was read.
 */
function meantItems(
  situation: Situation,
  task: Task,
  items: readonly Readonly<Record<string, unknown>>[],
): readonly Readonly<Record<string, unknown>>[] {
  const { knowledge } = situation.services;
  const groups = (text: string) => knowledge.findGroups(text).map(({ productId }) => productId);
  const products = situation.heard.entities.filter((entity) => entity.type === "product");
  const begun = task.message === undefined || task.message === situation.text ? "" : task.message;
  const named = [
    products.flatMap((entity) => [entity.value, ...(entity.alternatives ?? [])]),
    groups(situation.text),
    knowledge.findProducts(begun).map(({ productId }) => productId),
    groups(begun),
  ].filter((ids) => ids.length > 0);
  if (named.length === 0) return items;
  const found = named.map((ids) => items.filter((item) => mentionsProduct(situation, item, ids)));
  const surely = products.some((entity) => meansProduct(situation.text, entity));
  return found.find((meant) => meant.length > 0) ?? (surely ? [] : items);
}

/** Asks for a slot, never more often than allowed; `problem` says first what was wrong with the last answer. */
function ask(
  situation: Situation,
  state: DialogueState,
  task: Task,
  slot: Slot,
  choices: readonly Choice[],
  problem: string | undefined,
): Step {
  const askedTimes = task.asked === slot.name ? task.askedTimes + 1 : 1;
  const next: DialogueState = {
    ...state,
    task: { ...task, asked: slot.name, askedTimes },
    offered: [...choices],
    pending: undefined,
  };
  if (askedTimes > mostAsked + 1) {
    return {
      next: "decided",
      decision: {
        state: next,
        plan: { kind: "handoff", reason: "too-many-turns", detail: `asked ${askedTimes - 1} times for ${slot.name}` },
      },
    };
  }
  const { reply, values } =
    (problem === undefined ? missingHalf(situation, task.slots[slot.name]) : undefined) ??
    question(situation, slot, choices, askedTimes > 1, problem);
  return {
    next: "decided",
    decision: {
      state: next,
      plan: say(reply, values, choices.length > 0 ? { quickReplies: choiceButtons(choices) } : {}),
    },
  };
}

function question(
  situation: Situation,
  slot: Slot,
  choices: readonly Choice[],
  again: boolean,
  problem: string | undefined,
) {
  const { playbook } = situation.services;
  const { language } = situation;
  const knows = (key: string) => playbook.knows(language, key);
  const plainKey =
    [slot.ask ?? `ask.${slot.name}`, `ask.${slot.name}`, `ask.${slot.type}`].find(knows) ??
    (choices.length > 0 ? "ask.choice" : "ask");
  const values = { name: slotName(situation, slot) };
  if (problem !== undefined)
    return { reply: problem, values: { ...values, question: playbook.say(language, plainKey, values) } };
  if (!again) return { reply: plainKey, values };
  const againKey = `ask.${slot.name}.again`;
  if (knows(againKey)) return { reply: againKey, values };
  return { reply: "ask.again", values: { ...values, question: playbook.say(language, plainKey, values) } };
}

/** What a slot is called in the customer's language, for questions that no text was written for. */
export function slotName(situation: Situation, slot: Slot): string {
  const { playbook } = situation.services;
  const key = `slot.${slot.name}`;
  if (playbook.knows(situation.language, key)) return playbook.say(situation.language, key);
  const named = playbook.playbook.entities.find((entity) => entity.id === slot.type)?.name;
  const text = typeof named === "string" ? named : (named?.[situation.language] ?? Object.values(named ?? {})[0]);
  return text ?? slot.name.replace(/[_-]/g, " ");
}

function fixedChoices(situation: Situation, slot: Slot): readonly Choice[] {
  const choices = (slot.choices ?? []).map((value) => ({
    value,
    label: choiceLabel(situation.services.playbook, situation.language, value),
  }));
  return choices.length > 0 ? choices : [...(situation.state.task?.asked === slot.name ? situation.state.offered : [])];
}
