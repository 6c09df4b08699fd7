import { createHmac } from "node:crypto";
import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { whatsappTwilio } from "../../src/channels/whatsapp-twilio/index.ts";
import type { WebhookRequest } from "../../src/core/contracts/channel.ts";
import type { QuickReply } from "../../src/core/message.ts";
import { channelContract } from "../contract/channel-contract.ts";
import { type FakeTwilio, startFakeTwilio } from "../fakes/twilio/start.ts";

const now = new Date("2026-11-25T12:00:00Z");
const PUBLIC = "https://support.example";
const account = {
  TWILIO_ACCOUNT_SID: `AC${"a".repeat(32)}`,
  TWILIO_AUTH_TOKEN: "0123456789abcdef",
  TWILIO_WHATSAPP_FROM: "whatsapp:+14155238886",
};
const build = (more: Readonly<Record<string, string>> = {}) =>
  whatsappTwilio.create(whatsappTwilio.settings.parse({ TWILIO_API_ROOT: "http://127.0.0.1:9", ...account, ...more }), {
    clock: { now: () => now },
    log: () => undefined,
    publicUrl: PUBLIC,
  });

const hello = {
  MessageSid: `SM${"1".repeat(32)}`,
  From: "whatsapp:+4915112345",
  To: account.TWILIO_WHATSAPP_FROM,
  WaId: "4915112345",
  ProfileName: "Vera",
  Body: "Wo ist meine Bestellung? 🙂",
  NumMedia: "0",
};

function post(
  fields: Readonly<Record<string, string>>,
  {
    token = account.TWILIO_AUTH_TOKEN,
    path = "/webhooks/whatsapp-twilio",
    body = new URLSearchParams(fields).toString(),
  } = {},
): WebhookRequest {
  const url = PUBLIC + path;
  const signature = getExpectedTwilioSignature(token, url, { ...fields });
  return { method: "POST", url, headers: { "x-twilio-signature": signature }, body: Buffer.from(body) };
}
/** As Twilio describes it, without its library: the address, then each name and value in order of the names. */
const sign = (url: string, fields: Readonly<Record<string, string>>, token = account.TWILIO_AUTH_TOKEN): string =>
  createHmac("sha1", token)
    .update(
      Object.keys(fields)
        .sort()
        .reduce((text, name) => text + name + fields[name], url),
    )
    .digest("base64");
const receive = (request: WebhookRequest, channel = build()) =>
  channel.receive?.(request) ?? Promise.reject(new Error("no webhook"));

channelContract(build(), {
  genuine: () => post(hello),
  text: hello.Body,
  forged: [
    () => post(hello, { token: "another-token-000" }),
    () => ({ ...post(hello), headers: {} }),
    () => ({ ...post(hello), headers: { "x-twilio-signature": "" } }),
    () => ({ ...post(hello), url: `${PUBLIC}/webhooks/whatsapp-twilio?extra=1` }),
    () => ({ ...post(hello), url: "https://elsewhere.example/webhooks/whatsapp-twilio" }),
    () => ({ ...post(hello), body: Buffer.from(new URLSearchParams({ ...hello, Body: "changed" }).toString()) }),
  ],
  nonsense: () => post({ Hello: "world" }),
});

