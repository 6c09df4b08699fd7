import { DateTime } from "luxon";
import { readFacts } from "../../src/core/safety/claims/read-facts.ts";
import { apiCustomer } from "../scenarios/api-customer.ts";
import type { Customer, Heard } from "../scenarios/scenario.ts";
import type { TestApp } from "../support/app.ts";
import type { Dialogue, DialogueEnd, Exchange, Given } from "./dialogue.ts";
import { notebook } from "./notebook.ts";

/** Plays a dialogue to its end. What differs from what it expects, with the whole conversation; empty when nothing does. */
export async function differences(dialogue: Dialogue, product: TestApp): Promise<string> {
  await using customer = await apiCustomer(product.url);
  const conversationId = await customer.conversationId();
  if (dialogue.as) await signIn(product, conversationId, dialogue.as);
  const said: string[] = [];
  const notes = notebook();
  /** A result of this conversation proves what is said later too. */
  let looked = false;
  for (const [index, exchange] of dialogue.turns.entries()) {
    said.push(`${index + 1} > ${exchange.say ?? exchange.press ?? "(code)"}`);
    const heard = await take(exchange, customer, product).catch((error: Error) => error);
    if (heard instanceof Error) {
      notes.about(`turn ${index + 1}`).stops(heard.message);
      break;
    }
    const state = await stateOf(product, conversationId);
    said.push(`    ${heard.text}`);
    if (heard.choices.length > 0) said.push(`    ${heard.choices.map((choice) => `[${choice}]`).join(" ")}`);
    said.push(`    ${state.step} ${state.calls.join(" ")}`);
    const about = notes.about(`turn ${index + 1}`);
    looked ||= state.calls.length > 0;
    const isBare = state.outcome === "answered" && heard.sources.length === 0 && !looked;
    if (isBare) about.equals("figures without a source or a receipt", figuresIn(heard.text), []);
    for (const wanted of exchange.hears ?? []) about.fits("reply", heard.text, wanted);
    for (const unwanted of exchange.never ?? []) about.differs("reply", heard.text, unwanted);
    for (const title of exchange.cites ?? []) about.fits("sources", heard.sources.join("\n"), title);
    if (exchange.offers?.length === 0) about.equals("offers", heard.choices, []);
    for (const offer of exchange.offers ?? []) about.fits("offers", heard.choices.join("\n"), offer);
    compareState(about, exchange, state);
  }
  if (dialogue.end) await compareEnd(notes.about("the end"), dialogue.end, product, conversationId);
  return notes.all.length === 0 ? "" : `${notes.all.join("\n")}\n\n${said.join("\n")}`;
}

/** What a reply may not say without naming where it is from. */
const figuresIn = (reply: string): readonly string[] =>
  readFacts(reply)
    .filter(({ kind }) => kind === "money" || kind === "percent" || kind === "quantity")
    .map(({ text }) => text);

function take(exchange: Exchange, customer: Customer, product: TestApp): Promise<Heard> {
  if (exchange.press) return customer.press(exchange.press);
  if (exchange.say !== undefined) return customer.say(exchange.say);
  return product.codeFor(exchange.codeFor ?? "").then((code) => customer.say(code));
}

type Notes = ReturnType<ReturnType<typeof notebook>["about"]>;

function compareState(about: Notes, exchange: Exchange, state: Awaited<ReturnType<typeof stateOf>>): void {
  if (exchange.task !== undefined) about.equals("task", state.task?.flow ?? null, exchange.task);
  if (exchange.step !== undefined) about.equals("step", state.step, exchange.step);
  if (exchange.waiting) about.equals("waiting", state.waiting, exchange.waiting);
  if (exchange.calls) about.equals("calls", state.calls, exchange.calls);
  if (exchange.outcome) about.equals("outcome", state.outcome, exchange.outcome);
  for (const [name, given] of Object.entries(exchange.slots ?? {}))
    about.equals(`slot ${name}`, state.given(state.task?.slots[name]), given);
  for (const [type, given] of Object.entries(exchange.focus ?? {}))
    about.equals(`focus ${type}`, state.given(state.focus[type]), given);
}

interface Value {
  readonly value: string;
  readonly turnId: string;
}

interface StoredState {
  readonly task?: {
    readonly flow: string;
    readonly asked?: string;
    readonly confirmationId?: string;
    readonly slots: Readonly<Record<string, Value>>;
  };
  readonly paused: readonly { readonly flow: string }[];
  readonly focus: Readonly<Record<string, Value>>;
  readonly proof?: { readonly step: string };
  readonly pending?: { readonly kind: string };
  readonly clarifications: number;
}

