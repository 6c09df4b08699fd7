import { describe, expect, it } from "vitest";
import { startDialogue } from "./scripted-dialogue.ts";

const wantsMoney = { intent: "money_back" } as const;

describe("money back", () => {
  it("asks for proof, the reason and a yes to the exact amount before anything is paid", async () => {
    const talk = startDialogue();
    const first = await talk.say("I want my money back for TR-1001", wantsMoney);
    expect(first.text).toMatch(/Why do you want/);
    const reason = await talk.press("pick:ill", "I am ill");
    expect(talk.office.codesSentTo).toEqual(["order TR-1001"]);
    expect(reason.text).toMatch(/six-digit code/);
    expect(reason.text).not.toMatch(/anna|account exists/i);

    const asked = await talk.say("123 456");
    expect(asked.text).toContain("€89.90");
    expect(asked.text).toContain("TR-1001");
    expect(talk.office.paid).toEqual([]);

    const done = await talk.say("yes please", { answer: "yes" });
    expect(talk.office.paid).toEqual([{ bookingId: "TR-1001", cents: 8_990 }]);
    expect(done.text).toMatch(/€89\.90 is on its way\. Reference RF-/);
    expect(done.turn.draft?.outcome).toBe("acted");
    expect(talk.state().task).toBeUndefined();
  });

  it("shows what is to be confirmed as a card, which says nothing that the text does not say", async () => {
    const talk = startDialogue();
    talk.prove("anna");
    await talk.say("money back for TR-1001", wantsMoney);
    const asked = await talk.press("pick:ill");
    const { card } = asked.turn.draft ?? {};
    expect(card?.title).toBe("Please confirm");
    expect(card?.facts).toContainEqual({ label: "Amount", value: "€89.90" });
    expect(card?.facts.map(({ value }) => value)).toContain("TR-1001");
    for (const { value } of card?.facts ?? []) expect(asked.text).toContain(value);
  });

  it("does nothing when the customer says no, and tells them so", async () => {
    const talk = startDialogue();
    talk.prove("anna");
    await talk.say("money back for TR-1001", wantsMoney);
    await talk.press("pick:ill");
    const no = await talk.say("no", { answer: "no" });
    expect(no.text).toMatch(/haven't done anything/);
    expect(talk.office.paid).toEqual([]);
    expect(talk.office.declined).toHaveLength(1);
  });

  it("does nothing on an expired confirmation, says so and can start again", async () => {
    const talk = startDialogue();
    talk.prove("anna");
    await talk.say("money back for TR-1001", wantsMoney);
    await talk.press("pick:weather");
    talk.office.expireConfirmations();
    const late = await talk.say("yes", { answer: "yes" });
    expect(late.text).toMatch(/no longer valid.*nothing has been done/);
    expect(talk.office.paid).toEqual([]);
    const again = await talk.press("resume:yes");
    expect(again.text).toContain("€89.90");
    await talk.press(again.buttons[0] ?? "");
    expect(talk.office.paid).toHaveLength(1);
  });

  it("ignores a confirm button that is not the open one", async () => {
    const talk = startDialogue();
    talk.prove("anna");
    await talk.say("money back for TR-1001", wantsMoney);
    await talk.press("pick:weather");
    const foreign = await talk.press("confirm:somebody-elses");
    expect(foreign.text).toMatch(/no longer valid/);
    expect(talk.office.paid).toEqual([]);
  });

  it.each([
    ["ben", "TR-2001", "over-limit"],
    ["carl", "TR-3001", "disputed"],
  ])("hands %s's %s to a person with high priority: %s", async (owner, booking, reason) => {
    const talk = startDialogue();
    talk.prove(owner);
    await talk.say(`money back for ${booking}`, wantsMoney);
    const end = await talk.press("pick:ill");
    expect(end.turn.handoff).toMatchObject({ reason, priority: 1 });
    expect(end.turn.draft?.outcome).toBe("handed-off");
    expect(end.text).toMatch(/colleague/);
    expect(talk.office.paid).toEqual([]);
  });

  it("corrects the booking when the customer names the other one before saying yes", async () => {
    const talk = startDialogue();
    talk.prove("anna");
    await talk.say("money back", wantsMoney);
    await talk.say("the first one");
    await talk.press("pick:ill");
    const other = await talk.say("no, the other booking", { answer: "no", refersBack: true });
    expect(other.text).toContain("TR-1002");
    expect(other.text).toContain("€45.00");
    await talk.say("yes", { answer: "yes" });
    expect(talk.office.paid).toEqual([{ bookingId: "TR-1002", cents: 4_500 }]);
  });

  it("serves another topic in the middle, offers to go on, and goes on", async () => {
    const talk = startDialogue();
    talk.prove("anna");
    await talk.say("money back for TR-1001", wantsMoney);
    const aside = await talk.say("How long does the Night Walk take?", { intent: "about_tour" });
    expect(aside.text).toMatch(/three hours/);
    expect(aside.text).toMatch(/Shall we go on with your refund\?/);
    expect(aside.buttons).toContain("resume:yes");
    const back = await talk.say("yes, go on", { answer: "yes" });
    expect(back.text).toMatch(/Why do you want/);
    const asked = await talk.press("pick:ill");
    expect(asked.text).toContain("€89.90");
  });

  it("goes on by itself when the slot is answered after another topic", async () => {
    const talk = startDialogue();
    talk.prove("anna");
    await talk.say("money back", wantsMoney);
    await talk.say("How long does the Night Walk take?", { intent: "about_tour" });
    const back = await talk.say("TR-1002");
    expect(back.text).toMatch(/Why do you want/);
  });

  it("says honestly that the outcome is unknown when the back office gives no answer", async () => {
    const talk = startDialogue();
    talk.prove("anna");
    await talk.say("money back for TR-1001", wantsMoney);
    await talk.press("pick:ill");
    talk.office.loseNextAnswer();
    const end = await talk.say("yes", { answer: "yes" });
    expect(end.turn.handoff?.reason).toBe("tool-failed");
    expect(end.text).toMatch(/can't tell whether that worked/);
  });

  it("drops the task when the customer no longer wants it", async () => {
    const talk = startDialogue();
    talk.prove("anna");
    await talk.say("money back for TR-1001", wantsMoney);
    const end = await talk.say("forget it", { intent: "never_mind" });
    expect(end.text).toMatch(/leave it there/);
    expect(talk.state().task).toBeUndefined();
  });

  it.each([
    ["de", "89,90\u00a0€", "Erledigt"],
    ["es", "89,90\u00a0€", "Hecho"],
  ])("asks and confirms in %s, with the amount as written there", async (language, amount, done) => {
    const talk = startDialogue({ language });
    talk.prove("anna");
    await talk.say("TR-1001", wantsMoney);
    const asked = await talk.press("pick:ill");
    expect(asked.text).toContain(amount);
    expect(asked.text).toContain("TR-1001");
    const end = await talk.say("ja / sí", { answer: "yes" });
    expect(end.text).toContain(done);
    expect(end.text).toContain(amount);
  });

  it("takes the words of a choice as that choice, whatever else they may mean", async () => {
    const talk = startDialogue();
    talk.prove("anna");
    await talk.say("money back for TR-1001", wantsMoney);
    const asked = await talk.say("it was the weather", { intent: "about_tour" });
    expect(asked.text).toContain("€89.90");
  });

  it("is not changed to another booking by a plain no", async () => {
    const talk = startDialogue();
    talk.prove("anna");
    await talk.say("money back for TR-1001", wantsMoney);
    await talk.press("pick:ill");
    const end = await talk.say("no, I don't want that", { answer: "no", refersBack: true });
    expect(end.text).toMatch(/haven't done anything/);
  });

  it("shows nothing as undone when a done confirmation is declined afterwards", async () => {
    const talk = startDialogue();
    talk.prove("anna");
    await talk.say("money back for TR-1001", wantsMoney);
    const asked = await talk.press("pick:ill");
    await talk.press(asked.buttons[0] ?? "");
    const late = await talk.press(asked.buttons[1] ?? "");
    expect(late.text).toMatch(/already been carried out/);
    expect(talk.office.paid).toHaveLength(1);
  });
});