describe("Twilio's signatures", () => {
  it("takes Twilio's own example of a signed form", async () => {
    const parameters = {
      CallSid: "CA1234567890ABCDE",
      Caller: "+14158675309",
      Digits: "1234",
      From: "+14158675309",
      To: "+18005551212",
    };
    const request: WebhookRequest = {
      method: "POST",
      url: "https://mycompany.com/myapp.php?foo=1&bar=2",
      headers: { "x-twilio-signature": "RSOYDt4T1cUTdK1PDd93/VVr8B8=" },
      body: Buffer.from(new URLSearchParams(parameters).toString()),
    };
    const channel = whatsappTwilio.create(
      { ...account, TWILIO_AUTH_TOKEN: "12345" },
      { clock: { now: () => now }, log: () => undefined },
    );
    expect((await receive(request, channel)).unreadable).toBeTruthy();
    await expect(receive({ ...request, body: Buffer.from("Digits=1235") }, channel)).rejects.toMatchObject({
      kind: "unauthenticated",
    });
  });

  it("takes Twilio's own example of a signed JSON body, and no other body with it", async () => {
    const body = '{"property": "value", "boolean": true}';
    const request: WebhookRequest = {
      method: "POST",
      url: "https://mycompany.com/myapp.php?foo=1&bar=2&bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620",
      headers: { "x-twilio-signature": "a9nBmqA0ju/hNViExpshrM61xv4=" },
      body: Buffer.from(body),
    };
    const channel = whatsappTwilio.create(
      { ...account, TWILIO_AUTH_TOKEN: "12345" },
      { clock: { now: () => now }, log: () => undefined },
    );
    expect((await receive(request, channel)).unreadable).toBeTruthy();
    await expect(receive({ ...request, body: Buffer.from(`${body} `) }, channel)).rejects.toMatchObject({
      kind: "unauthenticated",
    });
  });

  it.each([
    "a=b c",
    "it's an 'order'",
    "é ñ ü 🙂",
    "50% & more = ?",
    "",
    "line\nbreak",
    "Payload[x]=1",
    "+49 151",
    "a".repeat(1600),
  ])("takes a genuine form whatever the customer wrote: %j", async (text) => {
    expect((await receive(post({ ...hello, Body: text }))).events).toMatchObject([{ kind: "message", text }]);
  });

  it.each([
    ["a space in the address", "?a=b%20c", "?a=b%20c"],
    ["a space as it stands", "?a=b c", "?a=b c"],
    ["an accent as it stands", "?a=é", "?a=é"],
    ["an accent", "?a=%C3%A9", "?a=%C3%A9"],
    ["an apostrophe", "?a=o'clock", "?a=o'clock"],
    ["an apostrophe that comes escaped", "?a=o'clock", "?a=o%27clock"],
    ["an apostrophe that was signed escaped", "?a=o%27clock", "?a=o'clock"],
    ["several parameters", "?b=2&a=1", "?b=2&a=1"],
    ["a list of parameters", "?a[]=1&a[]=2", "?a[]=1&a[]=2"],
    ["an empty parameter", "?a=", "?a="],
    ["the standard port", ":443", ""],
  ])("knows its address with %s", async (_name, signed, came) => {
    const address = (more: string) =>
      more.startsWith(":") ? `${PUBLIC}${more}/webhooks/whatsapp-twilio` : `${PUBLIC}/webhooks/whatsapp-twilio${more}`;
    const request: WebhookRequest = {
      method: "POST",
      url: address(came),
      headers: { "x-twilio-signature": sign(address(signed), hello) },
      body: Buffer.from(new URLSearchParams(hello).toString()),
    };
    expect((await receive(request)).events).toHaveLength(1);
  });

  it.each([
    ["other order", "?b=2&a=1", "?a=1&b=2"],
    ["another value", "?a=1", "?a=2"],
    ["one more", "?a=1", "?a=1&b=2"],
    ["a slash at the end", "", "/"],
  ])("does not know an address whose parameters have %s", async (_name, signed, came) => {
    const url = `${PUBLIC}/webhooks/whatsapp-twilio`;
    const request: WebhookRequest = {
      method: "POST",
      url: url + came,
      headers: { "x-twilio-signature": sign(url + signed, hello) },
      body: Buffer.from(new URLSearchParams(hello).toString()),
    };
    await expect(receive(request)).rejects.toMatchObject({ kind: "unauthenticated" });
  });

  it("does not believe a JSON body that only the address was signed for", async () => {
    const url = `${PUBLIC}/webhooks/whatsapp-twilio`;
    const body = Buffer.from(JSON.stringify(hello));
    await expect(
      receive({ method: "POST", url, headers: { "x-twilio-signature": sign(url, {}) }, body }),
    ).rejects.toMatchObject({ kind: "unauthenticated" });
  });

  it("takes both tokens while one is being changed", async () => {
    const channel = build({ TWILIO_AUTH_TOKEN_SECONDARY: "the-next-token-00" });
    for (const token of [account.TWILIO_AUTH_TOKEN, "the-next-token-00"])
      expect((await receive(post(hello, { token }), channel)).events).toHaveLength(1);
    await expect(receive(post(hello, { token: "the-last-token-00" }), channel)).rejects.toMatchObject({
      kind: "unauthenticated",
    });
  });
});

