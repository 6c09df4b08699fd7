import { z } from "zod";
import { splitClauses } from "../core/understanding/intent/clauses.ts";
import { trainPerson } from "../core/understanding/person.ts";
import { asksForPerson } from "./data/asks-for-person.ts";
import { type Figure, percent, quantile, readRows } from "./rows.ts";

const text = z.looseObject({
  text: z.string(),
  intent: z.string().optional(),
  intents: z.array(z.string()).optional(),
});
/** What the sets call a wish for a person; such rows are left out. */
const ASKS = /chat_with_agent|human_agent|customer_service|handoff/i;
const sets = [
  "banking77.train",
  "hint3_curekart.test",
  "hwu64.valid",
  "multidogo_airline",
  "multidogo_media",
  "multidogo_software",
  "nlupp_banking",
  "xsid.valid",
];

/** How many of our held-out wishes for a person are heard, and how many customer texts are taken for one. */
export function evaluatePerson(folder: string): Figure[] {
  const person = trainPerson([]);
  const times: number[] = [];
  const isHeard = (message: string): boolean => {
    const before = performance.now();
    const clauses = splitClauses(message);
    const most = Math.max(person.score(message), ...(clauses.length > 1 ? clauses.map(person.score) : []));
    times.push(performance.now() - before);
    return most >= HEARD;
  };
  const wishes = Object.entries(asksForPerson);
  const all = wishes.flatMap(([, texts]) => texts);
  const recall = [["all", all] as const, ...wishes].map(([language, texts]) => ({
    name: `asks for a person, ${language} (${texts.length})`,
    value: `${percent(texts.filter(isHeard).length, texts.length)} heard`,
  }));
  const alarms = sets.flatMap((set) => {
    const rows = (readRows(folder, `1_intent/${set}.jsonl`, text) ?? []).filter(
      ({ intent, intents }) => !ASKS.test([intent, ...(intents ?? [])].join()),
    );
    if (rows.length === 0) return [];
    const wrong = rows.filter((row) => isHeard(row.text)).length;
    return [
      {
        name: `asks for a person, false alarms, ${set} (${rows.length})`,
        value: `${((100 * wrong) / rows.length).toFixed(2)} %`,
      },
    ];
  });
  return [...recall, ...alarms, { name: "asks for a person, p95", value: `${quantile(times, 0.95).toFixed(2)} ms` }];
}

/** From here on the turn goes to a person (core/turn/decide/escalation-triggers.ts). */
const HEARD = 0.5;
