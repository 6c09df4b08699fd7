import { describe, expect, it } from "vitest";
import { activatePlaybook } from "../../../src/core/playbook/activate-playbook.ts";
import { playbookSchema } from "../../../src/core/playbook/schema.ts";

const active = activatePlaybook(
  playbookSchema.parse({
    name: "tours",
    title: "Harbour Tours",
    languages: ["es", "en"],
    intents: [{ id: "hi", examples: ["hola"], reply: "greeting" }],
    replies: { es: { greeting: "¡Ahoi!", special: "Solo aquí, {who}" }, en: { "about-bot": "Me, of {business}" } },
  }),
  7,
);

describe("the playbook in force", () => {
  it("says its own text first, then the engine's in the same language, then its own first language", () => {
    expect(active.say("es", "greeting")).toBe("¡Ahoi!");
    expect(active.say("en", "greeting")).toBe("Hello! How can I help you?");
    expect(active.say("en", "special", { who: "Ana" })).toBe("Solo aquí, Ana");
    expect(active.say("fr", "greeting")).toMatch(/^Bonjour/);
  });

  it("knows what the business is called without being told", () => {
    expect(active.say("en", "about-bot")).toBe("Me, of Harbour Tours");
  });

  it("speaks its own languages, else its first", () => {
    expect(active.speaks("en")).toBe("en");
    expect(active.speaks("ja")).toBe("es");
  });

  it("refuses a key that nobody knows", () => {
    expect(() => active.say("en", "no.such.key")).toThrow(expect.objectContaining({ kind: "misconfigured" }));
    expect(active.knows("en", "no.such.key")).toBe(false);
    expect(active.knows("en", "constructor")).toBe(false);
  });

  it("finds intents by id and keeps its version", () => {
    expect(active.intent("hi")?.reply).toBe("greeting");
    expect(active.intent("nope")).toBeUndefined();
    expect(active.version).toBe(7);
  });
});