describe("what WhatsApp's customers send through Twilio", () => {
  const event = async (fields: Readonly<Record<string, string>>) =>
    (await receive(post({ ...hello, ...fields }))).events[0];

  it("knows a customer by WhatsApp's own id, and by number where there is none yet", async () => {
    expect(await event({})).toMatchObject({ threadId: "+4915112345", sender: { externalId: "+4915112345", trust: 1 } });
    const both = await event({ ExternalUserId: "whatsapp:DE.13491234567890" });
    expect(both).toMatchObject({
      threadId: "DE.13491234567890",
      address: { to: "whatsapp:+4915112345" },
      sender: { externalId: "DE.13491234567890", aliases: ["+4915112345"] },
    });
    const { WaId: _, ...hidden } = hello;
    const hides = { ...hidden, From: "whatsapp:DE.13491234567890", ExternalUserId: "whatsapp:DE.13491234567890" };
    const [event_] = (await receive(post(hides))).events;
    expect(event_).toMatchObject({ threadId: "DE.13491234567890", address: { to: "whatsapp:DE.13491234567890" } });
    expect(event_?.sender.aliases).toBeUndefined();
    expect(await event({ ExternalUserId: "whatsapp:nonsense" })).toMatchObject({ threadId: "+4915112345" });
  });

  it("reads a pressed button and a chosen row", async () => {
    expect(await event({ ButtonPayload: "confirm:1", ButtonText: "Yes", Body: "Yes" })).toMatchObject({
      kind: "button",
      value: "confirm:1",
      label: "Yes",
    });
    expect(await event({ ListId: "order:2", ListTitle: "NG-2", Body: "NG-2" })).toMatchObject({
      kind: "button",
      value: "order:2",
      label: "NG-2",
    });
  });

  it("reads pictures, recordings, places and contacts, and keeps no address of them", async () => {
    const media = `https://api.twilio.com/2010-04-01/Accounts/${account.TWILIO_ACCOUNT_SID}/Messages/MM${"2".repeat(32)}/Media/ME${"3".repeat(32)}`;
    const picture = await event({ NumMedia: "1", MediaUrl0: media, MediaContentType0: "image/jpeg", Body: "look" });
    expect(picture).toMatchObject({ text: "look", attachments: [{ kind: "image", ref: new URL(media).pathname }] });
    expect(await event({ NumMedia: "1", MediaUrl0: media, MediaContentType0: "audio/ogg" })).toMatchObject({
      attachments: [{ kind: "audio" }],
    });
    expect(await event({ NumMedia: "1", MediaUrl0: media, MediaContentType0: "text/vcard" })).toMatchObject({
      attachments: [{ kind: "contact" }],
    });
    expect(
      await event({ NumMedia: "1", MediaUrl0: media, MediaContentType0: "image/webp", MessageType: "sticker" }),
    ).toMatchObject({ attachments: [{ kind: "sticker" }] });
    expect(await event({ Latitude: "52.5", Longitude: "13.4", Label: "Home", Body: "" })).toMatchObject({
      attachments: [{ kind: "location", ref: "geo:52.5,13.4", name: "Home" }],
    });
  });

  it.each([
    ["sent", undefined, { status: "sent" }],
    ["delivered", undefined, { status: "delivered" }],
    ["read", undefined, { status: "read" }],
    ["failed", "63016", { status: "failed", failure: "window-closed" }],
    ["undelivered", "63024", { status: "failed", failure: "unreachable" }],
    ["failed", "30008", { status: "failed", problem: "Twilio could not deliver it (30008)" }],
  ])("reads the status %s %s of a delivery by our own reference", async (status, code, expected) => {
    const fields = { MessageSid: hello.MessageSid, MessageStatus: status, ...(code ? { ErrorCode: code } : {}) };
    const { events, statuses } = await receive(
      post(fields, { path: "/webhooks/whatsapp-twilio/status?ref=delivery-7" }),
    );
    expect(events).toEqual([]);
    expect(statuses).toMatchObject([{ reference: "delivery-7", platformId: hello.MessageSid, ...expected }]);
  });

  it("takes a status for a status also where messages are posted to", async () => {
    const fields = {
      MessageSid: hello.MessageSid,
      MessageStatus: "delivered",
      From: account.TWILIO_WHATSAPP_FROM,
      To: hello.From,
    };
    expect(await receive(post(fields))).toMatchObject({
      events: [],
      statuses: [{ platformId: hello.MessageSid, status: "delivered" }],
    });
  });

  it("does not take a status for news that says nothing new", async () => {
    const fields = { MessageSid: hello.MessageSid, MessageStatus: "queued" };
    expect(await receive(post(fields, { path: "/webhooks/whatsapp-twilio/status" }))).toMatchObject({
      events: [],
      statuses: [],
    });
  });
});

