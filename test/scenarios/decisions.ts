import { readFileSync, writeFileSync } from "node:fs";
import type { TestApp } from "../support/app.ts";

/** What the engine decided in a scenario and which facts it said: the same on every channel, however it is shown. */
export interface Decisions {
  /** Each turn's intent and outcome, in order. */
  readonly turns: readonly string[];
  /** Amounts and order numbers that the customer heard. */
  readonly facts: readonly string[];
}

const FILE = "test/scenarios/decisions.json";
const FACT = /[€$£]\s?\d[\d.,]*\d|\d[\d.,]*\d\s?[€$£]|\bNG-\d+/g;

const known: Readonly<Record<string, Decisions>> = JSON.parse(readFileSync(FILE, "utf8"));

/** As decided when the scenario was last played through the API; `UPDATE_DECISIONS=1` with api.test.ts writes it anew. */
export const decidedBefore = (scenario: string): Decisions | undefined => known[scenario];

export async function decisionsOf(
  product: TestApp,
  conversationId: string,
  heard: readonly string[],
): Promise<Decisions> {
  const { rows } = await product.pool.query<{ intent: string | null; outcome: string }>(
    "SELECT intent, outcome FROM turn WHERE conversation_id = $1 ORDER BY started_at",
    [conversationId],
  );
  const facts = new Set(heard.flatMap((text) => text.match(FACT) ?? []).map((fact) => fact.replace(/\s/g, "")));
  return { turns: rows.map(({ intent, outcome }) => `${intent ?? "-"} ${outcome}`), facts: [...facts].sort() };
}

export function rememberDecisions(scenario: string, decisions: Decisions): void {
  const all: Record<string, Decisions> = JSON.parse(readFileSync(FILE, "utf8"));
  const sorted = Object.fromEntries(Object.entries({ ...all, [scenario]: decisions }).sort());
  writeFileSync(FILE, `${JSON.stringify(sorted, null, 2)}\n`);
}
