import { describe, expect, it } from "vitest";
import { yesOrNo } from "../../../src/core/understanding/dialogue/yes-or-no.ts";
import type { DialogueState } from "../../../src/core/understanding/dialogue-state.ts";
import { understandRental } from "./rental-playbook.ts";

describe("yes and no", () => {
  it.each([
    "yes",
    "Yes please!",
    "ok do it",
    "sí, por favor",
    "vale",
    "de acuerdo, hazlo",
    "ja bitte",
    "Ja, gerne",
    "in Ordnung",
    "oui",
    "d'accord",
    "sì, va bene",
    "sim, pode fazer",
    "👍",
    "go ahead",
  ])("%s is a yes", (text) => expect(yesOrNo(text)).toBe("yes"));
  it.each([
    "no",
    "no thanks",
    "mejor no",
    "nein danke",
    "lieber nicht",
    "non merci",
    "meglio di no",
    "melhor não",
    "no, the other booking",
    "don't do it",
  ])("%s is a no", (text) => expect(yesOrNo(text)).toBe("no"));
  it.each([
    "yes but to another card",
    "ja, aber erst morgen",
    "no me ha llegado el pedido",
    "no funciona la bici",
    "ok what about the price?",
    "yes 50 euros only",
    "where is it",
    "I never said yes to that",
  ])("%s is neither", (text) => expect(yesOrNo(text)).toBeUndefined());
});

describe("references", () => {
  it.each([
    ["en", "how much is it?"],
    ["es", "quiero cancelarla"],
    ["de", "wie teuer ist das?"],
    ["en", "the second one"],
  ])("speak of something named before: %s %s", (language, text) => {
    expect(understandRental(text, { language }).refersBack).toBe(true);
  });
  it.each([
    ["en", "when are you open?"],
    ["en", "cancel BK-1042, I do not need it"],
    ["de", "wo ist das Fahrrad?"],
  ])("do not, when the thing is named: %s %s", (language, text) => {
    expect(understandRental(text, { language }).refersBack).toBe(false);
  });
});

describe("answers to what we asked", () => {
  const asked = (slot: string, flow = "move"): Partial<DialogueState> => ({
    task: { flow, intent: "move_booking", slots: {}, asked: slot, askedTimes: 1 },
  });
  const isAnswer = (text: string, state: Partial<DialogueState>, language = "en") =>
    understandRental(text, { state, language }).isAnswerToQuestion;

  it.each(["1042", "bk1042", "it is BK-1042 I think"])("a number we asked for: %s", (text) =>
    expect(isAnswer(text, asked("booking"))).toBe(true),
  );
  it("a date we asked for", () => expect(isAnswer("mañana a las 10", asked("day"), "es")).toBe(true));
  it("an impossible date is still the answer", () => expect(isAnswer("February 30", asked("day"))).toBe(true));
  it("words of their own, when words were asked", () =>
    expect(isAnswer("the chain keeps falling off", asked("what", "report"))).toBe(true));
  it("not a new wish", () => expect(isAnswer("actually, when are you open on sunday?", asked("booking"))).toBe(false));
  it("the code we sent", () => {
    const state: Partial<DialogueState> = { proof: { step: "code", codeId: "c", askedTimes: 1 } };
    expect(isAnswer("482 913", state)).toBe(true);
    expect(understandRental("482 913", { state }).entities).toContainEqual(
      expect.objectContaining({ type: "code", value: "482913" }),
    );
  });
  it("a choice from what we offered", () => {
    const state: Partial<DialogueState> = {
      offered: [
        { label: "Blue bike", value: "b1" },
        { label: "Red bike", value: "b2" },
      ],
    };
    for (const text of ["the second one", "2", "red bike", "b1"]) expect(isAnswer(text, state)).toBe(true);
    expect(isAnswer("when are you open?", state)).toBe(false);
  });
});
