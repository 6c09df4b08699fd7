import { describe, expect, it } from "vitest";
import { buildKnowledgeIndex } from "../../../src/core/knowledge/build-knowledge-index.ts";
import { activatePlaybook } from "../../../src/core/playbook/activate-playbook.ts";
import { playbookSchema } from "../../../src/core/playbook/schema.ts";
import { type DialogueState, freshState } from "../../../src/core/understanding/dialogue-state.ts";
import { findBusinessIds } from "../../../src/core/understanding/entities/business-ids.ts";
import { findEntities } from "../../../src/core/understanding/entities/find-entities.ts";
import { active, bikes, now, rental, understandRental } from "./rental-playbook.ts";

const values = (text: string, type: string, language = "en", state: Partial<DialogueState> = {}) =>
  understandRental(text, { language, state })
    .entities.filter((entity) => entity.type === type)
    .map(({ value }) => value);

const askedForBooking: Partial<DialogueState> = {
  task: { flow: "move", intent: "move_booking", slots: {}, asked: "booking", askedTimes: 1 },
};

describe("business ids", () => {
  it.each(["my booking is BK-1042", "bk-1042", "bk 1042 please", "it's BK1042", "booking number 1042"])(
    "are read however they are written: %s",
    (text) => {
      expect(values(text, "booking")).toEqual(["BK-1042"]);
    },
  );

  it("may be the bare number when we asked for it", () => {
    expect(values("I think it was 1042 or so, from last week's mail", "booking", "en", askedForBooking)).toEqual([
      "BK-1042",
    ]);
  });

  it("are not seen in any other number", () => {
    expect(values("I rode 1042 kilometres with two friends and it was wonderful", "booking")).toEqual([]);
  });

  it("take the playbook's canonical form and its pattern for bare answers", () => {
    const entities = [
      { id: "order", pattern: "\\bNG[\\s#:-]{0,3}(\\d{5})\\b", canonical: "NG-$1", askedPattern: "\\b(\\d{5})\\b" },
    ];
    expect(findBusinessIds("ng 10423", entities).map(({ value }) => value)).toEqual(["NG-10423"]);
    expect(
      findBusinessIds("the one with 10423 on it I believe so", entities, "order").map(({ value }) => value),
    ).toEqual(["NG-10423"]);
  });
});

describe("dates and times", () => {
  it.each([
    ["en", "next Friday at 3 pm", "2026-11-27T14:00:00Z"],
    ["en", "tomorrow afternoon", "2026-11-23T14:00:00Z"],
    ["es", "mañana por la tarde", "2026-11-23T14:00:00Z"],
    ["es", "el lunes a las 9:30", "2026-11-23T08:30:00Z"],
    ["es", "pasado mañana a las 3 de la tarde", "2026-11-24T14:00:00Z"],
    ["de", "morgen um 10 Uhr", "2026-11-23T09:00:00Z"],
    ["de", "nächsten Freitag Nachmittag", "2026-11-27T14:00:00Z"],
    ["de", "am 24.12. um 15:30", "2026-12-24T14:30:00Z"],
  ])("are read in %s, in the business's zone: %s", (language, text, utc) => {
    expect(values(text, "date", language)).toEqual([utc]);
  });

  it.each([
    ["en", "February 30"],
    ["en", "on the 31st of April at 10"],
    ["de", "am 31.02. bitte"],
    ["de", "heute um 25:00"],
    ["de", "um 25 Uhr"],
    ["es", "el 30 de febrero"],
    ["es", "31/02/2027"],
  ])("that do not exist are said to be invalid: %s %s", (language, text) => {
    const dates = understandRental(text, { language }).entities.filter(({ type }) => type === "date");
    expect(dates).toMatchObject([{ value: "invalid", confidence: 0 }]);
  });

  it.each(["we split it 50/50", "you should be open 24/7", "it costs 12.50"])(
    "are not seen where there are none: %s",
    (text) => {
      expect(values(text, "date")).toEqual([]);
    },
  );
});

it.each([
  ["you charged me 50,00 €", "5000"],
  ["EUR 1.200,50 is too much", "120050"],
  ["I paid $20", "2000 USD"],
])("money comes in minor units: %s", (text, value) => {
  expect(values(text, "money")).toEqual([value]);
});

it.each([
  ["en", "the second one", "2"],
  ["es", "la segunda", "2"],
  ["de", "die zweite", "2"],
  ["en", "the last one please", "-1"],
  ["en", "option 3", "3"],
])("a place in a list is an ordinal: %s %s", (language, text, value) => {
  expect(values(text, "ordinal", language)).toEqual([value]);
});

it("the third time is no place in a list", () => {
  expect(values("this is the third time I write", "ordinal")).toEqual([]);
});

it("quantities are words or digits that mean nothing else", () => {
  expect(values("two bikes on booking BK-1042 at 10:30", "quantity")).toEqual(["2"]);
});

it("a product that may be two products keeps the other one", () => {
  expect(understandRental("how fast is the Roadster?").entities).toMatchObject([
    { type: "product", value: "roadster-7", alternatives: ["roadster-9"] },
  ]);
});

