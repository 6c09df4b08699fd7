import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { whatsapp360dialog, whatsappCloud } from "../../src/channels/whatsapp-cloud/index.ts";
import type { Channel, WebhookRequest } from "../../src/core/contracts/channel.ts";
import type { InboundEvent } from "../../src/core/message.ts";
import { channelContract } from "../contract/channel-contract.ts";
import { type FakeCloud, startFakeCloud } from "../fakes/whatsapp-cloud/start.ts";

const now = new Date("2026-11-25T12:00:00Z");
const deps = { clock: { now: () => now }, log: () => undefined };
const SECRET = "the-app-secret-of-meta";
const meta = (env: Readonly<Record<string, string>> = {}): Channel =>
  whatsappCloud.create(
    {
      WHATSAPP_CLOUD_TOKEN: "token-of-the-number",
      WHATSAPP_CLOUD_APP_SECRET: SECRET,
      WHATSAPP_CLOUD_VERIFY_TOKEN: "verify-me-please",
      WHATSAPP_CLOUD_PHONE_NUMBER_ID: "106540352242922",
      WHATSAPP_CLOUD_API_ROOT: "http://127.0.0.1:2",
      ...env,
    },
    deps,
  );
const dialog = (env: Readonly<Record<string, string>> = {}): Channel =>
  whatsapp360dialog.create(
    {
      D360_API_KEY: "key-of-the-number",
      D360_WEBHOOK_SECRET: "a-secret-header-value",
      D360_API_ROOT: "http://127.0.0.1:2",
      ...env,
    },
    deps,
  );

const message = (more: Readonly<Record<string, unknown>> = {}) => ({
  from: "15551234567",
  id: "wamid.1",
  timestamp: "1700000000",
  type: "text",
  text: { body: "Wo ist meine Bestellung? é🙂" },
  ...more,
});
const contact = { profile: { name: "Vera" }, wa_id: "15551234567" };
const wrap = (value: unknown, field = "messages") => ({
  object: "whatsapp_business_account",
  entry: [{ id: "1", changes: [{ field, value }] }],
});
const value = (...messages: unknown[]) => ({
  messaging_product: "whatsapp",
  metadata: { display_phone_number: "1", phone_number_id: "106540352242922" },
  contacts: [contact],
  messages,
});