const choices = (count: number, label = (n: number) => `Choice ${n}`): readonly QuickReply[] =>
  Array.from({ length: count }, (_, n) => ({ label: label(n + 1), value: `choice:${n + 1}` }));

describe("what leaves for WhatsApp through Twilio", () => {
  const render = (text: string, quickReplies: readonly QuickReply[]) =>
    build().render({ text, language: "en", quickReplies });

  it("cuts at 1,600 characters, and at 1,024 above the buttons", () => {
    const parts = render("word ".repeat(700), choices(2));
    for (const part of parts) expect(String(part["text"]).length).toBeLessThanOrEqual("choices" in part ? 1024 : 1600);
    expect(parts.map((part) => "choices" in part)).toEqual([...Array(parts.length - 1).fill(false), true]);
  });

  it.each([
    ["eleven choices", choices(11)],
    ["a label that is too long", choices(2, (n) => `A label of more than twenty letters ${n}`)],
    ["braces, which Twilio would fill in", choices(2, (n) => `{{${n}}}`)],
  ])("writes %s as numbered lines", (_name, quickReplies) => {
    const [part] = render("Which?", quickReplies);
    expect(part).toEqual({
      text: `Which?\n\n${quickReplies.map(({ label }, n) => `${n + 1}. ${label}`).join("\n")}`,
      language: "en",
    });
  });

  it("names a file that it cannot send", () => {
    expect(
      build().render({
        text: "Here",
        language: "en",
        attachments: [{ ref: "upload:1", kind: "file", name: "invoice.pdf" }],
      }),
    ).toEqual([{ text: "Here\n\n[invoice.pdf]", language: "en" }]);
  });
});

