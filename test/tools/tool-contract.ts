import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Caller, Office } from "./office.ts";
import { openOffice } from "./office.ts";

export interface ToolSample {
  /** Arguments of a call that is allowed for Ana, in the office that `openOffice()` opens. */
  readonly valid: (office: Office) => Promise<Record<string, unknown>>;
  /** Tables that a done call changes. */
  readonly changes: readonly string[];
}

const TABLES = [
  "backoffice_refund",
  "backoffice_ticket",
  "backoffice_callback",
  "backoffice_payment",
  "backoffice_callback_slot",
  "backoffice_booking",
  "backoffice_booking_change",
];

/** Every tool must pass this. A new tool's test calls it with one good call. */
export function toolContract(name: string, sample: ToolSample) {
  describe(`${name} keeps the tool contract`, () => {
    it("is described for a model with a schema that lets nothing else in", async () => {
      await using office = await openOffice();
      const described = office.runtime.describe(2).find((tool) => tool.name === name);
      expect(described?.description.length).toBeGreaterThan(40);
      expect(described?.parameters).toMatchObject({ type: "object", additionalProperties: false });
      const { trust, risk } = toolOf(office);
      expect(office.runtime.describe(0).some((tool) => tool.name === name)).toBe(trust === 0);
      expect(described?.risk).toBe(risk);
    });

    it("refuses malformed arguments and changes nothing", async () => {
      await using office = await openOffice();
      const ana = await office.caller("ana");
      const valid = await sample.valid(office);
      const before = await snapshot(office);
      const hostile: Record<string, unknown>[] = [
        { ...valid, amountCents: 1 },
        { ...valid, idempotencyKey: "mine" },
        ...Object.keys(valid).flatMap((key) =>
          [Number.NaN, {}, [], null, "x".repeat(20_000), "a\u0000b", ""].map((odd) => ({ ...valid, [key]: odd })),
        ),
      ];
      for (const args of hostile) {
        const { outcome } = await ana.ask(name, args);
        expect(["refused", "denied"], JSON.stringify(args).slice(0, 200)).toContain(outcome);
      }
      expect(await snapshot(office)).toEqual(before);
    });

    it("asks strangers for proof, unless anybody may use it", async () => {
      await using office = await openOffice();
      const stranger = await office.caller();
      const outcome = await stranger.ask(name, await sample.valid(office));
      expect(outcome.outcome === "prove").toBe(toolOf(office).trust > 0);
    });

    it("does what it says once, with a receipt that is kept and an audit entry", async () => {
      await using office = await openOffice();
      const ana = await office.caller("ana");
      const args = await sample.valid(office);
      const before = await snapshot(office);

      const outcome = await carryOut(ana, args);

      expect(outcome.outcome).toBe("done");
      if (outcome.outcome !== "done") return;
      expect(toolOf(office).output.safeParse(outcome.receipt.result).data).toEqual(outcome.receipt.result);
      expect((await office.calls.find({ id: outcome.receipt.callId }))?.result).toEqual(outcome.receipt.result);
      expect((await office.audited(ana.conversationId)).at(-1)).toMatch(/^tool\.(read|done)$/);
      const after = await snapshot(office);
      expect(TABLES.filter((table) => after[table] !== before[table]).sort()).toEqual([...sample.changes].sort());
    });

    it("is found again by its key when it changes something", async () => {
      await using office = await openOffice();
      const tool = toolOf(office);
      if (tool.risk === "read") return;
      const ana = await office.caller("ana");
      const outcome = await carryOut(ana, await sample.valid(office));
      const call = outcome.outcome === "done" ? await office.calls.find({ id: outcome.receipt.callId }) : undefined;
      expect(await tool.find?.(call?.idempotencyKey ?? "")).toMatchObject(call?.result ?? { none: true });
      expect(await tool.find?.(`never:${randomUUID()}`)).toBeUndefined();
    });
  });

  const toolOf = (office: Office) => {
    const tool = office.tools.find((candidate) => candidate.name === name);
    if (!tool) throw new Error(`${name} is not in the registry`);
    return tool;
  };

  async function carryOut(ana: Caller, args: Record<string, unknown>) {
    const outcome = await ana.ask(name, args);
    return outcome.outcome === "confirm" ? ana.ask(name, {}, { confirmationId: outcome.confirmationId }) : outcome;
  }
}

async function snapshot(office: Office): Promise<Record<string, string>> {
  const parts = TABLES.map(
    (table) => `(SELECT md5(COALESCE(string_agg(t::text, '|' ORDER BY t::text), '')) FROM ${table} t) AS ${table}`,
  );
  const { rows } = await office.pool.query<Record<string, string>>(`SELECT ${parts.join(", ")}`);
  return rows[0] ?? {};
}
