import { describe, expect, it } from "vitest";
import { personSentences } from "../../../src/core/understanding/data/person.ts";
import { splitClauses } from "../../../src/core/understanding/intent/clauses.ts";
import { trainPerson } from "../../../src/core/understanding/person.ts";
import { asksForPerson } from "../../../src/evaluation/data/asks-for-person.ts";

const person = trainPerson([]);
const score = (text: string): number => Math.max(...[text, ...splitClauses(text)].map(person.score));
const wishes = Object.values(asksForPerson).flat();

describe("a wish for a person", () => {
  it("is measured on at least 200 wordings in six languages that were never trained on", () => {
    const trained = new Set(personSentences().asks.map(({ text }) => text.toLowerCase()));
    expect(Object.keys(asksForPerson)).toHaveLength(6);
    expect(wishes.length).toBeGreaterThanOrEqual(200);
    expect(wishes.filter((text) => trained.has(text.toLowerCase()))).toEqual([]);
  });

  it("is heard in 97 % of them", () => {
    expect(wishes.filter((text) => score(text) >= 0.5).length / wishes.length).toBeGreaterThanOrEqual(0.97);
  });

  it.each(["I want to speak to a hunan", "transfer me to an agnet", "necesito un operadro", "einen Mitarbeter bitte"])(
    "is heard with a slip of the finger: %s",
    (text) => expect(score(text)).toBeGreaterThan(0.5),
  );

  it.each([
    "I want to cancel my loan asap let me talk to the manager",
    "My parcel is late and wet. Please put me through to an employee!",
    "mein Paket ist weg, ich möchte jetzt mit einem Mitarbeiter reden",
  ])("is heard behind another wish: %s", (text) => expect(score(text)).toBeGreaterThan(0.5));

  it.each([
    "1 Person und ein Kind",
    "someone used my card without asking",
    "the machine kept my card",
    "I have an unknown charge",
    "Unhelpful customer support.",
    "¿puedo añadir una persona a la reserva?",
    "ich brauche einen Wecker für 17 Uhr",
    "quelqu'un a utilisé ma carte hier",
    "kumar",
    "super",
    "4711",
  ])("is not what talk about people, machines and names is: %s", (text) => expect(score(text)).toBeLessThan(0.5));
});
