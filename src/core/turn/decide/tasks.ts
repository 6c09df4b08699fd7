import type { DialogueState, Task } from "../../understanding/dialogue-state.ts";

const mostPaused = 3;

/** Begins the task of a flow, or goes on with it when it was left earlier. The task under way is kept for later. */
export function startTask(state: DialogueState, flow: string, intent: string, message: string): DialogueState {
  if (state.task?.flow === flow) return { ...state, pending: undefined };
  const left = state.paused.find((task) => task.flow === flow);
  const rest = pauseTask({ ...state, paused: state.paused.filter((task) => task !== left) });
  return {
    ...rest,
    task: left ?? { flow, intent, slots: {}, askedTimes: 0, message },
    offered: [],
    pending: undefined,
  };
}

/** The customer changed the topic: what was under way waits on top of the pile. */
export function pauseTask(state: DialogueState): DialogueState {
  if (!state.task) return state;
  return { ...state, task: undefined, offered: [], paused: [...state.paused, state.task].slice(-mostPaused) };
}

/** Waits below whatever is under way now. */
export function queueTask(state: DialogueState, task: Task): DialogueState {
  const known = state.task?.flow === task.flow || state.paused.some((other) => other.flow === task.flow);
  return known ? state : { ...state, paused: [...state.paused, task].slice(-mostPaused) };
}

export function resumeTask(state: DialogueState): DialogueState {
  const task = state.paused.at(-1);
  if (!task) return { ...state, pending: undefined };
  return { ...pauseTask({ ...state, paused: state.paused.slice(0, -1) }), task, pending: undefined };
}

/** Done, given up or refused: nothing of it is left to answer. */
export function endTask(state: DialogueState): DialogueState {
  return { ...state, task: undefined, offered: [], proof: undefined, pending: undefined };
}

export const fillSlot = (task: Task, name: string, value: string, turnId: string): Task =>
  giveSlot(task, name, { value, turnId, confidence: 1 });

export function giveSlot(task: Task, name: string, given: Task["slots"][string]): Task {
  return {
    ...task,
    slots: { ...task.slots, [name]: given },
    askedTimes: task.asked === name ? 0 : task.askedTimes,
  };
}

/** Does the task know all it needs of this slot? Half a date is not enough. */
export const isFilled = (task: Task, name: string): boolean =>
  task.slots[name] !== undefined && task.slots[name].only === undefined;

export function clearSlot(task: Task, name: string): Task {
  const { [name]: _, ...slots } = task.slots;
  return { ...task, slots };
}
