// Next on the way of a message: translate-reply.ts
import { openingAt } from "../business-hours.ts";
import { formatDateTime } from "../replies/format.ts";
import { withDisclosure } from "./disclosure.ts";
import { repliesIn } from "./languages.ts";
import type { TurnServices } from "./services.ts";
import type { Draft, Stage, Turn } from "./turn.ts";

/**
 * Tells the customer honestly what happens next and when. Whatever the bot was about to say goes to the agent, not to
 * the customer; the announcement holds no facts but the business's own hours.
 */
export const announceHandoff: Stage = {
  name: "announce-handoff",
  always: true,

  async run(turn, services) {
    const { handoff } = turn;
    if (!handoff) return { turn, decision: "stays with the bot" };
    const unsent = handoff.draft ?? turn.draft;
    const draft = withDisclosure(turn, services.playbook, announcement(turn, services));
    const handedOff = { ...turn, draft, handoff: { ...handoff, ...(unsent ? { draft: unsent } : {}) } };
    return { turn: handedOff, decision: `${handoff.reason}, priority ${handoff.priority}` };
  },
};

function announcement(turn: Turn, { playbook, clock }: TurnServices): Draft {
  const language = repliesIn(turn, playbook);
  const { hours, timeZone, currency } = playbook.playbook;
  const opening = openingAt(clock.now(), hours, timeZone);
  const selfHarm = turn.input?.reasons.some((reason) => reason.startsWith("self-harm")) ?? false;
  const values: Record<string, string> = {};
  let when = "handoff.when.unknown";
  if (opening.open) {
    when = "handoff.when.open";
    values.minutes = String(hours.responseMinutes);
  } else if (opening.opensAt) {
    when = "handoff.when.closed";
    values.opensAt = formatDateTime(opening.opensAt, { language, timeZone, currency });
  }
  const first = selfHarm ? "selfharm" : `handoff.${turn.handoff?.reason ?? "internal-failure"}`;
  // Numbers to call come from the business alone: a wrong one could cost a life.
  const helplines = selfHarm && playbook.knows(language, "selfharm.helplines") ? ["selfharm.helplines"] : [];
  return {
    text: [first, ...helplines, when].map((key) => playbook.say(language, key, values)).join(" "),
    from: "template",
    outcome: "handed-off",
    citations: [],
    confidence: 1,
    values,
  };
}
