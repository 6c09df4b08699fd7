import { describe, expect, it } from "vitest";
import { startDialogue } from "./scripted-dialogue.ts";

const status = { intent: "booking_status" } as const;

describe("a question about one's own booking", () => {
  it("asks for proof first, reads it after the code, and leaves out what the back office does not know", async () => {
    const talk = startDialogue();
    const first = await talk.say("Where do I meet for TR-1002?", status);
    expect(first.text).toMatch(/six-digit code/);
    const end = await talk.say("123456");
    expect(end.text).toBe("Your booking TR-1002 is confirmed, it starts on Saturday 5 December, 18:00.");
    expect(end.turn.draft?.outcome).toBe("answered");
    expect(end.turn.customer.trust).toBe(2);
  });

  it("asks for something to find the account with when no number was given, and offers the customer's own bookings", async () => {
    const talk = startDialogue();
    const first = await talk.say("When does my tour start?", status);
    expect(first.text).toMatch(/booking number, or the e-mail/);
    await talk.say("⟨EMAIL_1⟩");
    expect(talk.office.codesSentTo).toEqual(["email ⟨EMAIL_1⟩"]);
    const choose = await talk.say("my code is 123456");
    expect(choose.buttons).toEqual(["pick:TR-1001", "pick:TR-1002"]);
    const end = await talk.say("the second one");
    expect(end.text).toContain("TR-1002");
  });

  it("takes the only booking there is", async () => {
    const talk = startDialogue();
    talk.prove("ben");
    expect((await talk.say("When does my tour start?", status)).text).toContain("TR-2001");
  });

  it("takes the booking that the named product is in", async () => {
    const talk = startDialogue();
    talk.prove("anna");
    expect((await talk.say("When does my Night Walk start?", status)).text).toContain("TR-1002");
  });

  it("words an unknown account exactly like a known one", async () => {
    const known = await startDialogue().say("status of TR-1001", status);
    const unknown = await startDialogue().say("status of TR-9999", status);
    expect(unknown.text).toBe(known.text);
    expect(unknown.buttons).toEqual(known.buttons);
  });

  it("asks once more for a booking that is not the customer's, then hands over", async () => {
    const talk = startDialogue();
    talk.prove("anna");
    const first = await talk.say("status of TR-2001", status);
    expect(first.text).toMatch(/couldn't find anything.*booking number/s);
    expect(first.turn.handoff).toBeUndefined();
    const second = await talk.say("TR-9999", { answers: true });
    expect(second.turn.handoff?.reason).toBe("no-answer");
  });

  it("says that a code is wrong and hands over after five", async () => {
    const talk = startDialogue();
    await talk.say("status of TR-1001", status);
    for (const wrong of ["111111", "222222", "333333", "444444"]) {
      const again = await talk.say(wrong);
      expect(again.text).toMatch(/code isn't right/);
      expect(again.turn.handoff).toBeUndefined();
    }
    const end = await talk.say("555555");
    expect(end.turn.handoff).toBeDefined();
    expect(end.turn.customer.trust).toBe(1);
  });

  it("sends a new code to the same place on request", async () => {
    const talk = startDialogue();
    await talk.say("When does my tour start?", status);
    await talk.say("⟨EMAIL_1⟩");
    await talk.press("resend");
    expect(talk.office.codesSentTo).toEqual(["email ⟨EMAIL_1⟩", "email ⟨EMAIL_1⟩"]);
  });

  it("answers a question in between and still takes the code afterwards", async () => {
    const talk = startDialogue();
    await talk.say("status of TR-1001", status);
    const aside = await talk.say("How long does the Night Walk take?", { intent: "about_tour" });
    expect(aside.text).toMatch(/three hours/);
    expect((await talk.say("123456")).text).toContain("Pier 4");
  });

  it.each([
    ["es", "confirmada"],
    ["de", "bestätigt"],
  ])("speaks %s, with the back office's words translated", async (language, word) => {
    const talk = startDialogue({ language });
    talk.prove("anna");
    expect((await talk.say("TR-1001", status)).text).toContain(word);
  });

  it("forgets a half-done task after the session's idle time", async () => {
    const talk = startDialogue();
    await talk.say("status of TR-1001", status);
    talk.wait(2000);
    await talk.say("hello", { intent: "hello" });
    expect(talk.state().task).toBeUndefined();
    expect(talk.state().proof).toBeUndefined();
  });
});
