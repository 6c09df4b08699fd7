import { DateTime } from "luxon";
import { expect } from "vitest";
import type { TestApp } from "../support/app.ts";
import { decidedBefore, decisionsOf, rememberDecisions } from "./decisions.ts";
import type { Customer, Heard, Scenario, Step } from "./scenario.ts";

/**
 * Plays a scenario to its end and compares what the customer heard, what the database holds, and, unless a model writes
 * the replies, each decision with what was decided on the other channels.
 */
export async function play(
  scenario: Scenario,
  customer: Customer,
  product: TestApp,
  { sameDecisions = true } = {},
): Promise<void> {
  const refundsBefore = await refunds(product);
  const said: string[] = [];
  const texts: string[] = [];
  for (const step of scenario.steps) {
    const heard = await take(step, customer, product);
    texts.push(heard.text, ...heard.choices);
    said.push(`> ${step.say ?? step.press ?? "(code)"}`, heard.text, ...heard.choices.map((choice) => `[${choice}]`));
    const dialogue = said.join("\n");
    for (const expected of step.hears ?? []) expect(heard.text, dialogue).toMatch(expected);
    for (const unwanted of step.never ?? []) expect(heard.text, dialogue).not.toMatch(unwanted);
    if (step.cites) expect(heard.sources.join("\n"), dialogue).toMatch(step.cites);
  }
  const conversationId = await customer.conversationId();
  if (sameDecisions) {
    const decisions = await decisionsOf(product, conversationId, texts);
    if (process.env["UPDATE_DECISIONS"]) rememberDecisions(scenario.name, decisions);
    else expect(decisions, said.join("\n")).toEqual(decidedBefore(scenario.name));
  }
  const { end } = scenario;
  if (!end) return;
  const { rows } = await product.pool.query<{
    owner: string;
    reason: string | null;
    priority: number | null;
    ticket: string | null;
  }>(
    `SELECT c.owner, h.reason, h.priority, h.ticket_id AS ticket FROM conversation c
     LEFT JOIN handoff h ON h.conversation_id = c.id AND h.closed_at IS NULL WHERE c.id = $1`,
    [conversationId],
  );
  const dialogue = said.join("\n");
  if (end.owner) expect(rows[0]?.owner, dialogue).toBe(end.owner);
  if (end.handoff) {
    expect(rows[0]?.reason, dialogue).toBe(end.handoff);
    expect(rows[0]?.ticket, dialogue).toBeTruthy();
  }
  if (end.priority !== undefined) expect(rows[0]?.priority, dialogue).toBe(end.priority);
  if (end.refunds) expect((await refunds(product)).slice(refundsBefore.length), dialogue).toEqual(end.refunds);
  if (end.callbacks !== undefined) {
    const { rows: booked } = await product.pool.query<{ at: Date }>(
      "SELECT starts_at AS at FROM backoffice_callback WHERE conversation_id = $1",
      [conversationId],
    );
    const calls = booked.map(({ at }) => DateTime.fromJSDate(at, { zone: "Europe/Berlin" }));
    const seen = calls.map((at) => ({ weekday: at.weekday, time: at.toFormat("HH:mm") }));
    expect(seen, dialogue).toEqual(end.callbacks);
    for (const at of calls) expect(at.toMillis(), dialogue).toBeGreaterThan(Date.now());
  }
  for (const secret of end.nowhere ?? []) expect(await tablesThatHold(product, secret)).toEqual([]);
}

/** Every row of every table as text; sealed columns are bytes and read as hex. */
async function tablesThatHold({ pool, events }: TestApp, secret: string): Promise<readonly string[]> {
  const { rows } = await pool.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
  );
  const holding: string[] = events.some((event) => event.includes(secret)) ? ["the log"] : [];
  for (const { name } of rows) {
    const found = await pool.query(`SELECT 1 FROM "${name}" t WHERE strpos(t::text, $1) > 0 LIMIT 1`, [secret]);
    if (found.rowCount) holding.push(name);
  }
  return holding;
}

async function take(step: Step, customer: Customer, product: TestApp): Promise<Heard> {
  if (step.press) return customer.press(step.press);
  return customer.say(step.say ?? (await product.codeFor(step.codeFor ?? "")));
}

async function refunds({ pool }: TestApp): Promise<readonly number[]> {
  const { rows } = await pool.query<{ cents: number }>(
    "SELECT amount_cents AS cents FROM backoffice_refund ORDER BY created_at, id",
  );
  return rows.map(({ cents }) => cents);
}
