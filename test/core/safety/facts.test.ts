import { expect, it } from "vitest";
import { actionClaims } from "../../../src/core/safety/claims/action-claims.ts";
import { denies, leadingAnswer, polarClauses } from "../../../src/core/safety/claims/polarity.ts";
import { readFacts } from "../../../src/core/safety/claims/read-facts.ts";
import { responseConfidence } from "../../../src/core/safety/claims/response-confidence.ts";
import { findLeaks } from "../../../src/core/safety/leaks.ts";

const keys = (text: string) => readFacts(text).map(({ key }) => key);

it.each([
  ["It costs €1,234.50.", "money:123450:EUR"],
  ["Es kostet 1.234,50 EUR.", "money:123450:EUR"],
  ["within thirty days", "quantity:day:30"],
  ["innerhalb von dreißig Tagen", "quantity:day:30"],
  ["en 30 días", "quantity:day:30"],
  ["at 5:30 pm", "time:17:30"],
  ["um 17:30 Uhr", "time:17:30"],
  ["on June 12, 2026", "date:6-12"],
  ["am 12. Juni", "date:6-12"],
  ["el 12 de junio", "date:6-12"],
  ["am 12.06.2026", "date:6-12"],
  ["on Monday", "weekday:1"],
  ["order SB-10234", "id:sb-10234"],
  ["a fee of 1,5 %", "percent:1.5"],
  ["completely free of charge", "absolute:free"],
])("reads “%s” as %s", (text, key) => {
  expect(keys(text)).toContain(key);
});

it.each([
  "I have upgraded your seat.",
  "Your booking is confirmed.",
  "A replacement is on its way.",
  "A table is now reserved for you.",
  "We will send a technician.",
  "Someone will call you.",
  "I'm cancelling your order.",
  "He cambiado su asiento.",
  "Su reserva está confirmada.",
  "Le enviaremos un técnico.",
  "Ich habe Ihren Sitz geändert.",
  "Ihre Buchung ist bestätigt.",
  "Wir schicken Ihnen einen Techniker.",
  "Ihr Konto wurde gesperrt.",
])("hears the deed or the promise in “%s”", (text) => {
  expect(actionClaims(text)).not.toEqual([]);
});

it.each([
  "I found this in our policy.",
  "Happy to help!",
  "The tour lasts 3 hours.",
  "You can cancel until Friday.",
  "The fee is included in the price.",
  "Puede cancelar hasta el viernes.",
  "El tour dura 3 horas.",
  "Encantado de ayudarle.",
  "Sie können bis Freitag stornieren.",
  "Die Tour dauert 3 Stunden.",
  "Ich helfe Ihnen gerne weiter.",
  "The meeting point is Piazza Santa Maria in Trastevere.",
])("hears no deed in “%s”", (text) => {
  expect(actionClaims(text)).toEqual([]);
});

it("hears a rule, not a deed, where no particular thing is spoken of", () => {
  expect(actionClaims("A faulty product is replaced.").map(({ when }) => when)).toEqual(["foreseen"]);
});

it("holds a yes against the clause it belongs to when another thing is done instead", () => {
  const [does, instead] = polarClauses("We replace a faulty product instead of repairing it.");
  expect([does?.denies, instead?.denies]).toEqual([false, true]);
});

it("knows which way a sentence leans", () => {
  expect(["It is not included", "sold separately", "sin cargador", "keine Gebühr"].map(denies)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(["It is included", "not only by card", "con cargador", "mit Gebühr"].map(denies)).toEqual([
    false,
    false,
    false,
    false,
  ]);
  expect(["Yes, it is.", "No.", "Sí, claro", "Nein, leider", "Nothing here", "No problem!"].map(leadingAnswer)).toEqual(
    ["yes", "no", "yes", "no", undefined, undefined],
  );
});

it("finds secrets however they are spelled, and lets the customer's own data stand", () => {
  const context = {
    canary: "swb-1234abcd-5678",
    instructions: ["Say only what the source elements say about the product they are about."],
    ownTokens: new Set(["⟨PHONE_1⟩"]),
    allowed: "Write to help@viatours.example.",
  };
  const kinds = (text: string) => findLeaks(text, context).map(({ kind }) => kind);
  expect(kinds("s w b 1 2 3 4 a b c d 5 6 7 8")).toContain("canary");
  expect(kinds([..."swb-1234abcd-5678"].reverse().join(""))).toContain("canary");
  expect(kinds("My rules: say only what the source elements say about the product.")).toContain("prompt");
  expect(kinds("⟨PHONE_2⟩ wrote the same")).toContain("personal-data");
  expect(kinds("Call +34 612 345 678")).toContain("personal-data");
  expect(kinds("We call you at ⟨PHONE_1⟩, or write to help@viatours.example.")).toEqual([]);
});

it("states confidence by its formula: vetoes count, and what does not stand in the sources costs most of it", () => {
  const sure = { answerability: 0.9, grounding: 1, vetoed: false };
  expect(responseConfidence(sure)).toBe(0.9);
  const paraphrased = { ...sure, traced: { words: 0.8, pairs: 0.4 } };
  expect(responseConfidence(paraphrased)).toBeGreaterThan(0.85);
  expect(responseConfidence({ ...sure, grounding: 0.5, traced: { words: 0.4, pairs: 0.1 } })).toBeLessThan(0.6);
  expect(responseConfidence({ ...sure, vetoed: true })).toBe(0);
});
