import { describe, expect, it } from "vitest";
import { startDialogue } from "./scripted-dialogue.ts";
import { toursPlaybook } from "./tours-playbook.ts";

const question = "How long does the Night Walk take?";
const about = { intent: "about_tour" } as const;

describe("an upset customer", () => {
  it.each([
    ["en", /^I'm sorry for the trouble/],
    ["es", /^Siento las molestias/],
    ["de", /^Es tut mir leid/],
    ["fr", /^Je suis désolé/],
    ["it", /^Mi dispiace/],
    ["pt", /^Lamento/],
  ])("is met with regret, in %s, before the answer", async (language, words) => {
    const playbook = { ...toursPlaybook, languages: [language] };
    const talk = startDialogue({ language, playbook });
    const { text, turn } = await talk.say("…", { intent: "hello", anger: 0.5, mood: "negative" });
    expect(turn.handoff).toBeUndefined();
    expect(text).toMatch(words);
  });

  it("reads it once, not in each reply, and again only after they had calmed down", async () => {
    const talk = startDialogue();
    const said = [];
    for (const [text, anger] of [
      [question, 0.4],
      ["Is lunch included on the Night Walk?", 0.4],
      ["How long is the Canal Cruise?", 0],
      ["Is lunch included on the Canal Cruise?", 0],
      ["hi there", 0],
      ["hello", 0.5],
    ] as const)
      said.push((await talk.say(text, { intent: text.startsWith("h") ? "hello" : "about_tour", anger })).text);
    expect(said.map((text) => text.includes("I'm sorry"))).toEqual([true, false, false, false, false, true]);
  });

  it("reads no exclamation marks, no emoji and no cheerful greeting", async () => {
    const talk = startDialogue();
    const calm = await talk.say("hello", { intent: "hello" });
    expect(calm.text).toMatch(/Hello!/);
    const upset = await talk.say("hello again", { intent: "hello", anger: 0.5 });
    expect(upset.text).not.toMatch(/!|\p{Extended_Pictographic}/u);
  });
});

describe("frustration that adds up", () => {
  it("ends with a person with priority, though no single message was furious", async () => {
    const talk = startDialogue();
    const replies = [];
    for (const text of [
      "Is lunch included on the Night Walk?",
      question,
      "How long is the Canal Cruise?",
      "Is lunch included on the Canal Cruise?",
    ])
      replies.push(await talk.say(text, { ...about, anger: 0.55 }));
    expect(replies.map(({ turn }) => turn.handoff?.reason)).toEqual([undefined, undefined, undefined, "anger"]);
    expect(replies.at(-1)?.turn.handoff?.priority).toBe(1);
  });

  it("is forgotten once the customer thanks us", async () => {
    const talk = startDialogue();
    await talk.say(question, { ...about, anger: 0.6 });
    await talk.say("ah, thank you", { intent: "thanks", mood: "positive" });
    expect(talk.state().angerHistory).toEqual([]);
  });

  it("brings nobody to a person who writes calmly now", async () => {
    const talk = startDialogue();
    await talk.say(question, { ...about, anger: 0.78 });
    await talk.say("Is lunch included on the Night Walk?", { ...about, anger: 0.78 });
    const calm = await talk.say("How long is the Canal Cruise?", about);
    expect(calm.turn.handoff?.reason).not.toBe("anger");
  });
});
