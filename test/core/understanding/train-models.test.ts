import { describe, expect, it } from "vitest";
import { restoreModels, trainModels } from "../../../src/core/understanding/train-models.ts";
import { languageTable } from "../../../src/models/language-table.ts";
import { rental, rentalModels, understandRental } from "./rental-playbook.ts";

describe("models trained from a playbook", () => {
  it.each([
    ["en", "how much does one bicycle cost for the whole day?", "rent_price"],
    ["es", "¿cuánto me cuesta una bici por hora?", "rent_price"],
    ["de", "mein Reifen hat keine Luft mehr", "flat_tyre"],
    ["en", "could you move our reservation to a different day", "move_booking"],
    ["es", "quiero otra fecha para la reserva", "move_booking"],
    ["de", "wie sind eure Öffnungszeiten am Sonntag?", "opening_hours"],
  ])("find the wish in %s: %s", (language, text, intent) => {
    expect(understandRental(text, { language }).intent.primary).toBe(intent);
  });

  it("carry category and kind from the playbook", () => {
    expect(understandRental("my tyre is flat").intent).toMatchObject({ category: "trouble", kind: "problem" });
  });

  it("are less sure about what no intent covers", () => {
    const known = understandRental("do I get a helmet").intent;
    const strange = understandRental("who won the world cup in 2014").intent;
    expect(strange.outOfScope).toBeGreaterThan(known.outOfScope);
    expect(strange.primary === "none" || strange.confidence < 0.7).toBe(true);
    expect(known.confidence).toBeGreaterThan(0.7);
  });

  it("find both wishes of one message, in the order they were named", () => {
    const { intent } = understandRental("I have a flat tyre, and when are you open on sunday?");
    expect([intent.primary, intent.secondary]).toEqual(["flat_tyre", "opening_hours"]);
  });

  it.each([
    "I want to talk to a human",
    "could someone from your staff join us here",
    "quiero que me atienda una persona",
    "Kann ich bitte mit einem Mitarbeiter sprechen?",
    "je voudrais parler à un conseiller",
    "vorrei parlare con un operatore",
    "quero falar com um atendente humano",
  ])("hear a wish for a person that the playbook never mentions: %s", (text) => {
    expect(understandRental(text).intent.wantsPerson).toBeGreaterThan(0.7);
  });

  it.each([
    "how much is it per person",
    "are you a robot?",
    "the person at the desk was friendly",
    "gibt es Räder für vier Personen",
  ])("do not take talk about people for a wish for one: %s", (text) => {
    expect(understandRental(text).intent.wantsPerson).toBeLessThan(0.5);
  });

  it("come out the same when trained twice, and answer the same when restored from bytes", () => {
    const bytes = rentalModels().toBytes();
    expect(trainModels(rental, languageTable()).toBytes().equals(bytes)).toBe(true);
    const restored = restoreModels(bytes, rental, languageTable());
    for (const text of ["is a helmet required?", "I want a human", "hola, se ha pinchado"]) {
      expect(understandRental(text, { models: restored })).toEqual(understandRental(text));
      expect(restored.judge(text)).toEqual(rentalModels().judge(text));
      expect(restored.language(text)).toEqual(rentalModels().language(text));
    }
  });

  it("refuse bytes of another playbook or of nothing", () => {
    const other = { ...rental, intents: rental.intents.slice(0, 3) };
    expect(() => restoreModels(rentalModels().toBytes(), other, languageTable())).toThrow(/do not fit/);
    expect(() => restoreModels(Buffer.from("nonsense"), rental, languageTable())).toThrow(/not readable/);
  });

  it("report progress up to the end", () => {
    const shares: number[] = [];
    trainModels({ ...rental, intents: rental.intents.slice(0, 2) }, languageTable(), {
      onProgress: (share) => shares.push(share),
    });
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  });
});
