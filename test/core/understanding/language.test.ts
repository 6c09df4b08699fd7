import { expect, it } from "vitest";
import { rentalModels } from "./rental-playbook.ts";

it.each([
  ["Where is my booking?", "en"],
  ["¿Dónde está mi reserva?", "es"],
  ["Wo ist meine Buchung?", "de"],
  ["Où est ma réservation ?", "fr"],
  ["gdzie jest moja rezerwacja na jutro", "pl"],
])("a sentence shows its language: %s", (text, language) => {
  expect(rentalModels().language(text).language).toBe(language);
});

it.each(["BK-1042", "10423", "ok", "Anna Müller", "⟨EMAIL_1⟩", "👍", "no", "iPhone 15 Pro"])(
  "a number, a name or a short word keeps the language spoken before: %s",
  (text) => {
    expect(rentalModels().language(text, "es").language).toBe("es");
  },
);

it("a clear sentence changes the language", () => {
  expect(rentalModels().language("I would like to change the day of my booking please", "es").language).toBe("en");
});

it("with nothing to go by, the playbook's first language is spoken", () => {
  expect(rentalModels().language("10423")).toEqual({ language: "en", confidence: 0 });
});
