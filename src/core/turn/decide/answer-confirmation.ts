import type { QuickReply } from "../../message.ts";
import type { Flow } from "../../playbook/flow-schema.ts";
import type { DialogueState, Task } from "../../understanding/dialogue-state.ts";
import { choiceButtons } from "./buttons.ts";
import { fillSlots } from "./fill-slots.ts";
import { planTask } from "./plan-task.ts";
import { type Decision, isOtherTopic, type Situation, say } from "./situation.ts";
import { itemChoice, itemValue, listOf, readItems } from "./slot-lists.ts";
import { clearSlot, endTask, fillSlot, resumeTask } from "./tasks.ts";

/** "Yes" redeems the open confirmation and nothing else does; "no" ends the task; another value is a correction. */
export function answerConfirmation(situation: Situation): Decision | undefined {
  const { state, button } = situation;
  if (button?.press === "confirm" || button?.press === "decline") return pressed(situation, button.press, button.id);
  const { task } = state;
  const flow = task && situation.services.playbook.flow(task.flow);
  if (!task?.confirmationId || !flow || button || isOtherTopic(situation)) return undefined;

  const filled = fillSlots(situation, flow, { ...task, asked: undefined });
  if (filled.invalid)
    return planTask(situation, state, { ...filled.task, confirmationId: undefined }, flow, filled.invalid.reply);
  if (filled.given.length > 0) return planTask(situation, state, filled.task, flow);
  if (situation.heard.answer === "yes") return redeem(situation, task, flow);
  if (situation.heard.answer === "no" && situation.heard.refersBack) return chooseOther(situation, task, flow);
  if (situation.heard.answer === "no") return decline(state, task.confirmationId);
  return isSmallTalk(situation)
    ? undefined
    : { state, plan: say("confirm.again", {}, { quickReplies: yesOrNo(situation, task.confirmationId) }) };
}

/** The two buttons under every question that something depends on. */
export function yesOrNo({ services, language }: Situation, id: string): readonly QuickReply[] {
  return [
    { label: services.playbook.say(language, "choice.yes"), value: `confirm:${id}` },
    { label: services.playbook.say(language, "choice.no"), value: `decline:${id}` },
  ];
}

const decline = (state: DialogueState, declines: string): Decision => ({
  state: endTask(state),
  plan: say("declined", {}, { outcome: "answered", declines }),
});

const isSmallTalk = ({ services, heard }: Situation) =>
  services.playbook.intent(heard.intent.primary)?.reply !== undefined;

/** A button may be old, or belong to a task that waits: only the confirmation that a task holds can be redeemed. */
function pressed(situation: Situation, press: "confirm" | "decline", id: string): Decision {
  const { state } = situation;
  const current =
    state.task?.confirmationId === id
      ? state
      : state.paused.at(-1)?.confirmationId === id
        ? resumeTask(state)
        : undefined;
  const flow = current?.task && situation.services.playbook.flow(current.task.flow);
  if (!current?.task || !flow) return { state, plan: say("confirm.expired") };
  if (press === "decline") return decline(current, id);
  return { ...redeem(situation, current.task, flow), state: current };
}

function redeem(situation: Situation, task: Task, flow: Flow): Decision {
  return {
    state: situation.state,
    plan: {
      kind: "call",
      tool: flow.tool ?? "",
      args: {},
      flow: flow.id,
      ...(task.confirmationId ? { confirmationId: task.confirmationId } : {}),
    },
  };
}

/** "No, the other one": of two the other, of more we ask. */
function chooseOther(situation: Situation, task: Task, flow: Flow): Decision | undefined {
  for (const slot of flow.slots) {
    const list = slot.type === "lines" ? undefined : listOf(flow, slot);
    const items = list && readItems(situation, task, list);
    if (!list || !items || items.length < 2) continue;
    const others = items.filter((item) => itemValue(item, list) !== task.slots[slot.name]?.value);
    const cleared = { ...clearSlot(task, slot.name), confirmationId: undefined };
    const [other] = others;
    if (other && others.length === 1)
      return planTask(
        situation,
        situation.state,
        fillSlot(withoutLines(flow, cleared), slot.name, itemValue(other, list), situation.turn.id),
        flow,
      );
    const choices = others.map((item) => itemChoice(situation, item, list));
    const state = {
      ...situation.state,
      task: { ...withoutLines(flow, cleared), asked: slot.name, askedTimes: 1 },
      offered: [...choices],
    };
    return { state, plan: say("ask.choice", {}, { quickReplies: choiceButtons(choices) }) };
  }
  return undefined;
}

function withoutLines(flow: Flow, task: Task): Task {
  return flow.slots.filter((slot) => slot.type === "lines").reduce((next, slot) => clearSlot(next, slot.name), task);
}
