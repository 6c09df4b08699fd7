import { randomUUID } from "node:crypto";
import { openingAt } from "../../src/core/business-hours.ts";
import type { Backends } from "../../src/core/contracts/backends.ts";
import type { ToolOutcome, ToolRequest } from "../../src/core/contracts/tool.ts";
import { type PlaybookInput, playbookSchema } from "../../src/core/playbook/schema.ts";
import { policyRulesOf } from "../../src/core/policy/rules-of.ts";
import { createConfirmationStore } from "../../src/store/confirmation-store.ts";
import { createThreads } from "../../src/store/threads.ts";
import { createToolCallStore } from "../../src/store/tool-call-store.ts";
import { loadDemoData } from "../../src/tools/backends/load-demo-data.ts";
import { createPostgresBackends } from "../../src/tools/backends/postgres/index.ts";
import type { Moment } from "../../src/tools/carry-out.ts";
import { productStanding } from "../../src/tools/product-standing.ts";
import { buildTools } from "../../src/tools/registry.ts";
import { createRunTool } from "../../src/tools/run-tool.ts";
import { freshStore, messageEvent } from "../support/store.ts";

export type OrderInput = NonNullable<NonNullable<PlaybookInput["demo"]>["orders"]>[number];

const line = (id: string, unitCents: number, quantity = 1, product = "lamp") => ({
  id,
  product,
  title: `Item ${id}`,
  quantity,
  unitCents,
});

/** Delivered three days ago, one line of 80.00 and two of 10.00, shipping 5.00: 105.00 in all. */
export const orderOf = (id: string, patch: Partial<OrderInput> = {}): OrderInput => ({
  id,
  customer: "ana",
  status: "delivered",
  currency: "EUR",
  shippingCents: 500,
  placedDaysAgo: 9,
  shippedDaysAgo: 7,
  deliveredDaysAgo: 3,
  lines: [line("l1", 8000), line("l2", 1000, 2)],
  ...patch,
});

export const wholeOrder = (cents: number) => ({ shippingCents: 0, lines: [line("l1", cents)] });

