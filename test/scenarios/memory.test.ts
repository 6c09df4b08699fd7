import { randomUUID } from "node:crypto";
import { SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { client } from "../http/support/calls.ts";
import { startTestApp, type TestApp } from "../support/app.ts";

const SIGNING = "a-secret-that-only-the-website-has";
let product: TestApp;
beforeAll(async () => {
  product = await startTestApp({ env: { WIDGET_SIGNING_SECRET: SIGNING } });
}, 120_000);
afterAll(() => product?.[Symbol.asyncDispose]());

/** A customer of the website, signed in as one of the demo customers; each call is another conversation. */
async function signedIn(sub: string) {
  const userToken = await new SignJWT({ sub, exp: Math.floor(Date.now() / 1000) + 600 })
    .setProtectedHeader({ alg: "HS256" })
    .sign(new TextEncoder().encode(SIGNING));
  return visitor({ userToken });
}

async function visitor(start: Record<string, unknown> = {}) {
  const api = client(product.url);
  const { path, token, say } = await api.start(start);
  const auth = { authorization: `Bearer ${token}` };
  return {
    async say(text: string, button?: string) {
      const answer = await (await say(randomUUID(), text, "?wait=1", button === undefined ? {} : { button })).json();
      return answer.reply as { text: string; quickReplies?: { label: string; value: string }[] };
    },
    async memory() {
      return (await (await api.call("GET", `${path}/memory`, undefined, auth)).json()) as {
        timeZone?: string;
        remembered: { key: string; kind: string; about: string; value?: string; conversationId: string }[];
      };
    },
    forget: async (query = "") => (await api.call("DELETE", `${path}/memory${query}`, undefined, auth)).status,
  };
}

describe("what is remembered of a customer", () => {
  it("is what they prefer, what was done and what is open, and shows in the next conversation", async () => {
    const first = await signedIn("c-nina");
    await first.say("Please don't call me, I prefer to be contacted by e-mail. Do you deliver on Saturdays?");
    await first.say("I'd like a refund for NG-20311 please, it arrived damaged");
    const second = await signedIn("c-nina");
    await second.say("I want to talk to a person about my invoice");
    const { remembered } = await (await signedIn("c-nina")).memory();
    expect(remembered.map(({ kind, about, value }) => [kind, about, value])).toContainEqual([
      "preference",
      "contact",
      "no-calls",
    ]);
    expect(remembered.map(({ kind }) => kind)).toContain("open-issue");
    expect(new Set(remembered.map(({ conversationId }) => conversationId)).size).toBe(2);
    const { text } = await (await signedIn("c-nina")).say("What do you know about me?");
    expect(text).toContain("You do not want to be called.");
    expect(text).toMatch(/Still open since/);
  });

  it("is forgotten when they press the button", async () => {
    const customer = await signedIn("c-tomas");
    await customer.say("I prefer to be contacted by e-mail.");
    const shown = await customer.say("What have you saved about me?");
    expect(shown.text).toContain("You prefer to be contacted by e-mail.");
    const button = shown.quickReplies?.find(({ value }) => value === "memory:forget");
    expect((await customer.say(button?.label ?? "", button?.value)).text).toMatch(/forgotten/);
    expect((await customer.memory()).remembered).toEqual([]);
    const { rows } = await product.pool.query("SELECT 1 FROM audit_entry WHERE kind = 'memory-forgotten'");
    expect(rows.length).toBeGreaterThan(0);
  });

  it.each([
    [
      "es",
      "Prefiero que me contactéis por correo electrónico.",
      "¿Qué sabes de mí?",
      /por correo electrónico/,
      "Olvida todo lo que sabes de mí",
      /lo he olvidado/,
    ],
    [
      "de",
      "Am liebsten per E-Mail, bitte.",
      "Was wissen Sie über mich?",
      /per E-Mail/,
      "Bitte löschen Sie alles, was Sie über mich wissen",
      /vergessen/,
    ],
  ])("%s: is seen and forgotten in their words", async (_, stated, ask, shown, forget, forgotten) => {
    const customer = await visitor();
    await customer.say(stated);
    expect((await customer.say(ask)).text).toMatch(shown);
    expect((await customer.say(forget)).text).toMatch(forgotten);
    expect((await customer.memory()).remembered).toEqual([]);
  });

  it("is deleted over the API, one thing or all, and nothing of it is anybody else's", async () => {
    const customer = await visitor({ timeZone: "Europe/Madrid" });
    await customer.say("I prefer to be contacted by e-mail. Mornings are best for me.");
    const { remembered, timeZone } = await customer.memory();
    expect(timeZone).toBe("Europe/Madrid");
    expect(remembered.map(({ key }) => key).sort()).toEqual(["preference:contact", "preference:time"]);
    const stranger = await visitor();
    expect((await stranger.memory()).remembered).toEqual([]);
    expect(await stranger.forget("?key=preference:contact")).toBe(404);
    expect(await customer.forget("?key=preference:contact")).toBe(204);
    expect((await customer.memory()).remembered.map(({ key }) => key)).toEqual(["preference:time"]);
    expect(await customer.forget()).toBe(204);
    expect(await customer.memory()).toMatchObject({ remembered: [] });
  });

  it("holds nothing that somebody wrote", async () => {
    const { rows } = await product.pool.query<{ profile: unknown }>("SELECT profile FROM customer");
    expect(JSON.stringify(rows)).not.toMatch(/damaged|Saturdays|⟨|@/);
  });
});
