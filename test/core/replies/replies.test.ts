import { describe, expect, it } from "vitest";
import { de } from "../../../src/core/replies/de.ts";
import { en } from "../../../src/core/replies/en.ts";
import { es } from "../../../src/core/replies/es.ts";
import { fill } from "../../../src/core/replies/fill.ts";
import { formatDate, formatDateTime, formatMoney } from "../../../src/core/replies/format.ts";
import { fr } from "../../../src/core/replies/fr.ts";
import { it as italian } from "../../../src/core/replies/it.ts";
import { pt } from "../../../src/core/replies/pt.ts";

const holes = (text: string) => [...text.matchAll(/\{[\w.]+\}/g)].map(([hole]) => hole).sort();

describe.each(Object.entries({ es, de, fr, it: italian, pt }))("the engine's texts in %s", (_language, texts) => {
  it("say everything that the English ones say, with the same placeholders", () => {
    expect(Object.keys(texts).sort()).toEqual(Object.keys(en).sort());
    for (const [key, text] of Object.entries(en)) {
      expect([key, holes((texts as Record<string, string>)[key] ?? "")]).toEqual([key, holes(text)]);
    }
  });

  it("fit on buttons where they are buttons", () => {
    for (const [key, text] of Object.entries(texts))
      if (key.startsWith("choice.")) expect(text.length).toBeLessThanOrEqual(30);
  });
});

describe("filling a text", () => {
  it("leaves out the bracketed part whose value is missing", () => {
    expect(fill("Sent on {day}[[ with {carrier}, number {number}]].", { day: "Monday" })).toBe("Sent on Monday.");
    expect(fill("Sent on {day}[[ with {carrier}]].", { day: "Monday", carrier: "DHL" })).toBe(
      "Sent on Monday with DHL.",
    );
  });

  it("leaves out the sentence whose value is missing, and never shows a brace", () => {
    expect(fill("It is on its way. It arrives on {day}. Thank you.", {})).toBe("It is on its way. Thank you.");
    expect(fill("{name}", {})).toBe("");
  });

  it("does not read placeholders inside values", () => {
    expect(fill("You wrote: {words}", { words: "{secret} [[x]]", secret: "no" })).toBe("You wrote: {secret} [[x]]");
  });

  it("keeps decimals and dates with points in one sentence", () => {
    expect(fill("We pay 3.50 on {day}. Bye.", { day: "1. März" })).toBe("We pay 3.50 on 1. März. Bye.");
  });
});

describe("figures and dates", () => {
  const manner = (language: string) => ({ language, timeZone: "Europe/Berlin", currency: "EUR" });
  it("are written as customers of the language read them", () => {
    expect(formatMoney(123_456, "EUR", manner("de"))).toBe("1.234,56\u00a0€");
    expect(formatMoney(123_456, "EUR", manner("en"))).toBe("€1,234.56");
    expect(formatMoney(500, "JPY", manner("en"))).toBe("¥500");
    expect(formatDate(new Date("2026-11-23T23:30:00Z"), manner("es"))).toBe("24 de noviembre de 2026");
    expect(formatDateTime(new Date("2026-11-24T14:00:00Z"), manner("de"))).toBe("Dienstag, 24. November, 15:00");
  });
});
