import { describe, expect, it } from "vitest";
import { cleanText } from "../../../src/core/safety/clean-text.ts";
import { personalKinds } from "../../../src/core/safety/guarded-input.ts";
import { maskTexts } from "../../../src/core/safety/mask-text.ts";
import { findPersonalData } from "../../../src/core/safety/personal-data.ts";
import { type Canary, drawCanaries, spellings } from "../../support/canaries.ts";

const shop = { entities: [{ id: "order", pattern: "NG-\\d{5}" }], country: "DE", languages: ["en", "es", "de"] };

function masked(text: string): string {
  const cleaned = cleanText(text);
  const spans = findPersonalData(cleaned, shop);
  return (
    maskTexts(
      [cleaned],
      spans,
      spans.map(({ kind }) => `⟨${kind}⟩`),
    )[0] ?? ""
  );
}
const words = (text: string) =>
  cleanText(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

/** Nothing of the value is left, and nothing around it is missing. */
function problemOf({ text, around, kind }: Canary): string | undefined {
  const left = masked(text);
  const isRight = words(left.replace(/⟨[a-z-]+⟩/g, "")) === words(around) && left.includes("⟨");
  return isRight ? undefined : `${kind}: ${text} → ${left}`;
}

const drawn = drawCanaries(3000);

describe("a value of any kind is masked whole, and nothing around it,", () => {
  it.each(spellings.map(({ name }) => name))("%s", (name) => {
    const { write } = spellings.find((one) => one.name === name) ?? { write: String };
    const mine = drawn.filter(({ secrets: [value = ""], written }) => write(value) === written);
    expect(mine.length).toBeGreaterThan(10);
    expect(mine.flatMap((canary) => problemOf(canary) ?? [])).toEqual([]);
  });
});

it("all kinds are drawn", () => {
  expect(new Set(drawn.map(({ kind }) => kind))).toEqual(new Set(personalKinds));
});