describe("against Twilio", () => {
  let fake: FakeTwilio;
  beforeAll(async () => {
    fake = await startFakeTwilio();
  });
  afterAll(() => fake[Symbol.asyncDispose]());

  const to = "+4915112345";
  const lastInbound = { platformId: hello.MessageSid, at: new Date(now.getTime() - 60_000) };
  const yesterday = { platformId: hello.MessageSid, at: new Date(now.getTime() - 25 * 3_600_000) };
  const send = (
    part: Record<string, unknown>,
    more: Partial<{
      lastInbound: typeof lastInbound | undefined;
      env: Record<string, string>;
      address: Record<string, string>;
    }> = {},
  ) => {
    const inbound = "lastInbound" in more ? more.lastInbound : lastInbound;
    return build({ ...fake.env, ...more.env }).send({
      threadId: to,
      address: more.address ?? {},
      part: { language: "en", ...part },
      reference: "delivery-7",
      signal: AbortSignal.timeout(10_000),
      ...(inbound ? { lastInbound: inbound } : {}),
    });
  };

  it("sends text, buttons, a list and a file, each with our own reference", async () => {
    for (const part of [
      { text: "hello" },
      { text: "Shall I?", choices: choices(3) },
      { text: "Which?", choices: choices(7) },
      { file: { ref: "https://files.example/invoice.pdf" } },
    ])
      expect(await send(part)).toMatchObject({ outcome: "sent", platformId: expect.stringMatching(/^SM/) });
    expect(
      (await fake.ledger()).map((entry) => [entry.text, entry.choices.length, entry.mediaUrl, entry.reference]),
    ).toEqual([
      ["hello", 0, undefined, "delivery-7"],
      ["Shall I?", 3, undefined, "delivery-7"],
      ["Which?", 7, undefined, "delivery-7"],
      ["", 0, "https://files.example/invoice.pdf", "delivery-7"],
    ]);
  });

  it("writes the choices as text when Twilio makes no buttons of them", async () => {
    expect(await send({ text: "Same?", choices: [choices(1)[0], choices(1)[0]] })).toMatchObject({ outcome: "sent" });
    expect((await fake.ledger()).at(-1)).toMatchObject({ text: "Same?\n\n1. Choice 1\n2. Choice 1", choices: [] });
  });

  it("sends nothing freely once 24 hours have passed, and says what to do", async () => {
    const before = (await fake.ledger()).length;
    for (const inbound of [yesterday, undefined])
      expect(await send({ text: "late" }, { lastInbound: inbound })).toMatchObject({
        outcome: "failed",
        windowClosed: true,
        problem: expect.stringContaining("TWILIO_TEMPLATES"),
      });
    expect(await fake.ledger()).toHaveLength(before);
  });

  it("sends a template of the customer's language instead, when there is one", async () => {
    const [en, de] = [`HX${"e".repeat(32)}`, `HX${"d".repeat(32)}`];
    await fake.control("template", { sid: de, body: "Neues zu Ihrer Anfrage: {{1}}" });
    const env = { TWILIO_TEMPLATES: `en=${en}, de=${de}` };
    expect(await send({ text: "Ihr Paket\nist da.", language: "de" }, { lastInbound: yesterday, env })).toMatchObject({
      outcome: "sent",
    });
    expect((await fake.ledger()).at(-1)).toMatchObject({
      text: "Neues zu Ihrer Anfrage: Ihr Paket ist da.",
      template: de,
    });
    const late = { lastInbound: yesterday, env };
    expect(await send({ text: "x".repeat(801), language: "de" }, late)).toMatchObject({
      outcome: "failed",
      windowClosed: true,
      problem: expect.stringContaining("at most 800 characters"),
    });
    expect(await send({ file: { ref: "https://files.example/invoice.pdf" } }, late)).toMatchObject({
      outcome: "failed",
      windowClosed: true,
      problem: expect.stringContaining("A file cannot be sent"),
    });
  });

  it("deletes the contents of long ago that it made, and nobody else's", async () => {
    const mine = `switchboard_${"0a".repeat(12)}`;
    const [old, recent, named, other] = ["1", "2", "3", "4"].map((digit) => `HX${digit.repeat(32)}`);
    const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000).toISOString();
    await fake.control("content", { sid: named, name: "switchboard_welcome", at: hoursAgo(100) });
    await fake.control("content", { sid: other, name: "order_update", at: hoursAgo(100) });
    await fake.control("content", { sid: recent, name: mine, at: hoursAgo(2) });
    await fake.control("content", { sid: old, name: mine, at: hoursAgo(25) });
    await send({ text: "Once more?", choices: choices(2) });
    await expect.poll(async () => (await fake.state()).contents).not.toContain(old);
    expect((await fake.state()).contents).toEqual(expect.arrayContaining([recent, named, other]));
  });

  it("writes to the number while there is one, and to WhatsApp's own id otherwise", async () => {
    await send({ text: "to the number" }, { address: { to: "whatsapp:+4915199999" } });
    await send({ text: "to the id" }, { address: { to: "whatsapp:DE.13491234567890" } });
    expect((await fake.ledger()).slice(-2).map((entry) => entry.to)).toEqual([
      "whatsapp:+4915199999",
      "whatsapp:DE.13491234567890",
    ]);
  });

  it("refuses to start with a template that is none", () => {
    expect(() => build({ TWILIO_TEMPLATES: "en=hello" })).toThrow(/TWILIO_TEMPLATES: "en=hello"/);
  });

  it("shows that it is typing, in answer to the customer's message", async () => {
    await build(fake.env).typing?.({ threadId: to, address: {}, lastInbound });
    expect((await fake.state()).typed).toEqual([hello.MessageSid]);
  });

  it("waits as long as a 429 says, and holds back the whole sender", async () => {
    await fake.faults({ tooManyRequests: 1, retryAfterSeconds: 3 });
    expect(await send({ text: "x" })).toMatchObject({ outcome: "retry", retryAfterMs: 3000, wholeAccount: true });
    await fake.faults({});
  });

  it("does not send again what may have been sent", async () => {
    await fake.faults({ serverError: 1 });
    expect(await send({ text: "x" })).toMatchObject({ outcome: "unknown" });
    await fake.faults({ lostResponse: 1 });
    expect(await send({ text: "x" })).toMatchObject({ outcome: "unknown" });
    await fake.faults({});
    expect(await send({ text: "x" }, { env: { TWILIO_API_ROOT: "http://127.0.0.1:2" } })).toMatchObject({
      outcome: "retry",
    });
  });

  it("tries again when Twilio says that it is unavailable, which is its documented remedy", async () => {
    await fake.control("unavailable", { times: 1 });
    expect(await send({ text: "x" })).toMatchObject({ outcome: "retry", problem: expect.stringContaining("20503") });
    expect(await send({ text: "x" })).toMatchObject({ outcome: "sent" });
  });

  it("goes on with the other token when the first is no longer taken", async () => {
    const env = { TWILIO_AUTH_TOKEN: "an-old-token-000", TWILIO_AUTH_TOKEN_SECONDARY: fake.authToken };
    const before = (await fake.ledger()).length;
    expect(await send({ text: "after the change" }, { env })).toMatchObject({ outcome: "sent" });
    expect(await fake.ledger()).toHaveLength(before + 1);
  });

  it("says that the account is not accepted, without its token", async () => {
    const result = await send({ text: "x" }, { env: { TWILIO_AUTH_TOKEN: "wrong-token-0000" } });
    expect(result).toMatchObject({ outcome: "retry", problem: expect.stringContaining("TWILIO_AUTH_TOKEN") });
    expect(JSON.stringify(result)).not.toContain("wrong-token");
  });

  it("fetches a customer's file with credentials from Twilio, and from nowhere else", async () => {
    const { url } = (await fake.control("media", {
      base64: Buffer.from("picture").toString("base64"),
      mimeType: "image/png",
    })) as { url: string };
    const channel = build(fake.env);
    const file = await channel.fetchAttachment?.(new URL(url).pathname);
    expect(Buffer.from(file?.bytes ?? []).toString()).toBe("picture");
    expect(file?.mimeType).toBe("image/png");
    for (const ref of ["/2010-04-01/Accounts", "//169.254.169.254/latest", "/../secret", "https://elsewhere.example/x"])
      await expect(channel.fetchAttachment?.(ref)).rejects.toMatchObject({ kind: "not_found" });
  });
});
