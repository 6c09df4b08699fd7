import { changedFact } from "../safety/same-facts.ts";
import { repliesIn } from "./languages.ts";
import type { TurnServices } from "./services.ts";
import type { Turn } from "./turn.ts";

/** Stands for the number while the line is translated, so that the line need be translated once only. */
const NUMBER = "⟨TICKET_0⟩";

/** "Your case number", in the language of the reply that it ends. */
export async function ticketLine(turn: Turn, services: TurnServices, ticketId: string): Promise<string> {
  const { translator, playbook } = services;
  const from = repliesIn(turn, playbook);
  const line = playbook.say(from, "handoff.ticket", { ticketId: NUMBER });
  const to = turn.draft?.language;
  const told =
    translator && to ? await translator.translate({ texts: [line], from, to }).catch(() => undefined) : undefined;
  const translated = told?.texts[0] ?? "";
  const isSame = to !== undefined && translated.trim() !== "" && changedFact(line, from, translated, to) === undefined;
  return (isSame ? translated : line).replace(NUMBER, ticketId);
}
