import { describe, expect, it } from "vitest";
import { yesOrNo } from "../../../src/core/understanding/dialogue/yes-or-no.ts";
import { startDialogue } from "./scripted-dialogue.ts";
import { toursPlaybook } from "./tours-playbook.ts";

const wantsMoney = { intent: "money_back" } as const;

describe("what customers saw go wrong", () => {
  it.each(["wait, how much is it?", "no, how much is it?", "stop, where do we meet?"])(
    "%s is a question, not a no",
    (text) => expect(yesOrNo(text)).toBeUndefined(),
  );

  it("a task was given up because a question about something else began with wait", async () => {
    const talk = startDialogue();
    await talk.say("money back for TR-1001", wantsMoney);
    const other = await talk.say("wait, how long is the Canal Cruise?", { intent: "about_tour" });
    expect(other.text).not.toMatch(/leave it there/);
    expect(talk.state().paused).toHaveLength(1);
    expect(other.buttons).toContain("resume:yes");
  });

  it("a reason in other words than the button's was not understood", async () => {
    const replies = {
      ...toursPlaybook.replies,
      en: { ...toursPlaybook.replies.en, "choice.ill.also": "got the flu|have a cold" },
    };
    const talk = startDialogue({ playbook: { ...toursPlaybook, replies } });
    talk.prove("anna");
    await talk.say("money back for TR-1001", wantsMoney);
    const asked = await talk.say("my son and I got the flu", { confidence: 0.3 });
    expect(asked.text).toContain("€89.90");
    expect(talk.state().task?.slots.reason?.value).toBe("ill");
  });

  it("a detail of the reason, told while we wait for the code, began something else", async () => {
    const talk = startDialogue();
    await talk.say("money back for TR-1001", wantsMoney);
    await talk.press("pick:weather");
    const detail = await talk.say("the weather was terrible", { intent: "accident" });
    expect(detail.turn.handoff?.reason).toBe("human-only");
    const other = startDialogue();
    await other.say("money back for TR-1001", wantsMoney);
    await other.press("pick:weather");
    const again = await other.say("the weather was terrible", { intent: "about_tour" });
    expect(again.text).toMatch(/six-digit code/);
    expect(other.state().task?.flow).toBe("money_back");
  });

  it("half a sentence that only people handle was offered to go on with", async () => {
    const talk = startDialogue();
    const answer = await talk.say("how long is the Canal Cruise? the other one I mean", {
      intent: "about_tour",
      second: "accident",
    });
    expect(answer.turn.handoff).toBeUndefined();
    expect(answer.buttons).toEqual([]);
    expect(talk.state().paused).toEqual([]);
  });

  it("a yes to nothing in particular was called unclear", async () => {
    const talk = startDialogue();
    const yes = await talk.say("yes", { answer: "yes" });
    expect(yes.text).toBe("All right. How else can I help?");
    const no = await talk.say("no", { answer: "no" });
    expect(no.text).toBe("All right. How else can I help?");
  });

  it("unsure small talk was called unclear", async () => {
    const hello = await startDialogue().say("hey how is it going", { intent: "hello", confidence: 0.55 });
    expect(hello.text).toMatch(/Hello/);
  });

  it("and the other one? was answered with anything about the other one", async () => {
    const talk = startDialogue();
    await talk.say("how long does the Canal Cruise take?", { intent: "about_tour" });
    const other = await talk.say("and the Night Walk?", { intent: "about_tour", confidence: 0.6 });
    expect(other.turn.plan).toMatchObject({
      kind: "answer",
      productIds: ["walk"],
      query: expect.stringMatching(/how long/),
    });
  });

  it("a forbidden topic was asked about twice instead of being left alone", async () => {
    const talk = startDialogue({ playbook: { ...toursPlaybook, forbiddenTopics: ["politics", "medical advice"] } });
    const politics = await talk.say("let us talk about politics", { confidence: 0.3 });
    expect(politics.text).toMatch(/can't help with that/);
    const medical = await talk.say("I need some medical advice", { confidence: 0.3 });
    expect(medical.text).toMatch(/can't help with that/);
    const other = await talk.say("how long does the Canal Cruise take?", { intent: "about_tour" });
    expect(other.turn.plan?.kind).toBe("answer");
  });

  it("a bare address was taken for a wish, and something was done with it", async () => {
    const talk = startDialogue();
    const address = await talk.say("⟨EMAIL_1⟩", { intent: "callback" });
    expect(address.turn.plan).toMatchObject({ kind: "say" });
    expect(address.turn.draft?.outcome).toBe("clarified");
    expect(talk.state().task).toBeUndefined();
  });
});
