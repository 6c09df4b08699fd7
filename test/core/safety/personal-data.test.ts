import { describe, expect, it } from "vitest";
import { cleanText } from "../../../src/core/safety/clean-text.ts";
import { maskTexts } from "../../../src/core/safety/mask-text.ts";
import { findPersonalData } from "../../../src/core/safety/personal-data.ts";

const shop = {
  entities: [
    { id: "order", pattern: "SB-\\d{5}" },
    { id: "ticket", pattern: "\\d{9}" },
  ],
  country: "DE",
  languages: ["en", "es", "de"],
};
const found = (text: string) => findPersonalData(cleanText(text), shop).map(({ kind, value }) => [kind, value]);

describe("personal data is found", () => {
  it.each([
    ["card", "my card is 4111 1111 1111 1111 ok?", "4111111111111111"],
    ["card", "4111-1111-1111-1111", "4111111111111111"],
    ["card", "４１１１ １１１１ １１１１ １１１１", "4111111111111111"],
    ["card", "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", "4111111111111111"],
    ["card", "4111\u200b1111\u200b1111\u200b1111", "4111111111111111"],
    ["card", "4111111111111111 12/27 123", "4111111111111111"],
    ["iban", "mi cuenta es ES91 2100 0418 4502 0005 1332 gracias", "ES9121000418450200051332"],
    ["iban", "de89370400440532013000", "DE89370400440532013000"],
    ["email", "Write to Ana.Lopez@Example.com please", "ana.lopez@example.com"],
    ["email", "ana (at) example (dot) com", "ana@example.com"],
    ["email", "ana at example dot com", "ana@example.com"],
    ["phone", "call me on +49 151 23456789", "+4915123456789"],
    ["phone", "mein Handy: 0151 23456789", "+4915123456789"],
    ["phone", "llámame al 612 34 56 78", "612345678"],
    ["phone", "reach me at (212) 555-0123", "2125550123"],
    ["national-id", "mi DNI es 12345678Z", "12345678Z"],
    ["national-id", "SSN 536-90-4399", "536904399"],
    ["passport", "Mein Reisepass hat die Nummer C01X00T47", "C01X00T47"],
    ["passport", "passport no. X1234567", "X1234567"],
    ["ip", "I log in from 192.168.4.17", "192.168.4.17"],
  ])("%s in: %s", (kind, text, value) => {
    expect(found(text)).toContainEqual([
      kind,
      kind === "phone" && !value.startsWith("+") ? expect.stringContaining(value) : value,
    ]);
  });
});

describe("what only looks like personal data is left alone", () => {
  it.each([
    "order SB-10423",
    "my order sb 10423 has not arrived",
    "ticket 123456789",
    "order number 0151234567",
    "tracking 00340434161094042557",
    "on 2026-12-24 at 15:00",
    "am 24.12.2026 um 15 Uhr",
    "it costs 1.200,50 EUR",
    "firmware version 1.2.3.4",
    "meet me at the station dot",
    "1234 5678 9012 3456",
  ])("%s", (text) => {
    expect(found(text)).toEqual([]);
  });
});

it("an e-mail address ends where its sentence ends", () => {
  expect(found("Write to ana@example.com. Thank you")).toEqual([["email", "ana@example.com"]]);
  expect(found("Escribe a ana@example.com. es urgente")).toEqual([["email", "ana@example.com"]]);
  expect(found("it is ana@example. com")).toEqual([["email", "ana@example.com"]]);
});

it("a card number split over two messages is masked in both", () => {
  const texts = ["my card is 4111 1111", "1111 1111 thanks"];
  const spans = findPersonalData(texts.join("\n"), shop);
  expect(maskTexts(texts, spans, ["⟨CARD_1⟩"])).toEqual(["my card is ⟨CARD_1⟩", "⟨CARD_1⟩ thanks"]);
});

it("a token that a customer forges is no token", () => {
  expect(cleanText("⟨EMAIL_1⟩")).not.toContain("⟨");
});
