import type { Flow } from "../../playbook/flow-schema.ts";
import type { Task } from "../../understanding/dialogue-state.ts";
import { answerConfirmation } from "./answer-confirmation.ts";
import { answerPending } from "./answer-pending.ts";
import { answerProof } from "./answer-proof.ts";
import { fillSlots } from "./fill-slots.ts";
import { planTask } from "./plan-task.ts";
import { type Decision, flowOf, isClear, isOtherTopic, type Situation, say } from "./situation.ts";
import { pickOffered } from "./slot-values.ts";
import { endTask, resumeTask } from "./tasks.ts";
import { wantsToStop } from "./wants-to-stop.ts";

/** Whoever was asked may answer. In order: the first that takes the message as an answer decides. */
const readers: readonly ((situation: Situation) => Decision | undefined)[] = [
  answerProof,
  answerConfirmation,
  answerPending,
  cancelTask,
  answerSlot,
  answerPausedSlot,
];

/** Is the message an answer to something we asked, and what follows from it? */
export function answerOpenQuestion(situation: Situation): Decision | undefined {
  for (const read of readers) {
    const decision = read(situation);
    if (decision) return { ...whoseQuestion(situation, decision), ...decision };
  }
  return undefined;
}

/** An answer to our question belongs to the wish that we asked for, however its few words would classify alone. */
function whoseQuestion({ state }: Situation, { state: after }: Decision): Pick<Decision, "about"> {
  const about = state.task?.intent ?? state.pending?.intent ?? after.task?.intent;
  return about === undefined ? {} : { about };
}

/** "No", "forget it" while we ask for something: the task ends, politely. */
function cancelTask(situation: Situation): Decision | undefined {
  const { state, heard, services } = situation;
  if (!state.task || situation.button || takesWords(situation, state.task)) return undefined;
  const saysCancel =
    services.playbook.intent(heard.intent.primary)?.reply === "cancelled" || wantsToStop(situation.text);
  if (namesChoice(situation, state.task) || (!wantsToStop(situation.text) && isOtherTopic(situation))) return undefined;
  const waits = state.task.asked !== undefined || state.proof !== undefined;
  const saysNo = heard.answer === "no" && waits && heard.entities.length === 0 && !heard.refersBack;
  if (!saysCancel && !saysNo) return undefined;
  const declines = state.task.confirmationId;
  return {
    state: endTask(state),
    plan: say("cancelled", {}, { outcome: "answered", ...(declines ? { declines } : {}) }),
  };
}

/** A free-text question takes most words as its answer, one that may stay open even a "no"; so does one with such a choice. */
function takesWords(situation: Situation, task: Task): boolean {
  const slot = situation.services.playbook.flow(task.flow)?.slots.find((one) => one.name === task.asked);
  if (slot?.type === "text") return !wantsToStop(situation.text) && (!slot.required || situation.heard.answer !== "no");
  return slot?.type === "choice" && pickOffered(situation, slot, true) !== undefined;
}

/** "Yes" or "no" to nothing we need to know, such as "anything else?": no reason to doubt that we understood. */
export function strayAnswer(situation: Situation): Decision | undefined {
  const { state, heard, button } = situation;
  if (!heard.answer || button || state.task || state.proof || state.pending || situation.text.includes("?"))
    return undefined;
  if (isOtherTopic(situation)) return undefined;
  return { state, plan: say("person.declined", {}, { outcome: "answered" }) };
}

/** "I changed my mind" ends a task, unless it is the answer to something the task wants to know. */
function namesChoice(situation: Situation, task: Task): boolean {
  const slots = situation.services.playbook.flow(task.flow)?.slots ?? [];
  return slots.some((slot) => slot.type === "choice" && pickOffered(situation, slot, false) !== undefined);
}

/** A value for the task under way: what we asked for, something it still needs, or a correction. */
function answerSlot(situation: Situation): Decision | undefined {
  const { state, services } = situation;
  const { task } = state;
  const flow = task && (services.playbook.flow(task.flow) ?? flowOf(situation, task.intent));
  if (!task || !flow) return undefined;
  const isChoice =
    picksChoice(situation, flow, task) || (!situation.text.includes("?") && namesChoice(situation, task));
  if (isOtherTopic(situation) && !isChoice) return undefined;
  const filled = fillSlots(situation, flow, task);
  if (filled.invalid) return planTask(situation, state, filled.task, flow, filled.invalid.reply);
  // Something was understood, so the next question is no repetition.
  if (filled.given.length > 0)
    return planTask(situation, state, { ...filled.task, askedTimes: 0, asked: undefined }, flow);
  const meant =
    situation.heard.isAnswerToQuestion || situation.heard.intent.primary === task.intent || !isClear(situation);
  return task.asked !== undefined && !situation.button && meant ? planTask(situation, state, task, flow) : undefined;
}

/** "It was damaged" may sound like a new wish, but we had offered it as an answer. */
function picksChoice(situation: Situation, flow: Flow, task: Task): boolean {
  const slot = flow.slots.find((one) => one.name === task.asked);
  return slot !== undefined && slot.type !== "text" && pickOffered(situation, slot, true) !== undefined;
}

/** The value that a task we left was waiting for: we go on with it. */
function answerPausedSlot(situation: Situation): Decision | undefined {
  const { state, services } = situation;
  const task = state.task ? undefined : state.paused.at(-1);
  const flow = task && services.playbook.flow(task.flow);
  if (!task?.asked || !flow || (isOtherTopic(situation) && !picksChoice(situation, flow, task))) return undefined;
  const asked = flow.slots.filter((slot) => slot.name === task.asked && slot.type !== "text");
  const filled = fillSlots(situation, { ...flow, slots: asked }, task);
  return filled.given.length > 0 ? planTask(situation, resumeTask(state), filled.task, flow) : undefined;
}