async function stateOf({ pool }: TestApp, conversationId: string) {
  const { rows } = await pool.query<{ state: StoredState }>("SELECT state FROM conversation WHERE id = $1", [
    conversationId,
  ]);
  const { rows: turns } = await pool.query<{ id: string; outcome: string }>(
    "SELECT id, outcome FROM turn WHERE conversation_id = $1 ORDER BY started_at",
    [conversationId],
  );
  const { rows: calls } = await pool.query<{ tool: string }>(
    "SELECT tool FROM tool_call WHERE conversation_id = $1 AND turn_id = $2 ORDER BY intended_at",
    [conversationId, turns.at(-1)?.id],
  );
  const [row] = rows;
  if (!row) throw new Error("no such conversation");
  const { task, paused, focus, proof, pending } = row.state;
  const waitsFor = task?.confirmationId ? "confirmation" : (task?.asked ?? "-");
  return {
    task,
    focus,
    step: proof ? `proof ${proof.step}` : (pending?.kind ?? waitsFor),
    waiting: paused.map(({ flow }) => flow),
    calls: calls.map(({ tool }) => tool),
    outcome: turns.at(-1)?.outcome,
    given: (value: Value | undefined): Given | undefined =>
      value && [value.value, turns.findIndex(({ id }) => id === value.turnId) + 1],
  };
}

async function compareEnd(about: Notes, end: DialogueEnd, { pool }: TestApp, conversationId: string): Promise<void> {
  const rowsOf = async <Row extends object>(sql: string): Promise<readonly Row[]> =>
    (await pool.query<Row>(sql, [conversationId])).rows;
  const [row] = await rowsOf<{ owner: string; reason: string | null; clarifications: number }>(
    `SELECT c.owner, h.reason, (c.state->>'clarifications')::int AS clarifications FROM conversation c
     LEFT JOIN handoff h ON h.conversation_id = c.id AND h.closed_at IS NULL WHERE c.id = $1`,
  );
  if (end.owner) about.equals("owner", row?.owner, end.owner);
  if (end.handoff) about.equals("hand-off", row?.reason, end.handoff);
  if (end.clarifications !== undefined) about.equals("clarifications", row?.clarifications, end.clarifications);
  if (end.confirmations) {
    const rows = await rowsOf<{ state: string }>(
      "SELECT state::text FROM confirmation WHERE conversation_id = $1 ORDER BY created_at",
    );
    about.equals(
      "confirmations",
      rows.map(({ state }) => state),
      end.confirmations,
    );
  }
  if (end.refunds) {
    const rows = await rowsOf<{ cents: number }>(
      `SELECT r.amount_cents AS cents FROM backoffice_refund r JOIN tool_call t ON t.idempotency_key = r.idempotency_key
       WHERE t.conversation_id = $1 ORDER BY r.created_at`,
    );
    about.equals(
      "refunds",
      rows.map(({ cents }) => cents),
      end.refunds,
    );
  }
  if (end.cancelled || end.moved !== undefined) {
    const rows = await rowsOf<{ cents: number }>(
      `SELECT c.amount_cents AS cents FROM backoffice_booking_change c JOIN tool_call t ON t.idempotency_key = c.idempotency_key
       WHERE t.conversation_id = $1 ORDER BY c.created_at`,
    );
    const amounts = rows.map(({ cents }) => cents);
    if (end.cancelled)
      about.equals(
        "cancelled",
        amounts.filter((cents) => cents > 0),
        end.cancelled,
      );
    if (end.moved !== undefined) about.equals("moved", amounts.filter((cents) => cents === 0).length, end.moved);
  }
  if (end.tickets) {
    const rows = await rowsOf<{ subject: string }>(
      `SELECT b.subject FROM backoffice_ticket b WHERE b.conversation_id = $1
         AND NOT EXISTS (SELECT 1 FROM handoff h WHERE h.ticket_id = b.id) ORDER BY b.created_at`,
    );
    about.equals("number of tickets", rows.length, end.tickets.length);
    end.tickets.forEach((wanted, at) => void about.fits("ticket", rows[at]?.subject ?? "", wanted));
  }
  if (end.callbacks) {
    const rows = await rowsOf<{ at: Date }>(
      "SELECT starts_at AS at FROM backoffice_callback WHERE conversation_id = $1 ORDER BY created_at",
    );
    const booked = rows.map(({ at }) => DateTime.fromJSDate(at, { zone: "Europe/Berlin" }));
    about.equals(
      "callbacks",
      booked.map((at) => ({ weekday: at.weekday, time: at.toFormat("HH:mm") })),
      end.callbacks,
    );
  }
}

/** As a website's signed token does for a customer who is signed in there. */
async function signIn({ pool }: TestApp, conversationId: string, name: string): Promise<void> {
  await pool.query(
    "UPDATE customer SET backoffice_id = $2 WHERE id = (SELECT customer_id FROM conversation WHERE id = $1)",
    [conversationId, `c-${name}`],
  );
  await pool.query(
    `UPDATE identity SET trust = 2, proven_until = now() + interval '1 day'
     WHERE id = (SELECT identity_id FROM conversation WHERE id = $1)`,
    [conversationId],
  );
}
