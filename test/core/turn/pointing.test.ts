import { describe, expect, it } from "vitest";
import {
  comparisonIn,
  meansAllCompared,
  pointsAtOne,
  wantsNone,
  wantsOnlyOne,
  wantsOther,
  wantsSome,
} from "../../../src/core/understanding/dialogue/comparing-words.ts";
import { corrects, saysItMeant, withoutCorrection } from "../../../src/core/understanding/dialogue/corrects.ts";
import { startDialogue } from "./scripted-dialogue.ts";
import { toursPlaybook } from "./tours-playbook.ts";

describe("what customers point at", () => {
  it.each([
    ["the cheaper one", "cheapest"],
    ["el más barato", "cheapest"],
    ["die günstigere", "cheapest"],
    ["the most expensive one", "dearest"],
    ["el más caro", "dearest"],
    ["die teuerste", "dearest"],
    ["my latest order", "newest"],
    ["el más reciente", "newest"],
    ["die neueste", "newest"],
    ["the oldest", "oldest"],
    ["el más antiguo", "oldest"],
    ["die älteste", "oldest"],
    ["la plus chère", "dearest"],
    ["il più caro", "dearest"],
    ["o mais barato", "cheapest"],
  ])("“%s” is the %s", (text, comparison) => expect(comparisonIn(text)).toBe(comparison));

  it.each(["is it expensive?", "das ist teuer", "¿es caro?", "a new lamp", "my old lamp"])(
    "“%s” compares nothing",
    (text) => expect(comparisonIn(text)).toBeUndefined(),
  );

  it.each([
    "the one with the kettle",
    "the delivered one",
    "el de exterior",
    "la que llegó",
    "die mit dem Akku",
    "die rote",
  ])("“%s” is one of what was offered", (text) => expect(pointsAtOne(text)).toBe(true));

  it.each([
    "the kettle is broken",
    "which one is it?",
    "die Lampe ist kaputt",
    "los gastos de envío",
    "el pedido no llega",
  ])("“%s” points at nothing offered", (text) => expect(pointsAtOne(text)).toBe(false));

  it("knows one of several, none, some, both and the other", () => {
    for (const text of ["only one of them", "solo uno", "nur eine davon"]) expect(wantsOnlyOne(text)).toBe(true);
    for (const text of ["none of these", "ninguna de esas", "keins davon"]) expect(wantsNone(text)).toBe(true);
    for (const text of ["just one item", "un artículo del pedido", "einen Artikel"]) expect(wantsSome(text)).toBe(true);
    for (const text of ["one of my orders", "mein Artikel ist da"]) expect(wantsSome(text)).toBe(false);
    for (const text of ["which one is lighter?", "¿cuál pesa menos?", "welche davon ist heller?"])
      expect(meansAllCompared(text)).toBe(true);
    for (const text of ["and the other one?", "¿y el otro?", "und die andere?"]) expect(wantsOther(text)).toBe(true);
  });
});

describe("what puts something right", () => {
  it.each([
    "sorry, I meant NG-10180",
    "perdona, quería decir el otro",
    "nein, ich meinte die andere",
    "make it Wednesday",
  ])("“%s”, whatever it sounds like", (text) => expect(saysItMeant(text)).toBe(true));

  it.each(["no, the other one", "actually it is damaged", "lieber um elf", "mejor a las 12"])("“%s” may", (text) =>
    expect(corrects(text)).toBe(true),
  );

  it.each(["where is my order?", "me gusta mucho", "ich möchte stornieren", "not what I ordered"])(
    "“%s” does not",
    (text) => expect(corrects(text)).toBe(false),
  );

  it("leaves what was meant", () => {
    expect(withoutCorrection("no, I meant the Mini")).toBe("the Mini");
    expect(withoutCorrection("no, me refería a los Pro")).toBe("a los Pro");
  });
});

describe("clarifying questions", () => {
  const unclear = { confidence: 0.3 } as const;
  const about = { intent: "about_tour" } as const;

  it("are asked once in a conversation, however much was answered in between", async () => {
    const talk = startDialogue();
    expect((await talk.say("the thing, you know", unclear)).turn.draft?.outcome).toBe("clarified");
    expect((await talk.say("how long does the Canal Cruise take?", about)).turn.draft?.outcome).toBe("answered");
    const again = await talk.say("and the other thing, you know", unclear);
    expect(again.turn.handoff?.reason).toBe("low-intent-confidence");
  });

  it("are asked as often as the playbook allows", async () => {
    const thresholds = { ...toursPlaybook.thresholds, clarifications: 2 };
    const talk = startDialogue({ playbook: { ...toursPlaybook, thresholds } });
    await talk.say("the thing, you know", unclear);
    await talk.say("how long does the Canal Cruise take?", about);
    expect((await talk.say("and the other thing, you know", unclear)).turn.draft?.outcome).toBe("clarified");
    await talk.say("how long does the Canal Cruise take?", about);
    expect((await talk.say("the third thing then", unclear)).turn.handoff?.reason).toBe("low-intent-confidence");
  });

  it("are not asked at all when the playbook says so", async () => {
    const thresholds = { ...toursPlaybook.thresholds, clarifications: 0 };
    const talk = startDialogue({ playbook: { ...toursPlaybook, thresholds } });
    expect((await talk.say("the thing, you know", unclear)).turn.handoff?.reason).toBe("low-intent-confidence");
  });

  it("that none of the offered answers fits end with a person", async () => {
    const talk = startDialogue();
    await talk.say("the thing, you know", unclear);
    const none = await talk.say("none of these", { confidence: 0.3 });
    expect(none.turn.handoff).toMatchObject({ reason: "low-intent-confidence" });
  });
});
