import { describe, expect, it } from "vitest";
import { conversationAnger, saysAgain } from "../../../src/core/understanding/sentiment/conversation-anger.ts";

describe("anger over the conversation", () => {
  it("rises with each mildly frustrated message, until it is as much as fury", () => {
    const history: number[] = [];
    const overall = [0.51, 0.51, 0.51, 0.51].map((anger) => {
      const now = conversationAnger(history, anger, false);
      history.push(anger);
      return now;
    });
    expect(overall).toEqual([...overall].sort((a, b) => a - b));
    expect(overall[0]).toBeLessThan(0.6);
    expect(overall[3]).toBeGreaterThan(0.8);
  });

  it("falls with each calm message", () => {
    const history = [0.7, 0.7];
    const first = conversationAnger(history, 0, false);
    const second = conversationAnger([...history, 0], 0, false);
    expect(second).toBeLessThan(first);
    expect(first).toBeLessThan(0.8);
  });

  it("rises when the same is asked again", () => {
    expect(conversationAnger([0.3], 0.3, true)).toBeGreaterThan(conversationAnger([0.3], 0.3, false));
  });
});

describe("the same question again", () => {
  it("is heard in nearly the same words", () => {
    expect(saysAgain("Where is my order NG-10234?", ["where is my order NG-10234", "hello"])).toBe(true);
    expect(saysAgain("When do you open?", ["where is my order"])).toBe(false);
  });

  it("is not heard in answers of a word or two", () => {
    expect(saysAgain("yes", ["yes"])).toBe(false);
  });
});
