import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createRecognizer } from "../../src/models/recognizer.ts";
import { type FakePresidio, startFakePresidio } from "../fakes/presidio/start.ts";

let presidio: FakePresidio;
beforeAll(async () => {
  presidio = await startFakePresidio();
  await presidio.knows({
    Okonkwo: { entity_type: "PERSON", score: 0.85 },
    Maybe: { entity_type: "PERSON", score: 0.3 },
    Lisbon: { entity_type: "LOCATION", score: 0.85 },
    "12-345": { entity_type: "IT_DRIVER_LICENSE", score: 0.9 },
  });
});
afterAll(() => presidio?.[Symbol.asyncDispose]());
beforeEach(() => presidio.behave({}));

function recognizer({ deadlineMs = 5_000, entities = ["PERSON", "IT_DRIVER_LICENSE"], url = presidio.url } = {}) {
  const logged: string[] = [];
  const service = createRecognizer(
    { url, languages: ["en", "es"], entities, minScore: 0.6, deadlineMs },
    { log: (event, fields) => void logged.push(`${event} ${JSON.stringify(fields)}`) },
  );
  return { recognize: (text: string, language = "en") => service.recognize({ text, language }), logged };
}

it("finds names where rules cannot, also behind signs that count twice", async () => {
  const text = "😀😀 ask Okonkwo about 12-345";
  const found = await recognizer().recognize(text);
  expect(found?.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
    ["name", "Okonkwo"],
    ["national-id", "12-345"],
  ]);
});

it("asks for its own entities only, and drops what is not sure enough", async () => {
  expect(await recognizer().recognize("Maybe Lisbon")).toEqual([]);
  expect((await presidio.asked()).at(-1)).toEqual({
    text: "Maybe Lisbon",
    language: "en",
    entities: ["PERSON", "IT_DRIVER_LICENSE"],
    score_threshold: 0.6,
  });
});

it("sends nothing in a language that it does not know", async () => {
  const before = (await presidio.asked()).length;
  expect(await recognizer().recognize("Fragen Sie Okonkwo", "de")).toEqual([]);
  expect(await presidio.asked()).toHaveLength(before);
});

it.each([
  ["is broken", { status: 500 }],
  ["is too slow", { delayMs: 400 }],
  ["sends something else", { body: { hello: "Okonkwo" } }],
])("says that it did not answer when it %s, and logs no word of the customer", async (_how, behaviour) => {
  await presidio.behave(behaviour);
  const { recognize, logged } = recognizer({ deadlineMs: 200 });
  expect(await recognize("ask Okonkwo")).toBeUndefined();
  expect(logged).toHaveLength(1);
  expect(logged.join()).not.toContain("Okonkwo");
});

it("leaves a dead service alone after a few tries", async () => {
  const { recognize, logged } = recognizer({ url: "http://127.0.0.1:9" });
  for (let i = 0; i < 12; i++) expect(await recognize("ask Okonkwo")).toBeUndefined();
  expect(logged).toHaveLength(5);
});
