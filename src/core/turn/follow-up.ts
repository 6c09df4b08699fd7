// Next on the way of a message: tone.ts
import { intentLabel } from "./decide/clarify.ts";
import { readSituation, type Situation } from "./decide/situation.ts";
import { disclosureText, withDisclosure } from "./disclosure.ts";
import { guardOutput } from "./guard-output.ts";
import { respond } from "./respond.ts";
import type { TurnServices } from "./services.ts";
import type { Draft, Stage, Turn } from "./turn.ts";

const mostOffers = 2;

/**
 * What belongs in the same reply: the answer to the customer's other wish, and the offer to go on with what they left.
 * A question of ours always stands last, where it is read. Each part was checked on its own before.
 */
export const followUp: Stage = {
  name: "follow-up",
  always: true,

  async run(turn, services) {
    if (!turn.draft || turn.handoff || turn.draft.outcome === "blocked" || turn.draft.outcome === "handed-off")
      return { turn, decision: "nothing to add" };
    const second = turn.second ?? (await answerSecond(turn, services));
    const joined = second ? { ...turn, draft: join(turn, services, turn.draft, second) } : turn;
    const offered = offerToGoOn(joined, services);
    const decision = [...(second ? ["second wish"] : []), ...(offered === joined ? [] : ["offer to go on"])];
    return { turn: offered, decision: decision.join(", ") || "nothing to add" };
  },
};

/** A question beside the first wish. Without a reliable answer the customer is told so, and offered a person. */
async function answerSecond(turn: Turn, services: TurnServices): Promise<Draft | undefined> {
  if (turn.also?.kind !== "answer") return undefined;
  const { draft: _, also: __, ...rest } = turn;
  const alone = { ...rest, plan: turn.also, conversation: { ...turn.conversation, isNew: false } };
  const { turn: answered } = await respond.run(alone, services);
  const { turn: checked } = answered.handoff ? { turn: answered } : await guardOutput.run(answered, services);
  if (checked.draft && !checked.handoff) return checked.draft;
  const { language } = readSituation(turn, services);
  return {
    text: services.playbook.say(language, "answer.second.unknown"),
    from: "template",
    outcome: "answered",
    citations: [],
    confidence: 1,
    quickReplies: [{ label: services.playbook.say(language, "choice.person"), value: "person:yes" }],
  };
}

function join(turn: Turn, services: TurnServices, disclosed: Draft, second: Draft): Draft {
  const disclosure = disclosureText(services.playbook, readSituation(turn, services).language);
  const first = disclosed.text.startsWith(disclosure)
    ? { ...disclosed, text: disclosed.text.slice(disclosure.length).trim() }
    : disclosed;
  const asks = first.outcome === "clarified";
  const quickReplies = asks ? first.quickReplies : [...(first.quickReplies ?? []), ...(second.quickReplies ?? [])];
  const outcome =
    first.outcome === "acted" || asks ? first.outcome : second.outcome === "acted" ? "acted" : first.outcome;
  const citations = [
    ...first.citations,
    ...second.citations.filter(({ sourceId }) => !first.citations.some((one) => one.sourceId === sourceId)),
  ];
  const card = first.card ?? second.card;
  const joined: Draft = {
    text: asks ? `${second.text}\n\n${first.text}` : `${first.text}\n\n${second.text}`,
    from:
      first.from === "model" || second.from === "model" ? "model" : first.from === "receipt" ? first.from : second.from,
    outcome,
    citations,
    confidence: Math.min(first.confidence, second.confidence),
    values: { ...second.values, ...first.values },
    trusted: [...trustedParts(first), ...trustedParts(second)],
    ...(quickReplies?.length ? { quickReplies } : {}),
    ...(card ? { card } : {}),
  };
  return first === disclosed ? joined : withDisclosure(turn, services.playbook, joined);
}

/** What guard-output need not trace sentence by sentence. */
const trustedParts = (draft: Draft): readonly string[] =>
  draft.trusted ?? (draft.from === "template" || draft.from === "receipt" ? [draft.text] : []);

/** Only when the other topic is served; an offer that was ignored twice is not made again. */
function offerToGoOn(turn: Turn, services: TurnServices): Turn {
  const { state, draft } = turn;
  const paused = state.paused.at(-1);
  if (
    !draft ||
    !paused ||
    state.task ||
    draft.outcome === "clarified" ||
    state.pending ||
    (paused.offers ?? 0) >= mostOffers
  )
    return turn;
  const situation = readSituation(turn, services);
  const { playbook } = services;
  const offer = playbook.say(situation.language, "resume.offer", {
    task: taskName(situation, paused.flow, paused.intent),
  });
  const quickReplies = [
    { label: playbook.say(situation.language, "choice.resume"), value: "resume:yes" },
    { label: playbook.say(situation.language, "choice.later"), value: "resume:no" },
  ];
  return {
    ...turn,
    state: {
      ...state,
      pending: { kind: "resume" },
      paused: [...state.paused.slice(0, -1), { ...paused, offers: (paused.offers ?? 0) + 1 }],
    },
    draft: {
      ...draft,
      text: `${draft.text}\n\n${offer}`,
      trusted: [...trustedParts(draft), offer],
      quickReplies: [...(draft.quickReplies ?? []), ...quickReplies],
    },
  };
}

/** "your refund": the playbook's name for it, else what customers call it. */
function taskName(situation: Situation, flow: string, intent: string): string {
  const { services, language } = situation;
  const key = `task.${flow}`;
  if (services.playbook.knows(language, key)) return services.playbook.say(language, key);
  const label = intentLabel(situation, intent);
  return label === undefined ? services.playbook.say(language, "resume.task") : `“${label}”`;
}
