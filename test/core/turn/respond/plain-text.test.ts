import { describe, expect, it } from "vitest";
import { plainText } from "../../../../src/core/turn/respond/plain-text.ts";

describe("a model's text", () => {
  it.each([
    ["You have **30 days** to return it.", "You have 30 days to return it."],
    ["## Returns\n__Yes__, within 30 days.", "Returns\nYes, within 30 days."],
    ["It weighs < 2 kg and costs 3 * 4 EUR.", "It weighs < 2 kg and costs 3 * 4 EUR."],
    ["Choose size [M] or [L] (or both).", "Choose size [M] or [L] (or both)."],
    ["We write to ⟨EMAIL_1⟩.", "We write to ⟨EMAIL_1⟩."],
  ])("is plain: %s", (text, plain) => {
    expect(plainText(text)).toBe(plain);
  });

  it.each([
    "<b>30 days</b>",
    "30 days <img src=x onerror=steal()>",
    "30 days <script",
    "30 days < / b >",
    "![receipt](https://evil.example/q)",
    "[click](javascript:steal())",
    "```js\nsteal()\n```",
    "<!--hidden-->",
  ])("is refused with markup: %s", (text) => {
    expect(plainText(text)).toBeUndefined();
  });
});