/** A migrated database with Ana's and Ben's accounts, these orders, and the real runtime over the real back office. */
export async function openOffice(
  orders: readonly OrderInput[] = [orderOf("A-1")],
  wrap: (real: Backends) => Backends = (real) => real,
) {
  const store = await freshStore();
  const { pool, sealing } = store.db;
  pool.on("error", () => undefined);
  const clock = { now: () => new Date() };
  const playbook = playbookSchema.parse({
    name: "test",
    languages: ["en"],
    intents: [{ id: "hello", examples: ["hello"] }],
    country: "DE",
    timeZone: "Europe/Berlin",
    hours: { days: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [String(day), ["00:00", "24:00"]])) },
    graph: {
      nodes: [
        { id: "underwear", kind: "category", name: "Underwear" },
        { id: "socks", kind: "product", name: "Socks", parents: ["underwear"] },
        { id: "boat", kind: "product", name: "Boat trip" },
      ],
      policies: [{ type: "final-sale", on: "underwear", source: "final" }],
    },
    demo: {
      customers: [
        { id: "ana", name: "Ana Ruiz", email: "ana@example.com", phone: "+4930123456" },
        { id: "ben", name: "Ben Vogt", email: "ben@example.com" },
      ],
      orders: [...orders],
      tours: [
        {
          product: "boat",
          times: ["10:00"],
          places: 8,
          meetingPoint: { en: "The pier" },
          terms: { changeUntilHours: 24, refunds: [{ untilHours: 48, percent: 50 }] },
        },
      ],
      bookings: [
        { id: "B-1", customer: "ana", product: "boat", startsInDays: 5, time: "10:00", travellers: 2, unitCents: 4000 },
      ],
    },
  });
  await loadDemoData(pool, playbook, clock.now());

  const backends = wrap(createPostgresBackends(pool, sealing.service));
  const calls = createToolCallStore(store.db);
  const threads = createThreads(store.db);
  let stopAt: Moment | undefined;
  const tools = buildTools(backends, {
    country: () => playbook.country,
    standing: (ids) => productStanding(playbook.graph, ids),
  });
  const runtime = createRunTool({
    tools,
    calls,
    confirmations: createConfirmationStore(store.db),
    vault: { reveal: async (_customerId, text) => text.replaceAll("⟨PHONE_1⟩", "+4930999888") },
    rules: () => policyRulesOf(playbook),
    timeZone: () => playbook.timeZone,
    openAt: (now) => openingAt(now, playbook.hours, playbook.timeZone).open,
    clock,
    at: async (moment) => {
      if (moment !== stopAt) return;
      stopAt = undefined;
      throw new Crash(moment);
    },
  });

  /** Somebody on a channel; with an account, proven to be its owner. */
  async function caller(backofficeId?: string): Promise<Caller> {
    const thread = await threads.of("telegram", "main", messageEvent(randomUUID(), "hello"));
    if (backofficeId) {
      await pool.query("UPDATE identity SET trust = 2, proven_until = now() + interval '1 hour' WHERE id = $1", [
        thread.identityId,
      ]);
      await pool.query("UPDATE customer SET backoffice_id = $2 WHERE id = $1", [thread.customerId, backofficeId]);
    }
    const { conversationId, customerId, identityId } = thread;
    const base = { conversationId, customerId, turnId: randomUUID(), fence: 0, epoch: 0, language: "en" };
    const request = {
      ...base,
      trust: backofficeId ? (2 as const) : (1 as const),
      ...(backofficeId ? { backofficeId } : {}),
    };
    const ask = (tool: string, args: ToolRequest["args"], patch: Partial<ToolRequest> = {}) =>
      runtime.run({ tool, args, ...request, ...patch });
    return {
      conversationId,
      identityId,
      customerId,
      ask,
      async propose(args) {
        const outcome = await ask("process_refund", args);
        if (outcome.outcome !== "confirm") throw new Error(`expected a proposal, got ${JSON.stringify(outcome)}`);
        return outcome.confirmationId;
      },
      confirm: (confirmationId, patch = {}) => ask("process_refund", {}, { confirmationId, ...patch }),
    };
  }

  return {
    ...store,
    pool,
    sealing,
    tools,
    runtime,
    calls,
    backends,
    playbook,
    caller,
    crashAt(moment: Moment) {
      stopAt = moment;
    },
    async refunds(): Promise<readonly { orderId: string; amountCents: number }[]> {
      const { rows } = await pool.query(
        'SELECT order_id AS "orderId", amount_cents AS "amountCents" FROM backoffice_refund ORDER BY created_at, id',
      );
      return rows;
    },
    async audited(conversationId: string): Promise<readonly string[]> {
      const { rows } = await pool.query<{ kind: string }>(
        "SELECT kind FROM audit_entry WHERE chain = $1 ORDER BY sequence",
        [conversationId],
      );
      return rows.map((row) => row.kind);
    },
    async takeOver(conversationId: string) {
      await pool.query(
        "UPDATE conversation SET owner = 'agent', agent_id = 'agent-1', epoch = epoch + 1 WHERE id = $1",
        [conversationId],
      );
    },
  };
}

export interface Caller {
  readonly conversationId: string;
  readonly identityId: string;
  readonly customerId: string;
  ask(tool: string, args: ToolRequest["args"], patch?: Partial<ToolRequest>): Promise<ToolOutcome>;
  /** Asks for a refund and answers the confirmation's id. */
  propose(args: ToolRequest["args"]): Promise<string>;
  confirm(confirmationId: string, patch?: Partial<ToolRequest>): Promise<ToolOutcome>;
}

/** Stands for a process that dies at a named moment. */
export class Crash extends Error {}

export type Office = Awaited<ReturnType<typeof openOffice>>;
