import { describe, expect, it } from "vitest";
import { startDialogue } from "./scripted-dialogue.ts";

describe("questions that knowledge answers", () => {
  it("are about the product that was named, and 'it' is that product afterwards", async () => {
    const talk = startDialogue();
    await talk.say("How long does the Night Walk take?", { intent: "about_tour" });
    const lunch = await talk.say("Is lunch included on it?", { intent: "about_tour", refersBack: true });
    expect(lunch.text).toMatch(/not included/);
    expect(lunch.turn.draft?.citations.map((citation) => citation.sourceId)).toEqual(["walk"]);
  });

  it("ask once which product is meant when several fit, and answer the question once it is known", async () => {
    const talk = startDialogue();
    const which = await talk.say("Is lunch included?", { intent: "about_tour", refersBack: true });
    expect(which.turn.draft?.outcome).toBe("clarified");
    expect([...which.buttons].sort()).toEqual(["pick:cruise", "pick:walk"]);
    const answer = await talk.press("pick:walk", "Night Walk");
    expect(answer.text).toMatch(/not included/);
  });

  it("are answered in the same reply as the booking that was asked for", async () => {
    const talk = startDialogue();
    talk.prove("ben");
    const both = await talk.say("When does TR-2001 start, and how long does the Night Walk take?", {
      intent: "booking_status",
      second: "about_tour",
    });
    expect(both.text).toMatch(/TR-2001/);
    expect(both.text).toMatch(/three hours/);
    expect(both.turn.draft?.citations.map((citation) => citation.sourceId)).toContain("walk");
  });

  it("stand before our own question when the first wish needs one", async () => {
    const talk = startDialogue();
    const both = await talk.say("I want my money back, and how long does the Night Walk take?", {
      intent: "money_back",
      second: "about_tour",
    });
    expect(both.text).toMatch(/three hours[\s\S]*booking number/);
  });

  it("a second wish that needs more waits, and is offered afterwards", async () => {
    const talk = startDialogue();
    talk.prove("ben");
    const both = await talk.say("When does TR-2001 start? I also want a call", {
      intent: "booking_status",
      second: "callback",
    });
    expect(both.text).toContain("TR-2001");
    expect(both.buttons).toContain("resume:yes");
    expect((await talk.press("resume:yes")).text).toMatch(/day and time/);
  });

  it("small talk gets small talk", async () => {
    const talk = startDialogue({ language: "de" });
    expect((await talk.say("Hallo", { intent: "hello" })).text).toBe("Hallo! Wie kann ich Ihnen helfen?");
    expect((await talk.say("Danke", { intent: "thank_you" })).text).toMatch(/Gern geschehen/);
  });

  it("that are typed after a clarification are the question, not the words before", async () => {
    const talk = startDialogue();
    await talk.say("Is the Night Walk florbling?", { intent: "about_tour", confidence: 0.5 });
    const answer = await talk.say("Is lunch included in the tour?", { intent: "about_tour" });
    expect(answer.text).toMatch(/Lunch is not included/);
  });

  it("greetings beside a wish need no answer of their own", async () => {
    const talk = startDialogue();
    const answer = await talk.say("Hello! How long does the Night Walk take?", {
      intent: "hello",
      second: "about_tour",
    });
    expect(answer.text).toMatch(/three hours/);
    expect(answer.text).not.toMatch(/^Hello/);
  });
});
