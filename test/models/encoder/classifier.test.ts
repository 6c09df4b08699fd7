import { beforeAll, describe, expect, it } from "vitest";
import type { LocalEncoder } from "../../../src/core/contracts/sentence-encoder.ts";
import type { UnderstandingModels } from "../../../src/core/understanding/models.ts";
import { restoreModels, trainModels } from "../../../src/core/understanding/train-models.ts";
import { loadLocalEncoder } from "../../../src/models/encoder/index.ts";
import { languageTable } from "../../../src/models/language-table.ts";
import { rental, rentalModels, understandRental } from "../../core/understanding/rental-playbook.ts";

let encoder: LocalEncoder | undefined;
let withEncoder: UnderstandingModels;
beforeAll(async () => {
  encoder = await loadLocalEncoder();
  withEncoder = trainModels(rental, languageTable(), { encoder });
});

const english = ["the wheel is punctured", "is a helmet included?", "what would two bicycles come to"];
const intentOf = (text: string, language: string, models: UnderstandingModels) =>
  understandRental(text, { language, models }).intent;

describe("a classifier with the sentence encoder", () => {
  it("knows an English wish in words that no example has", () => {
    expect(intentOf("our bike lost all its air", "en", withEncoder).primary).toBe("flat_tyre");
    const share = (models: UnderstandingModels) => intentOf("our bike lost all its air", "en", models).outOfScope;
    expect(share(withEncoder)).toBeLessThan(share(rentalModels()));
  });

  it.each([
    ["es", "se ha pinchado una rueda"],
    ["es", "¿cuánto me cuesta una bici por hora?"],
    ["de", "mein Reifen hat keine Luft mehr"],
    ["de", "wie sind eure Öffnungszeiten am Sonntag?"],
  ])("judges a language that the encoder cannot read as if it were not there: %s, %s", (language, text) => {
    expect(intentOf(text, language, withEncoder)).toEqual(intentOf(text, language, rentalModels()));
  });

  it("answers the same when restored, and by words alone where the package is missing", () => {
    const bytes = withEncoder.toBytes();
    const restored = restoreModels(bytes, rental, languageTable(), encoder);
    const without = restoreModels(bytes, rental, languageTable());
    for (const text of english) {
      expect(intentOf(text, "en", restored)).toEqual(intentOf(text, "en", withEncoder));
      expect(intentOf(text, "en", without)).toEqual(intentOf(text, "en", rentalModels()));
    }
  });

  it("is trained again once the package is there", () => {
    expect(() => restoreModels(rentalModels().toBytes(), rental, languageTable(), encoder)).toThrow(
      /trained without use-lite-en/,
    );
  });
});
