import type { QuickReply } from "../../message.ts";
import type { Flow } from "../../playbook/flow-schema.ts";
import { wantsOther } from "../../understanding/dialogue/comparing-words.ts";
import type { DialogueState, Task } from "../../understanding/dialogue-state.ts";
import { fillSlots } from "./fill-slots.ts";
import { planTask } from "./plan-task.ts";
import { type Decision, isOtherTopic, type Situation, say } from "./situation.ts";
import { listOf } from "./slot-lists.ts";
import { clearSlot, endTask, resumeTask } from "./tasks.ts";
import { wantsToStop } from "./wants-to-stop.ts";

/** "Yes" redeems the open confirmation and nothing else does; "no" ends the task; another value is a correction. */
export function answerConfirmation(situation: Situation): Decision | undefined {
  const { state, button } = situation;
  if (button?.press === "confirm" || button?.press === "decline") return pressed(situation, button.press, button.id);
  const { task } = state;
  const flow = task && situation.services.playbook.flow(task.flow);
  if (!task?.confirmationId || !flow || button || isOtherTopic(situation)) return undefined;

  if (wantsToStop(situation.text)) return decline(state, task.confirmationId);
  const filled = fillSlots(situation, flow, { ...task, asked: undefined });
  if (filled.invalid)
    return planTask(situation, state, { ...filled.task, confirmationId: undefined }, flow, filled.invalid.reply);
  if (filled.given.length > 0) return planTask(situation, state, filled.task, flow);
  if (situation.heard.answer === "yes") return redeem(situation, task, flow);
  if (situation.heard.answer === "no" && wantsOther(situation.text)) return chooseOther(situation, task, flow);
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
  if (state.redeemed?.id === id) return clickedAgain(situation, press, state.redeemed);
  if (!current?.task || !flow) return { state, plan: say("confirm.expired") };
  if (press === "decline") return decline(current, id);
  return { ...redeem(situation, current.task, flow), state: current };
}

/** What is done is done: the same click shows its receipt again, the other one cannot undo it. */
function clickedAgain(
  { state, services, language }: Situation,
  press: "confirm" | "decline",
  { id, flow }: { id: string; flow: string },
): Decision {
  const tool = services.playbook.flow(flow)?.tool;
  if (press === "confirm" && tool !== undefined) {
    return { state, plan: { kind: "call", tool, args: {}, flow, confirmationId: id } };
  }
  const person = { label: services.playbook.say(language, "choice.person"), value: "person:yes" };
  return { state, plan: say("confirm.used", {}, { outcome: "answered", quickReplies: [person] }) };
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

/** "No, the other one": the choices are read again, without the one that was refused. */
function chooseOther(situation: Situation, task: Task, flow: Flow): Decision | undefined {
  for (const slot of flow.slots) {
    const refused = task.slots[slot.name]?.value;
    if (slot.type === "lines" || !listOf(flow, slot) || refused === undefined) continue;
    const state = { ...situation.state, focus: withoutFocus(situation.state.focus, slot.type) };
    const cleared = { ...clearSlot(withoutLines(flow, task), slot.name), confirmationId: undefined };
    return planTask({ ...situation, state }, state, { ...cleared, not: { [slot.name]: refused } }, flow);
  }
  return undefined;
}

function withoutFocus(focus: DialogueState["focus"], type: string): DialogueState["focus"] {
  const { [type]: _, ...rest } = focus;
  return rest;
}

function withoutLines(flow: Flow, task: Task): Task {
  return flow.slots.filter((slot) => slot.type === "lines").reduce((next, slot) => clearSlot(next, slot.name), task);
}