/** As Meta writes it: what is not ASCII is escaped, and the signature covers these bytes. */
function post(content: unknown, secret = SECRET): WebhookRequest {
  const body = Buffer.from(
    JSON.stringify(content).replaceAll(
      /[\u0080-\uffff]/g,
      (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
    ),
  );
  const signature = `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
  return {
    method: "POST",
    url: "https://support.example/webhooks/whatsapp-cloud",
    headers: { "x-hub-signature-256": signature },
    body,
  };
}
const postTo360 = (content: unknown, secret: string | undefined = "a-secret-header-value"): WebhookRequest => ({
  method: "POST",
  url: "https://support.example/webhooks/whatsapp-360dialog",
  headers: secret === undefined ? {} : { "x-switchboard-secret": secret },
  body: Buffer.from(JSON.stringify(content)),
});

const genuine = post(wrap(value(message())));
channelContract(meta(), {
  genuine: () => genuine,
  text: "Wo ist meine Bestellung? é🙂",
  forged: [
    () => post(wrap(value(message())), "another-secret"),
    () => ({ ...genuine, headers: {} }),
    () => ({ ...genuine, headers: { "x-hub-signature-256": "" } }),
    () => ({
      ...genuine,
      headers: { "x-hub-signature-256": genuine.headers["x-hub-signature-256"]?.replace("sha256", "sha1") },
    }),
    // The same content written again: other bytes.
    () => ({ ...genuine, body: Buffer.from(JSON.stringify(JSON.parse(genuine.body.toString()))) }),
  ],
  nonsense: () => post({ object: "page", entry: "none" }),
});
channelContract(dialog(), {
  genuine: () => postTo360(wrap(value(message()))),
  text: "Wo ist meine Bestellung? é🙂",
  forged: [
    () => postTo360(wrap(value(message())), "a-secret-header-valuE"),
    () => postTo360(wrap(value(message())), ""),
    () => ({ ...postTo360(wrap(value(message()))), headers: {} }),
  ],
  nonsense: () => postTo360({ hello: "world" }),
});

const receive = async (content: unknown) =>
  (await meta().receive?.(post(content))) ?? Promise.reject(new Error("no webhook"));
const one = async (more: Readonly<Record<string, unknown>>): Promise<InboundEvent | undefined> =>
  (await receive(wrap(value(message(more))))).events[0];

const samples: Readonly<Record<string, unknown>> = JSON.parse(
  readFileSync("test/fixtures/whatsapp-cloud/webhooks.json", "utf8"),
);
const ofSamples = (env: Readonly<Record<string, string>> = { WHATSAPP_CLOUD_PHONE_NUMBER_ID: "000000000000000" }) =>
  meta(env);

describe("what Meta posts, as recorded", () => {
  it.each([
    ["Text message", { kind: "message", text: "Hello, bot!", threadId: "15551234567" }],
    [
      "Image message",
      { kind: "message", text: "Check this out", attachments: [{ kind: "image", ref: "000000000000001" }] },
    ],
    ["Reaction", { kind: "reaction", emoji: "👍" }],
    ["Interactive button reply", { kind: "button", value: "btn_approve", label: "Approve" }],
    [
      "Text message with business-scoped user IDs",
      {
        threadId: "US.13491208655302741918",
        sender: { aliases: ["15551234567"] },
        address: { userId: "US.13491208655302741918", phone: "15551234567" },
      },
    ],
    [
      "System message (user_changed_number)",
      {
        kind: "moved",
        threadId: "US.24817305912873645029",
        previous: { threadId: "15551234567" },
        address: { phone: "15557654321" },
      },
    ],
    [
      "BSUID rotation (user_id_update)",
      { kind: "moved", threadId: "US.24817305912873645029", previous: { threadId: "US.13491208655302741918" } },
    ],
  ])("%s", async (name, expected) => {
    const received = await ofSamples().receive?.(post(samples[name]));
    expect(received?.events).toMatchObject([expected]);
    expect(received?.unreadable).toBeUndefined();
  });

  it("a status", async () => {
    const received = await ofSamples().receive?.(post(samples["Status update (message delivered)"]));
    expect(received?.statuses).toMatchObject([{ status: "delivered" }]);
  });

  it("a change of id that does not say from what, of which nothing is to be made", async () => {
    const received = await ofSamples().receive?.(post(samples["System message (user_changed_user_id)"]));
    expect(received).toEqual({ events: [], statuses: [] });
  });
});

describe("Meta's webhook", () => {
  it("answers the handshake with the challenge, and only with the right token", async () => {
    const ask = (token: string): WebhookRequest => ({
      method: "GET",
      url: `https://support.example/webhooks/whatsapp-cloud?hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=1158201444`,
      headers: {},
      body: Buffer.alloc(0),
    });
    expect((await meta().receive?.(ask("verify-me-please")))?.answer).toMatchObject({
      status: 200,
      body: "1158201444",
    });
    await expect(meta().receive?.(ask("verify-me"))).rejects.toMatchObject({ kind: "unauthenticated" });
  });

  it("may hold many entries, messages and statuses; what is broken among them does not lose the others", async () => {
    const status = { id: "wamid.9", status: "delivered", biz_opaque_callback_data: "delivery-9" };
    const { events, statuses, unreadable } = await receive({
      object: "whatsapp_business_account",
      entry: [
        { id: "1", changes: [{ field: "messages", value: value(message(), { id: 7 }, message({ id: "wamid.2" })) }] },
        {
          id: "1",
          changes: [
            { field: "messages", value: { ...value(), statuses: [status, { id: "x" }] } },
            { field: "account_update", value: {} },
          ],
        },
      ],
    });
    expect(events.map(({ platformId }) => platformId)).toEqual(["wamid.1", "wamid.2"]);
    expect(statuses).toEqual([{ platformId: "wamid.9", status: "delivered", reference: "delivery-9" }]);
    expect(unreadable).toBe("unreadable: a message, a status");
  });

  it("is read although another field of it, or another change, has a form that nobody knows", async () => {
    const received = await receive({
      object: "whatsapp_business_account",
      entry: [
        {
          id: "1",
          changes: [
            { field: "calls", value: "ringing" },
            { field: "messages", value: { messages: "none" } },
            { field: "messages", value: value(message({ timestamp: 1700000000 })) },
          ],
        },
      ],
    });
    expect(received).toMatchObject({ events: [{ platformId: "wamid.1" }], unreadable: "unreadable: a change" });
  });

  it("names the customer in the contacts alone, where the message does not", async () => {
    const { events } = await receive(
      wrap({ ...value(message({ from: undefined })), contacts: [{ profile: null, user_id: "US.7" }] }),
    );
    expect(events).toMatchObject([{ threadId: "US.7", address: { userId: "US.7" } }]);
  });

  it("passes over what is for another number of the same app", async () => {
    const other = { ...value(message()), metadata: { phone_number_id: "999" } };
    expect(await receive(wrap(other))).toMatchObject({ events: [], statuses: [] });
  });

  it("knows a customer by the business-scoped id, with the number as another name and as address", async () => {
    const contacts = [{ ...contact, user_id: "US.1349" }];
    const { events } = await receive(wrap({ ...value(message({ from_user_id: "US.1349" })), contacts }));
    expect(events).toMatchObject([
      {
        threadId: "US.1349",
        address: { userId: "US.1349", phone: "15551234567" },
        sender: { externalId: "US.1349", name: "Vera", aliases: ["15551234567"] },
      },
    ]);
    const hidden = await receive(
      wrap({
        ...value({ ...message({ from_user_id: "US.1349" }), from: undefined }),
        contacts: [{ user_id: "US.1349" }],
      }),
    );
    expect(hidden.events).toMatchObject([{ threadId: "US.1349", address: { userId: "US.1349" } }]);
  });

  it("reads that a number or an id has changed", async () => {
    const system = { body: "changed", wa_id: "15557654321", user_id: "US.2", type: "user_changed_number" };
    expect(await one({ type: "system", system, text: undefined })).toMatchObject({
      kind: "moved",
      threadId: "US.2",
      previous: { threadId: "15551234567" },
      address: { phone: "15557654321" },
    });
    const both = { ...system, previous_user_id: "US.1" };
    const told = await receive(wrap({ ...value(message({ type: "system", system: both, text: undefined })) }));
    expect(told.events).toMatchObject([
      { kind: "moved", threadId: "US.2", previous: { threadId: "US.1" } },
      { kind: "moved", threadId: "US.2", previous: { threadId: "15551234567" } },
    ]);
    expect(new Set(told.events.map(({ platformId }) => platformId)).size).toBe(2);
    const hidden = { user_id: "US.2", previous_user_id: "US.1", type: "user_changed_user_id" };
    expect(await one({ type: "system", system: hidden, text: undefined, from: undefined })).toMatchObject({
      kind: "moved",
      threadId: "US.2",
      previous: { threadId: "US.1" },
      address: { userId: "US.2" },
    });
    const update = { wa_id: "15557654321", user_id: { previous: "US.1", current: "US.2" }, timestamp: "1700000003" };
    const { events } = await receive(wrap({ ...value(), user_id_update: [update] }, "user_id_update"));
    expect(events).toMatchObject([
      { kind: "moved", threadId: "US.2", previous: { threadId: "US.1", externalId: "US.1" } },
    ]);
  });

  it.each([
    [
      "a button",
      { type: "interactive", interactive: { type: "button_reply", button_reply: { id: "confirm:1", title: "Yes" } } },
      { kind: "button", value: "confirm:1", label: "Yes" },
    ],
    [
      "a row of a list",
      { type: "interactive", interactive: { type: "list_reply", list_reply: { id: "pick:2", title: "NG-2" } } },
      { kind: "button", value: "pick:2" },
    ],
    [
      "a template's button",
      { type: "button", button: { payload: "p", text: "Yes" } },
      { kind: "button", value: "p", label: "Yes" },
    ],
    [
      "a reaction",
      { type: "reaction", reaction: { message_id: "wamid.0", emoji: "👍" } },
      { kind: "reaction", target: "wamid.0", emoji: "👍" },
    ],
    [
      "a reaction that is taken back",
      { type: "reaction", reaction: { message_id: "wamid.0" } },
      { kind: "reaction", emoji: "" },
    ],
    [
      "an edit",
      { type: "edit", edit: { original_message_id: "wamid.0", message: { text: { body: "new" } } } },
      { kind: "edit", target: "wamid.0", text: "new" },
    ],
    [
      "an edit of the words under a picture",
      { type: "edit", edit: { original_message_id: "wamid.0", message: { image: { id: "1", caption: "new" } } } },
      { kind: "edit", target: "wamid.0", text: "new" },
    ],
    [
      "a deletion",
      { type: "revoke", revoke: { original_message_id: "wamid.0" } },
      { kind: "deletion", target: "wamid.0" },
    ],
    ["a reply", { context: { id: "wamid.0" } }, { kind: "message", replyTo: "wamid.0" }],
    [
      "a picture with words",
      { type: "image", text: undefined, image: { id: "77", mime_type: "image/jpeg", caption: "look" } },
      { text: "look", attachments: [{ kind: "image", ref: "77" }] },
    ],
    [
      "a recording",
      { type: "audio", text: undefined, audio: { id: "78", mime_type: "audio/ogg" } },
      { text: "", attachments: [{ kind: "audio" }] },
    ],
    [
      "a file",
      { type: "document", text: undefined, document: { id: "79", filename: "a.pdf" } },
      { attachments: [{ kind: "file", name: "a.pdf" }] },
    ],
    ["a sticker", { type: "sticker", text: undefined, sticker: { id: "80" } }, { attachments: [{ kind: "sticker" }] }],
    [
      "a place",
      { type: "location", text: undefined, location: { latitude: 1.5, longitude: 2.5, name: "Home" } },
      { attachments: [{ kind: "location", ref: "geo:1.5,2.5", name: "Home" }] },
    ],
    [
      "a contact",
      {
        type: "contacts",
        text: undefined,
        contacts: [{ name: { formatted_name: "Ben" }, phones: [{ wa_id: "491" }] }],
      },
      { attachments: [{ kind: "contact", ref: "tel:491", name: "Ben" }] },
    ],
    [
      "what nobody knows yet",
      { type: "hologram", text: undefined },
      { text: "", attachments: [{ kind: "file", name: "hologram" }] },
    ],
  ])("reads %s", async (_name, more, expected) => {
    expect(await one(more)).toMatchObject(expected);
  });

  it.each([
    [131047, { failure: "window-closed" }],
    [131026, { failure: "unreachable" }],
    [131049, { problem: "WhatsApp could not deliver it (131049)" }],
  ])("reads why a message failed later: %i", async (code, expected) => {
    const status = { id: "wamid.9", status: "failed", errors: [{ code }] };
    expect((await receive(wrap({ ...value(), statuses: [status] }))).statuses).toMatchObject([
      { status: "failed", ...expected },
    ]);
  });
});

