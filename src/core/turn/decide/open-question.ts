import type { Task } from "../../understanding/dialogue-state.ts";
import { answerConfirmation } from "./answer-confirmation.ts";
import { answerPending } from "./answer-pending.ts";
import { answerProof } from "./answer-proof.ts";
import { fillSlots } from "./fill-slots.ts";
import { planTask } from "./plan-task.ts";
import { type Decision, flowOf, isOtherTopic, type Situation, say } from "./situation.ts";
import { endTask, resumeTask } from "./tasks.ts";

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
    if (decision) return decision;
  }
  return undefined;
}

/** "No", "forget it" while we ask for something: the task ends, politely. */
function cancelTask(situation: Situation): Decision | undefined {
  const { state, heard, services } = situation;
  if (!state.task || situation.button) return undefined;
  const saysCancel = services.playbook.intent(heard.intent.primary)?.reply === "cancelled";
  const saysNo =
    heard.answer === "no" &&
    state.task.asked !== undefined &&
    heard.entities.length === 0 &&
    !heard.refersBack &&
    !takesWords(situation, state.task);
  const declines = state.task.confirmationId;
  return saysCancel || saysNo
    ? { state: endTask(state), plan: say("cancelled", {}, { outcome: "answered", ...(declines ? { declines } : {}) }) }
    : undefined;
}

/** A free-text or fixed-choice question takes "no" as its answer. */
function takesWords(situation: Situation, task: Task): boolean {
  const slot = situation.services.playbook.flow(task.flow)?.slots.find((one) => one.name === task.asked);
  return slot?.type === "text" || slot?.type === "choice";
}

/** A value for the task under way: what we asked for, something it still needs, or a correction. */
function answerSlot(situation: Situation): Decision | undefined {
  const { state, services } = situation;
  const { task } = state;
  const flow = task && (services.playbook.flow(task.flow) ?? flowOf(situation, task.intent));
  if (!task || !flow || isOtherTopic(situation)) return undefined;
  const filled = fillSlots(situation, flow, task);
  if (filled.invalid) return planTask(situation, state, filled.task, flow, filled.invalid.reply);
  if (filled.given.length > 0) return planTask(situation, state, filled.task, flow);
  const tried =
    task.asked !== undefined &&
    !situation.button &&
    (situation.heard.isAnswerToQuestion ||
      situation.heard.intent.primary === task.intent ||
      situation.heard.intent.primary === "none");
  return tried ? planTask(situation, state, task, flow) : undefined;
}

/** The value that a task we left was waiting for: we go on with it. */
function answerPausedSlot(situation: Situation): Decision | undefined {
  const { state, services } = situation;
  const task = state.task ? undefined : state.paused.at(-1);
  const flow = task && services.playbook.flow(task.flow);
  if (!task?.asked || !flow || isOtherTopic(situation)) return undefined;
  const asked = flow.slots.filter((slot) => slot.name === task.asked && slot.type !== "text");
  const filled = fillSlots(situation, { ...flow, slots: asked }, task);
  return filled.given.length > 0 ? planTask(situation, resumeTask(state), filled.task, flow) : undefined;
}
