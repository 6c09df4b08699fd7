import { describe, expect, it } from "vitest";
import { startDialogue } from "./scripted-dialogue.ts";

describe("a person takes over", () => {
  it.each([
    ["en", /passing you on to a colleague.*within 10 minutes/s],
    ["es", /Te paso con un compañero.*10 minutos/s],
    ["de", /an einen Menschen.*10 Minuten/s],
  ])("when asked for one, in %s, with when to expect an answer", async (language, words) => {
    const end = await startDialogue({ language }).say("human please", { intent: "person", wantsPerson: 0.9 });
    expect(end.turn.handoff).toMatchObject({ reason: "asked-for-person", priority: 0 });
    expect(end.text).toMatch(words);
    expect(end.turn.draft?.outcome).toBe("handed-off");
  });

  it("says when the team is back outside business hours", async () => {
    const end = await startDialogue({ now: "2026-11-24T20:00:00Z" }).say("human please", { wantsPerson: 0.9 });
    expect(end.text).toMatch(/back on Monday,? 30 November,? (at )?09:00/);
  });

  it("in the middle of a task too, whatever we had asked", async () => {
    const talk = startDialogue();
    talk.prove("anna");
    await talk.say("money back for TR-1001", { intent: "money_back" });
    const end = await talk.say("let me talk to somebody", { wantsPerson: 0.8 });
    expect(end.turn.handoff?.reason).toBe("asked-for-person");
  });

  it("first in line and with words of regret when the customer is angry", async () => {
    const end = await startDialogue().say("This is a disgrace!!", {
      intent: "booking_status",
      anger: 0.95,
      mood: "negative",
    });
    expect(end.turn.handoff).toMatchObject({ reason: "anger", priority: 1 });
    expect(end.text).toMatch(/very sorry/);
  });

  it("for what only people may handle", async () => {
    const end = await startDialogue().say("I was hurt on the boat", { intent: "accident" });
    expect(end.turn.handoff?.reason).toBe("human-only");
  });

  it("when two policies for the product contradict each other", async () => {
    const end = await startDialogue().say("Can I cancel the Canal Cruise?", { intent: "cancellation_rules" });
    expect(end.turn.handoff?.reason).toBe("policy-conflict");
    expect(end.turn.handoff?.detail).toMatch(/rules-a.*rules-b/);
  });

  it("after one clarification when the wish stays unclear", async () => {
    const talk = startDialogue();
    const first = await talk.say("florble the snark", { intent: "about_tour", confidence: 0.4 });
    expect(first.turn.handoff).toBeUndefined();
    expect(first.turn.draft?.outcome).toBe("clarified");
    expect(first.buttons).toEqual(["intent:about_tour", "person:yes"]);
    const second = await talk.say("snark the florble", { confidence: 0.3 });
    expect(second.turn.handoff?.reason).toBe("low-intent-confidence");
  });

  it("when the customer presses the button for one", async () => {
    const talk = startDialogue();
    await talk.say("florble the snark");
    expect((await talk.press("person:yes")).turn.handoff?.reason).toBe("asked-for-person");
  });

  it("when sources know nothing, never with a guess", async () => {
    const end = await startDialogue().say("Which vaccinations does the captain recommend?", { intent: "about_tour" });
    expect(end.turn.handoff).toBeDefined();
    expect(end.turn.draft?.citations).toEqual([]);
  });

  it("after three automated turns that brought the customer no further", async () => {
    const talk = startDialogue();
    for (let turn = 0; turn < 3; turn += 1) {
      const answer = await talk.say("How long does the Night Walk take?", { intent: "about_tour", mood: "negative" });
      expect(answer.turn.handoff).toBeUndefined();
    }
    const end = await talk.say("How long does the Night Walk take?", { intent: "about_tour", mood: "negative" });
    expect(end.turn.handoff?.reason).toBe("too-many-turns");
  });

  it("but not when different questions were answered one after the other", async () => {
    const talk = startDialogue();
    for (const question of [
      "How long does the Night Walk take?",
      "Is lunch included on the Night Walk?",
      "How long does the Canal Cruise take?",
      "Is lunch included on the Canal Cruise?",
      "How long is the Night Walk?",
    ]) {
      expect((await talk.say(question, { intent: "about_tour" })).turn.handoff).toBeUndefined();
    }
  });
});