it("14 Uhr is an hour, also in a shop that sells watches called Uhren", () => {
  const shop = playbookSchema.parse({
    name: "watches",
    languages: ["de"],
    timeZone: "Europe/Berlin",
    intents: rental.intents,
    graph: { nodes: [{ id: "w", kind: "product", name: "Pulsar Uhr", aliases: ["Uhr"] }] },
  });
  const found = findEntities({
    text: "dann am Donnerstag um 14 Uhr",
    language: "de",
    state: freshState(),
    now,
    playbook: activatePlaybook(shop, 1),
    knowledge: buildKnowledgeIndex(shop),
    personal: [],
  });
  expect(found).toMatchObject([{ type: "date", value: "2026-11-26T13:00:00Z" }]);
});

it("tomorrow at ten is tomorrow where the customer is, when their zone is known", () => {
  const found = findEntities({
    text: "tomorrow at 10",
    language: "en",
    state: freshState(),
    now,
    timeZone: "America/New_York",
    playbook: active,
    knowledge: bikes,
    personal: [],
  });
  expect(found).toMatchObject([{ type: "date", value: "2026-11-23T15:00:00Z" }]);
});

it("addresses, e-mails, phones and names that were masked are entities by their tokens, digits in them are not", () => {
  const found = findEntities({
    text: "send it to ⟨ADDRESS_1⟩, call ⟨PHONE_2⟩ or write to ⟨EMAIL_3⟩, for ⟨NAME_4⟩",
    language: "en",
    state: freshState(),
    now,
    playbook: active,
    knowledge: bikes,
    personal: [
      { token: "⟨ADDRESS_1⟩", kind: "address" },
      { token: "⟨PHONE_2⟩", kind: "phone" },
      { token: "⟨EMAIL_3⟩", kind: "email" },
      { token: "⟨NAME_4⟩", kind: "name" },
    ],
  });
  expect(found.map(({ type, value }) => `${type} ${value}`)).toEqual([
    "address ⟨ADDRESS_1⟩",
    "phone ⟨PHONE_2⟩",
    "email ⟨EMAIL_3⟩",
    "name ⟨NAME_4⟩",
  ]);
});

it("a date that may be two keeps the other one", () => {
  const [date] = understandRental("next Friday at 3").entities.filter(({ type }) => type === "date");
  expect(date?.alternatives).toContain("2026-11-27T02:00:00Z");
});

describe("ids of any pattern", () => {
  const entities = [
    { id: "case", pattern: "CS\\d{2}-\\d{4}" },
    { id: "repair", pattern: "R-\\d{3}-\\d{3}" },
    { id: "flight", pattern: "\\b[A-Z]{3}\\d{3}\\b", name: "booking code" },
  ];
  const read = (text: string) => findBusinessIds(text, entities).map(({ value }) => value);

  it.each([
    ["cs260417", "CS26-0417"],
    ["CS 26 0417", "CS26-0417"],
    ["cs26/0417", "CS26-0417"],
    ["CS26-O417", "CS26-0417"],
    ["r204118", "R-204-118"],
    ["my booking is ktx 482", "KTX482"],
  ])("are read however they are written: %s", (text, value) => {
    expect(read(text)).toEqual([value]);
  });

  it.each(["it was for 250 of us", "at las 815", "open at las 8:15"])("are not made of ordinary words: %s", (text) => {
    expect(read(text)).toEqual([]);
  });
});

it.each([
  ["en", "fifty euros", "5000"],
  ["de", "zweihundertfünfzig Euro", "25000"],
  ["es", "35 euros con 50 céntimos", "3550"],
  ["fr", "12€50", "1250"],
  ["en", "CHF 120.-", "12000 CHF"],
  ["en", "200 zł", "20000 PLN"],
])("money is read in every European spelling: %s %s", (language, text, value) => {
  expect(values(text, "money", language)).toEqual([value]);
});

it.each([
  ["en", "a pair of gloves", "2"],
  ["de", "ein Dutzend Helme", "12"],
  ["de", "wir sind zu fünft", "5"],
  ["es", "media docena de cascos", "6"],
  ["en", "two of them", "2"],
])("quantities are read in words too: %s %s", (language, text, value) => {
  expect(values(text, "quantity", language)).toEqual([value]);
});

it.each([
  ["en", "for 3 days"],
  ["de", "ein paar Fragen"],
  ["en", "my size is 42"],
])("what measures is no quantity: %s %s", (language, text) => {
  expect(values(text, "quantity", language)).toEqual([]);
});

it.each([
  ["my name is Priya Raman", "Priya Raman"],
  ["it is for my wife Anna", "Anna"],
  ["auf den Namen Jonas Huber", "Jonas Huber"],
  ["Frau Lorenz hier", "Lorenz"],
])("people are read where they are named: %s", (text, name) => {
  expect(values(text, "name")).toEqual([name]);
});

it("a mood or a nationality is no name", () => {
  expect(values("I'm Sorry, I am German and I'm Happy.", "name")).toEqual([]);
});