const choices = (count: number, label = (n: number) => `Choice ${n}`) =>
  Array.from({ length: count }, (_, n) => ({ label: label(n + 1), value: `choice:${n + 1}` }));

describe.each([
  ["Meta", "meta"],
  ["360dialog", "360dialog"],
] as const)("against %s", (_name, flavour) => {
  let fake: FakeCloud;
  beforeAll(async () => {
    fake = await startFakeCloud(flavour);
  });
  afterAll(() => fake[Symbol.asyncDispose]());

  const build = (env: Readonly<Record<string, string>> = {}) =>
    (flavour === "meta" ? meta : dialog)({ ...fake.env, ...env });
  const templates = flavour === "meta" ? "WHATSAPP_CLOUD_TEMPLATES" : "D360_TEMPLATES";
  const fresh = { platformId: "wamid.1", at: new Date(now.getTime() - 60_000) };
  const old = { platformId: "wamid.1", at: new Date(now.getTime() - 25 * 3_600_000) };
  const send = (
    part: Record<string, unknown>,
    {
      to = "4915112345",
      lastInbound = fresh,
      env = {},
      address = {},
    }: { to?: string; lastInbound?: typeof fresh; env?: Record<string, string>; address?: Record<string, string> } = {},
  ) =>
    build(env).send({
      threadId: to,
      address,
      part: { language: "en", ...part },
      reference: "delivery-7",
      signal: AbortSignal.timeout(10_000),
      lastInbound,
    });
  const last = async () => (await fake.ledger()).at(-1);

  it("sends text, buttons, a list and files, each with our own reference", async () => {
    const file = {
      ref: `data:application/pdf;base64,${Buffer.from("%PDF").toString("base64")}`,
      kind: "file",
      name: "invoice.pdf",
    };
    for (const part of [
      { text: "hello" },
      { text: "Shall I?", choices: choices(3) },
      { text: "Which?", choices: choices(10, (n) => `A label that is longer than twenty-four letters ${n}`) },
      { file },
      { file: { ref: "https://files.example/a.jpg", kind: "image" } },
    ])
      expect(await send(part)).toMatchObject({ outcome: "sent", platformId: expect.stringMatching(/^wamid/) });
    const got = (await fake.ledger()).slice(-5);
    expect(got.map((entry) => [entry.text, entry.choices.length, entry.reference])).toEqual([
      ["hello", 0, "delivery-7"],
      ["Shall I?", 3, "delivery-7"],
      ["Which?", 10, "delivery-7"],
      ["", 0, "delivery-7"],
      ["", 0, "delivery-7"],
    ]);
    expect(got[2]?.choices[0]?.label).toBe("A label that is longer than twenty-four letters 1");
    expect(got[4]?.media).toBe("https://files.example/a.jpg");
  });

  it("writes to the number where it is known, else to the business-scoped id", async () => {
    await send({ text: "x" }, { to: "US.1349", address: { userId: "US.1349", phone: "15551234567" } });
    expect((await last())?.to).toBe("15551234567");
    await send({ text: "x" }, { to: "US.1349", address: { userId: "US.1349" } });
    expect((await last())?.to).toBe("US.1349");
    await send({ text: "x" }, { to: "US.1349" });
    expect((await last())?.to).toBe("US.1349");
    // The number may be somebody else's by now.
    const address = { userId: "US.1349", phone: "15551234567" };
    await send({ text: "late" }, { to: "US.1349", address, lastInbound: old, env: { [templates]: "en=reply" } });
    expect(await last()).toMatchObject({ to: "US.1349", template: "reply en" });
  });

  it("sends nothing freely once 24 hours have passed, but a template where there is one", async () => {
    const before = (await fake.ledger()).length;
    expect(await send({ text: "late" }, { lastInbound: old })).toMatchObject({ outcome: "failed", windowClosed: true });
    expect(await fake.ledger()).toHaveLength(before);
    const env = { [templates]: "en_US=reply, de=antwort" };
    expect(await send({ text: "Ihr Paket\nist da.", language: "de" }, { lastInbound: old, env })).toMatchObject({
      outcome: "sent",
    });
    expect(await last()).toMatchObject({ text: "Ihr Paket ist da.", template: "antwort de" });
    expect(() => build({ [templates]: "en=Not A Name" })).toThrow(templates);
  });

  it("sends the template at once when WhatsApp counts the 24 hours differently", async () => {
    await fake.control("refuse", { to: "4915199901", code: 131047 });
    expect(await send({ text: "x" }, { to: "4915199901" })).toMatchObject({ outcome: "failed", windowClosed: true });
    expect(await send({ text: "x" }, { to: "4915199901", env: { [templates]: "en=reply" } })).toMatchObject({
      outcome: "sent",
    });
    expect((await last())?.template).toBe("reply en");
  });

  it.each([
    [130429, { outcome: "retry", wholeAccount: true }],
    [131056, { outcome: "retry", wholeAccount: false, retryAfterMs: 6000 }],
    [131048, { outcome: "retry", wholeAccount: true }],
    [131026, { outcome: "failed", unreachable: true }],
    [
      190,
      {
        outcome: "retry",
        problem: expect.stringContaining(flavour === "meta" ? "WHATSAPP_CLOUD_TOKEN" : "D360_API_KEY"),
      },
    ],
    [131051, { outcome: "failed" }],
    [999999, { outcome: "failed", problem: "WhatsApp could not deliver it (999999)" }],
  ])("understands the refusal %i", async (code, expected) => {
    await fake.control("refuse", { to: "4915199902", code });
    expect(await send({ text: "x" }, { to: "4915199902" })).toMatchObject(expected);
  });

  it("waits as long as a 429 says, and sends nothing again that may have been sent", async () => {
    await fake.faults({ tooManyRequests: 1, retryAfterSeconds: 3 });
    expect(await send({ text: "x" })).toMatchObject({ outcome: "retry", retryAfterMs: 3000, wholeAccount: true });
    await fake.faults({ serverError: 1 });
    expect(await send({ text: "x" })).toMatchObject({ outcome: "unknown" });
    await fake.faults({ lostResponse: 1 });
    expect(await send({ text: "x" })).toMatchObject({ outcome: "unknown" });
    await fake.faults({});
    const root = flavour === "meta" ? "WHATSAPP_CLOUD_API_ROOT" : "D360_API_ROOT";
    expect(await send({ text: "x" }, { env: { [root]: "http://127.0.0.1:2" } })).toMatchObject({ outcome: "retry" });
  });

  it("says that a key was not accepted although the answer holds no code of Meta", async () => {
    const body = JSON.stringify({ meta: { http_code: 401, developer_message: "Invalid api_key" } });
    await fake.control("answer", { of: "messages", status: 401, body });
    expect(await send({ text: "x" })).toMatchObject({
      outcome: "retry",
      wholeAccount: true,
      problem: expect.stringContaining(flavour === "meta" ? "WHATSAPP_CLOUD_TOKEN" : "D360_API_KEY"),
    });
  });

  it("does not know what became of a message whose acceptance it cannot read", async () => {
    for (const answer of [
      { status: 200, body: '{"messages":[{"id":"wam' },
      { status: 200, body: "{}" },
      { status: 408, body: "" },
      { status: 502, body: "<html>" },
    ]) {
      await fake.control("answer", { of: "messages", ...answer });
      expect(await send({ text: "x" })).toMatchObject({ outcome: "unknown" });
    }
  });

  it("tries an upload again, because nobody has seen anything of it", async () => {
    const file = { ref: `data:image/png;base64,${Buffer.from("png").toString("base64")}`, kind: "image" };
    const before = (await fake.ledger()).length;
    await fake.control("answer", { of: "media", status: 503, body: "" });
    expect(await send({ file })).toMatchObject({ outcome: "retry" });
    await fake.control("answer", { of: "media", status: 400, body: '{"error":{"code":131053}}' });
    expect(await send({ file })).toMatchObject({ outcome: "failed" });
    await fake.control("answer", { of: "media", status: 429, body: "" });
    expect(await send({ file })).toMatchObject({ outcome: "retry", wholeAccount: true });
    expect(await fake.ledger()).toHaveLength(before);
  });

  it("sends a picture that WhatsApp cannot show as a file", async () => {
    const gif = { ref: "https://files.example/a.gif", kind: "image", mimeType: "image/gif", name: "a.gif" };
    expect(await send({ file: gif })).toMatchObject({ outcome: "sent" });
    expect((await last())?.type).toBe("document");
    expect(await send({ file: { ...gif, mimeType: "image/png" } })).toMatchObject({ outcome: "sent" });
    expect((await last())?.type).toBe("image");
  });

  it("cuts no character of a long label in two", async () => {
    const label = `${"🙂".repeat(11)} und noch mehr 🙂`;
    await send({ text: "Which?", choices: [{ label, value: "a" }, ...choices(3)] });
    const [row] = (await last())?.choices ?? [];
    expect(row?.label).toBe(label);
    expect(Buffer.from(row?.title ?? "").toString()).toBe(row?.title);
  });

  it("shows that it is typing, and fetches a customer's file", async () => {
    await build().typing?.({ threadId: "4915112345", address: {}, lastInbound: fresh });
    expect((await fake.state()).typed).toEqual(["wamid.1"]);
    const { id } = (await fake.control("media", {
      base64: Buffer.from("picture").toString("base64"),
      mimeType: "image/png",
    })) as { id: string };
    const file = await build().fetchAttachment?.(id);
    expect([Buffer.from(file?.bytes ?? []).toString(), file?.mimeType]).toEqual(["picture", "image/png"]);
    await expect(build().fetchAttachment?.("../me")).rejects.toMatchObject({ kind: "not_found" });
    await expect(build().fetchAttachment?.("4242")).rejects.toMatchObject({ kind: "not_found" });
  });
});
