import type { TurnServices } from "../turn/services.ts";
import type { HandoffReason, Turn } from "../turn/turn.ts";
import { statedPreferences } from "./preferences.ts";
import type { MemoryChange, Remembered, RememberedKind } from "./remembered.ts";

/** Hand-offs that leave the customer's own matter open; tricks and noise are no matter of theirs. */
const leavesOpen: readonly HandoffReason[] = [
  "asked-for-person",
  "anger",
  "policy-conflict",
  "over-limit",
  "disputed",
  "human-only",
  "no-answer",
  "low-response-confidence",
  "tool-failed",
];

/** What this turn teaches of the customer, by rules: what they prefer, what is open, what was done for them. */
export function learn(turn: Turn, services: TurnServices): MemoryChange | undefined {
  if (turn.plan?.kind === "say" && turn.plan.forgets) return { learned: [], settled: [], forget: true };
  const known = turn.customer.remembered ?? [];
  const intent = turn.about ?? turn.understanding?.intent.primary ?? "none";
  const make = (kind: RememberedKind, about: string, value: string | undefined): Remembered => ({
    key: [kind, about, ...(kind === "preference" || value === undefined ? [] : [value])].join(":"),
    kind,
    about,
    ...(value === undefined ? {} : { value }),
    at: turn.startedAt.toISOString(),
    conversationId: turn.conversation.id,
    turnId: turn.id,
    customerId: turn.conversation.customerId,
  });
  const preferences =
    turn.draft?.outcome === "blocked"
      ? []
      : statedPreferences(turn.input?.text ?? "").map(({ about, value }) => make("preference", about, value));
  const effects = new Set(services.tools.describe(2).flatMap(({ name, risk }) => (risk === "read" ? [] : [name])));
  const done = turn.receipts.filter(({ tool }) => effects.has(tool) && tool !== "create_ticket");
  const outcomes = done.map(({ args }) => make("outcome", intent, idIn(args) ?? inFocus(turn)));
  const { handoff } = turn;
  const isOpen = handoff !== undefined && leavesOpen.includes(handoff.reason) && intent !== "none";
  const open = isOpen ? [make("open-issue", intent, inFocus(turn))] : [];
  const learned = [...preferences, ...outcomes, ...open];
  const settled = known
    .filter(({ kind, about }) => kind === "open-issue" && outcomes.some((outcome) => outcome.about === about))
    .map(({ key }) => key);
  return learned.length > 0 || settled.length > 0 ? { learned, settled } : undefined;
}

/** The order or product in question. Tokens stand for personal data, which is not remembered. */
const inFocus = ({ state: { focus } }: Turn): string | undefined =>
  [focus.order, focus.booking, focus.product].map((one) => one?.value).find(isId);

const idIn = (args: Readonly<Record<string, unknown>>): string | undefined =>
  Object.entries(args)
    .filter(([name]) => /Id$/.test(name))
    .map(([, value]) => value)
    .find(isId);

const isId = (value: unknown): value is string => typeof value === "string" && /^[\w.:-]{1,60}$/.test(value);
