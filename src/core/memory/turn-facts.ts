import { z } from "zod";
import type { Turn } from "../turn/turn.ts";

/** Who did or named what, in ids and canonical values: what stays of a turn whose words have left the window. */
export const turnFactSchema = z.object({
  subject: z.string(),
  relation: z.string(),
  object: z.string(),
  at: z.iso.datetime(),
});

export type TurnFact = z.infer<typeof turnFactSchema>;

/** Some seven turns' worth; older ones are seldom spoken of again. */
const MOST = 40;
const LONGEST = 80;

/** The facts of the session with those of this turn, by rules. Values are masked or canonical, never raw personal data. */
export function withFactsOf(turn: Turn, before: readonly TurnFact[]): TurnFact[] {
  const { understanding, draft, receipts, handoff } = turn;
  const intent = turn.about ?? understanding?.intent.primary;
  const at = turn.startedAt.toISOString();
  const fact = (subject: string, relation: string, object: string): TurnFact => ({
    subject: subject.slice(0, LONGEST),
    relation,
    object: object.slice(0, LONGEST),
    at,
  });
  const products = turn.plan?.kind === "answer" ? turn.plan.productIds : [];
  const facts = [
    ...(intent && intent !== "none" ? [fact("customer", "wanted", intent)] : []),
    ...(intent ? products.map((id) => fact(intent, "about", id)) : []),
    ...(understanding?.entities ?? [])
      .filter(({ type }) => type !== "product" || products.length === 0)
      .map(({ type, value }) => fact("customer", `named ${type}`, value)),
    ...receipts.map(({ tool, args }) => fact("assistant", `did ${tool}`, JSON.stringify(args))),
    ...(draft?.citations ?? []).map(({ sourceId }) => fact("assistant", "answered from", sourceId)),
    ...(handoff ? [fact("assistant", "handed over", handoff.reason)] : []),
  ];
  return [...before, ...facts].slice(-MOST);
}
