import { analyze } from "../../knowledge/analyze.ts";
import { wantsOther, withoutPointing } from "../../understanding/dialogue/comparing-words.ts";
import { withoutCorrection } from "../../understanding/dialogue/corrects.ts";
import { planTask } from "./plan-task.ts";
import { pointedAt } from "./refer.ts";
import { type Decision, flowOf, isClear, type Situation } from "./situation.ts";
import { listOf, readItems } from "./slot-lists.ts";
import { clearSlot, fillSlot, startTask } from "./tasks.ts";

/**
 * "And the other one?", "the second one", "sorry, I meant NG-10180": nothing but another thing of the kind that was
 * looked up or listed last. That one is looked up. Only for reads: what changes something is asked for in words.
 */
export function lookUpAgain(situation: Situation): Decision | undefined {
  const { state, services, heard, button } = situation;
  const { served } = state;
  if (button || state.task || state.proof || !served || (state.pending && state.pending.kind !== "resume"))
    return undefined;
  const intent = services.playbook.flow(served.flow)?.picks ?? served.intent;
  const flow = flowOf(situation, intent);
  const slot = flow?.slots.find((one) => listOf(flow, one) && one.type !== "lines");
  if (!flow || !slot || !changesNothing(situation, flow.tool) || !saysNothingElse(situation, slot.type))
    return undefined;

  const started = startTask(state, flow.id, intent, situation.text);
  const current = served.slots[slot.name]?.value ?? state.focus[slot.type]?.value;
  const task = started.task && clearSlot({ ...started.task, asked: undefined }, slot.name);
  const list = listOf(flow, slot);
  if (!task || !list) return undefined;
  const named = heard.entities.find(({ type }) => type === slot.type)?.value;
  const value = named ?? pointedAt(situation, readItems(situation, task, list) ?? [], list, { current });
  if (value !== undefined)
    return {
      ...about(intent),
      ...planTask(situation, started, fillSlot(task, slot.name, value, situation.turn.id), flow),
    };
  if (!wantsOther(situation.text) || current === undefined) return undefined;
  return { ...about(intent), ...planTask(situation, started, { ...task, not: { [slot.name]: current } }, flow) };
}

const about = (intent: string): Pick<Decision, "about"> => ({ about: intent });

const changesNothing = ({ services }: Situation, tool: string | undefined): boolean =>
  services.tools.describe(2).find(({ name }) => name === tool)?.risk === "read";

/** Besides pointing there is at most one word, such as what the thing is, and it makes no clear wish. */
function saysNothingElse(situation: Situation, type: string): boolean {
  const { heard, text, heardIn: language } = situation;
  const pointing = heard.entities.filter((entity) => entity.type === type || entity.type === "ordinal");
  const rest = pointing.reduce(
    (left, entity) => left.replace(entity.text, " "),
    withoutPointing(withoutCorrection(text)),
  );
  const { terms } = analyze(rest, language);
  const isSame = heard.intent.primary === situation.state.served?.intent;
  return heard.answer !== "yes" && (terms.length === 0 || (terms.length === 1 && (isSame || !isClear(situation))));
}
