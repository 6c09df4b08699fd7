import { expect, it } from "vitest";
import { readNgramTable } from "../../../src/core/understanding/language/ngram-table.ts";
import { languageTable } from "../../../src/models/language-table.ts";
import { rentalModels } from "./rental-playbook.ts";

it.each([
  ["Where is my booking?", "en"],
  ["¿Dónde está mi reserva?", "es"],
  ["Wo ist meine Buchung?", "de"],
  ["Où est ma réservation ?", "fr"],
  ["gdzie jest moja rezerwacja na jutro", "pl"],
  ["Di mana pesanan saya?", "id"],
  ["注文は3日前にしましたが、まだ届いていません", "ja"],
  ["我的订单在哪里", "zh"],
  ["أين طلبي؟", "ar"],
  ["मेरा ऑर्डर कहाँ है", "hi"],
])("a sentence shows its language: %s", (text, language) => {
  expect(rentalModels().language(text).language).toBe(language);
});

it.each(["BK-1042", "10423", "ok", "Anna Müller", "⟨EMAIL_1⟩", "👍", "no", "iPhone 15 Pro", "Hauptstraße 12, Berlin"])(
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

it.each([
  ["muchas gracias", "en", "es"],
  ["vielen dank", "es", "de"],
  ["thank you very much", "de", "en"],
  ["où est ma commande", "en", "fr"],
])("a few clear words change it too: %s", (text, previous, language) => {
  expect(rentalModels().language(text, previous).language).toBe(language);
});

it("the table is small in memory and refuses a file that is no table", () => {
  const { hashes, starts, places, scores } = languageTable();
  expect(hashes.length).toBeGreaterThan(240_000);
  expect([hashes, starts, places, scores].reduce((sum, part) => sum + part.byteLength, 0)).toBeLessThan(4_000_000);
  expect(() => readNgramTable("export const nothing = {}")).toThrow(/not a language table/);
  expect(() => readNgramTable("languages:{0:'am'},ngrams:{'abc")).toThrow(/ends too early/);
});

it.each([
  ["Hello", "en"],
  ["Hola!", "es"],
  ["Hallo", "de"],
  ["Bonjour", "fr"],
  ["Ciao", "it"],
  ["Olá", "pt"],
  ["Cześć", "pl"],
])("a first word that is said in one language is answered in it: %s", (text, language) => {
  expect(rentalModels().language(text).language).toBe(language);
});

it.each(["ok", "no", "Okay!", "hmm"])(
  "a first word that is said everywhere is answered in the playbook's own: %s",
  (text) => {
    expect(rentalModels().language(text)).toEqual({ language: "en", confidence: 0 });
  },
);
