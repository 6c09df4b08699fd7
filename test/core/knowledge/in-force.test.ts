import { describe, expect, it } from "vitest";
import { buildKnowledgeIndex } from "../../../src/core/knowledge/build-knowledge-index.ts";
import { dayIn, inForceOn } from "../../../src/core/knowledge/in-force.ts";
import { bank } from "../turn/small-playbooks.ts";

const plain = { title: "Lounge", tier: "gold" as const, tags: [], productIds: [] };
const playbook = {
  ...bank,
  sources: [
    { ...plain, id: "summer", text: "The lounge opens at seven.", validTo: "2026-09-30" },
    { ...plain, id: "winter", text: "The lounge opens at nine.", validFrom: "2026-10-01", validTo: "2026-12-31" },
    { ...plain, id: "winter-es", text: "La sala abre a las nueve.", language: "es", translationOf: "winter" },
    { ...plain, id: "always", text: "The lounge serves tea." },
  ],
};
const idsOn = (day: string) => inForceOn(playbook, day).sources.map(({ id }) => id);
const found = (day: string) =>
  buildKnowledgeIndex(inForceOn(playbook, day))
    .search({ text: "when does the lounge open?", language: "en", productIds: [], limit: 9 })
    .map(({ text }) => text);

describe("which sources count on a day", () => {
  it("never finds what is over or has not begun", () => {
    expect(found("2026-07-01").join()).toContain("at seven");
    expect(found("2026-07-01").join()).not.toContain("at nine");
    expect(found("2026-11-25").join()).toContain("at nine");
    expect(found("2026-11-25").join()).not.toContain("at seven");
    expect(found("2027-01-01").join()).not.toMatch(/at seven|at nine/);
  });

  it("counts the first and the last day in", () => {
    expect(idsOn("2026-09-30")).toEqual(["summer", "always"]);
    expect(idsOn("2026-10-01")).toEqual(["winter", "winter-es", "always"]);
    expect(idsOn("2026-12-31")).toContain("winter");
    expect(idsOn("2027-01-01")).toEqual(["always"]);
  });

  it("goes by the day where the business is", () => {
    const instant = new Date("2026-09-30T22:30:00Z");
    expect(dayIn(instant, "Europe/Madrid")).toBe("2026-10-01");
    expect(dayIn(instant, "America/New_York")).toBe("2026-09-30");
    expect(dayIn(new Date("2026-09-30T10:30:00Z"), "Pacific/Auckland")).toBe("2026-09-30");
    expect(dayIn(new Date("2026-09-30T11:30:00Z"), "Pacific/Auckland")).toBe("2026-10-01");
  });
});
