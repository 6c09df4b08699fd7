import { describe, expect, it } from "vitest";
import { startDialogue } from "./scripted-dialogue.ts";

const callback = { intent: "callback" } as const;

describe("a call at a time that suits", () => {
  it.each([
    ["en", "Please call me on 31 February at 10:00", /doesn't exist/],
    ["es", "Llámame el 31 de febrero a las 10:00", /no existe/],
    ["de", "Bitte rufen Sie mich am 31.02. um 10:00 Uhr an", /gibt es leider nicht/],
  ])("says in %s that a date does not exist, and asks again", async (language, text, complaint) => {
    const talk = startDialogue({ language });
    const first = await talk.say(text, callback);
    expect(first.text).toMatch(complaint);
    expect(talk.office.calls).toEqual([]);
  });

  it("books what was asked for, with a phone only when none is on file", async () => {
    const talk = startDialogue();
    const phone = await talk.say("Please call me tomorrow at 15:00", callback);
    expect(phone.text).toMatch(/phone number/);
    const end = await talk.say("⟨PHONE_1⟩", { answers: true });
    expect(talk.office.calls).toEqual([{ at: "2026-11-24T14:00:00Z", phone: "⟨PHONE_1⟩" }]);
    expect(end.text).toBe("A colleague will call you on Tuesday 24 November, 15:00.");
    expect(end.turn.draft?.outcome).toBe("acted");
  });

  it("offers the free times when the wanted one is taken", async () => {
    const talk = startDialogue();
    talk.prove("anna");
    const taken = await talk.say("Please call me tomorrow at 13:00", callback);
    expect(taken.buttons).toEqual(["pick:2026-11-24T13:00:00.000Z", "pick:2026-11-24T14:00:00.000Z"]);
    await talk.press(taken.buttons[1] ?? "");
    expect(talk.office.calls).toEqual([{ at: "2026-11-24T14:00:00.000Z" }]);
  });

  it("asks three times at most, then a person takes it", async () => {
    const talk = startDialogue();
    await talk.say("call me", callback);
    await talk.say("blue", { answers: true });
    await talk.say("green", { answers: true });
    const end = await talk.say("red", { answers: true });
    expect(end.turn.handoff?.reason).toBe("too-many-turns");
  });
});
