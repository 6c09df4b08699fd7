import { wantsNone } from "../../understanding/dialogue/comparing-words.ts";
import { yesOrNo } from "../../understanding/dialogue/yes-or-no.ts";
import { kindWords } from "./clarify.ts";
import { planAnswer } from "./plan-answer.ts";
import { planTask } from "./plan-task.ts";
import { productDescribed } from "./refer.ts";
import { serveIntent } from "./serve-intent.ts";
import { type Decision, isOtherTopic, type Situation, say } from "./situation.ts";
import { pickOffered } from "./slot-values.ts";
import { resumeTask } from "./tasks.ts";
import { wantsToStop } from "./wants-to-stop.ts";

/** Answers to questions of ours that belong to no task: go on, a person, which wish, which product. */
export function answerPending(situation: Situation): Decision | undefined {
  const { button, state, heard } = situation;
  if (button?.press === "resume") return button.yes ? goOn(situation) : drop(situation);
  if (button?.press === "person") return button.yes ? toPerson(situation) : noPerson(situation);
  if (button?.press === "intent")
    return { ...serveIntent(cleared(situation), button.id, state.pending?.query), about: button.id };
  switch (state.pending?.kind) {
    case undefined:
      return undefined;
    case "resume":
      if (wantsToStop(situation.text)) return drop(situation);
      if (heard.answer === "yes" || beginsWithYes(situation.text)) return goOn(situation);
      if (heard.answer === "no" && kindWords(situation) !== undefined) return drop(situation, kindWords(situation));
      if (isOtherTopic(situation)) return undefined;
      return heard.answer === "no" && !heard.refersBack ? drop(situation) : undefined;
    case "offer-person":
      if (heard.answer === "yes" && !isOtherTopic(situation)) return toPerson(situation);
      return heard.answer === "no" && !isOtherTopic(situation) ? noPerson(situation) : undefined;
    case "which-intent": {
      const picked = pickOffered(situation, undefined, true);
      if (picked === undefined && saysNone(situation)) return noneOfThem(situation);
      return picked === undefined
        ? undefined
        : {
            ...serveIntent(cleared(situation), picked, byPlace(situation) ? state.pending.query : situation.text),
            about: picked,
          };
    }
    case "which-product":
      return whichProduct(situation);
  }
}

function whichProduct(situation: Situation): Decision | undefined {
  const { state, heard } = situation;
  const offered = state.offered.map(({ value }) => value);
  const picked =
    pickOffered(situation, undefined, true) ??
    heard.entities.find((entity) => entity.type === "product")?.value ??
    productDescribed(situation, offered);
  if (picked === undefined && saysNone(situation)) return noneOfThem(situation);
  if (
    picked === undefined ||
    (isOtherTopic(situation) && state.pending?.intent !== heard.intent.primary && !situation.button)
  )
    return undefined;
  const { query, intent, confidence: asked } = state.pending ?? {};
  const next = {
    ...state,
    pending: undefined,
    offered: [],
    compared: offered,
    focus: { ...state.focus, product: { value: picked, turnId: situation.turn.id } },
  };
  const plan = planAnswer(situation, query ?? situation.text, [picked], intent);
  return { state: next, plan: asked === undefined ? plan : { ...plan, asked } };
}

const saysNone = ({ heard, text }: Situation): boolean => heard.answer === "no" || wantsNone(text);

/** We asked once what was meant, and it was none of it: a person finds out. */
const noneOfThem = ({ state }: Situation): Decision => ({
  state: { ...state, pending: undefined, offered: [] },
  plan: { kind: "handoff", reason: "low-intent-confidence", detail: "none of what we offered" },
});

/** "The first one" says nothing itself, so what was asked before counts; words of their own are the question now. */
const byPlace = ({ heard }: Situation) => heard.entities.some((entity) => entity.type === "ordinal");

/** "Yes let's go on with it": to ask again costs nothing, so the first word is enough. */
function beginsWithYes(text: string): boolean {
  const [first = ""] = text.trim().split(/[\s,.!]+/);
  return !text.includes("?") && yesOrNo(first) === "yes";
}

function goOn(situation: Situation): Decision | undefined {
  const state = resumeTask(situation.state);
  const flow = state.task && situation.services.playbook.flow(state.task.flow);
  if (!state.task || !flow) return undefined;
  return planTask(
    { ...situation, state },
    state,
    { ...state.task, asked: undefined, askedTimes: 0, confirmationId: undefined },
    flow,
  );
}

/** "No, that's all, thanks" is answered as the goodbye it is. */
function drop(situation: Situation, reply = "cancelled"): Decision {
  const state = { ...situation.state, paused: situation.state.paused.slice(0, -1), pending: undefined };
  return { state, plan: say(reply, {}, { outcome: "answered" }) };
}

const toPerson = (situation: Situation): Decision => ({
  state: { ...situation.state, pending: undefined },
  plan: { kind: "handoff", reason: "asked-for-person", detail: "accepted our offer" },
});

const noPerson = (situation: Situation): Decision => ({
  state: { ...situation.state, pending: undefined },
  plan: say("person.declined", {}, { outcome: "answered" }),
});

const cleared = (situation: Situation): Situation => ({
  ...situation,
  state: { ...situation.state, pending: undefined, offered: [] },
});
