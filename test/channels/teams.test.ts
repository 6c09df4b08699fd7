import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { teams } from "../../src/channels/teams/index.ts";
import type { Channel, WebhookRequest } from "../../src/core/contracts/channel.ts";
import { channelContract } from "../contract/channel-contract.ts";
import type { Forgery } from "../fakes/teams/issuer.ts";
import {
  APP_ID,
  BOT_ID,
  personalActivity,
  personalChat,
  startFakeTeams,
  TENANT_ID,
  userId,
} from "../fakes/teams/start.ts";

const MICROSOFT = "https://smba.trafficmanager.net/amer/a1b2c3d4-e5f6-7890-abcd-ef1234567890/";
const fixture = (name: string) => JSON.parse(readFileSync(`test/fixtures/teams/${name}.json`, "utf8"));

const fake = await startFakeTeams();
afterAll(() => fake[Symbol.asyncDispose]());

const log = () => undefined;
function build(more: Readonly<Record<string, string>> = {}, now: () => Date = () => new Date()): Channel {
  return teams.create(teams.settings.parse({ ...fake.env, ...more }), { clock: { now }, log });
}
const channel = build();

const request = (body: unknown, authorization: string | undefined): WebhookRequest => ({
  method: "POST",
  url: "https://support.example/api/messages",
  headers: authorization === undefined ? {} : { authorization },
  body: Buffer.from(typeof body === "string" ? body : JSON.stringify(body)),
});

const forgeries = [
  "no-token",
  "not-a-token",
  "alg-none",
  "hs256",
  "wrong-key",
  "unknown-key-id",
  "expired",
  "not-yet-valid",
  "no-expiry",
  "wrong-audience",
  "wrong-issuer",
  "tenant-issuer",
  "unendorsed-key",
  "other-service-url",
  "no-service-url",
] as const satisfies readonly Forgery[];
let genuine: string | undefined;
const forged = new Map<Forgery, string | undefined>();
beforeAll(async () => {
  genuine = await fake.authorization(undefined, MICROSOFT);
  for (const forgery of forgeries) forged.set(forgery, await fake.authorization(forgery, MICROSOFT));
});

channelContract(channel, {
  genuine: () => request(fixture("mention"), genuine),
  text: "test",
  forged: forgeries.map((forgery) => () => request(fixture("mention"), forged.get(forgery))),
  ownEcho: () => request({ ...fixture("mention"), from: { id: BOT_ID, name: "Chat SDK Demo" } }, genuine),
  nonsense: () => request({ hello: "world" }, genuine),
});

describe("who may speak for Teams", () => {
  it.each(forgeries)("not a caller with a token that is forged by %s", async (forgery) => {
    const answer = channel.receive?.(request(fixture("mention"), forged.get(forgery)));
    await expect(answer).rejects.toMatchObject({ kind: "unauthenticated" });
  });

  it("is decided before a byte of the body is read", async () => {
    for (const forgery of forgeries.filter((one) => !/service-url|unendorsed/.test(one)))
      await expect(channel.receive?.(request("{not json", forged.get(forgery)))).rejects.toMatchObject({
        kind: "unauthenticated",
      });
    expect(await channel.receive?.(request("{not json", genuine))).toMatchObject({
      events: [],
      unreadable: expect.any(String),
    });
  });

  it("also the tenant's own issuer, when a tenant is set", async () => {
    const single = build({ TEAMS_TENANT_ID: TENANT_ID });
    const received = await single.receive?.(request(fixture("mention"), forged.get("tenant-issuer")));
    expect(received?.events).toHaveLength(1);
  });

  it.each([
    "https://evil.example/amer/",
    "https://evil.trafficmanager.net/amer/",
    "https://smba.trafficmanager.net.evil.example/",
    "https://smba.trafficmanager.net:8443/amer/",
    "https://smba.trafficmanager.net@evil.example/",
    "http://smba.trafficmanager.net/amer/",
    "https://botframework.com.evil.example/",
    "ftp://smba.trafficmanager.net/",
  ])("nobody who wants the answers at %s, whatever the token says", async (serviceUrl) => {
    const token = await fake.authorization(undefined, serviceUrl);
    const answer = channel.receive?.(request({ ...fixture("mention"), serviceUrl }, token));
    await expect(answer).rejects.toMatchObject({ kind: "unauthenticated" });
  });

  it("nobody for a channel that the key is not endorsed for", async () => {
    const answer = channel.receive?.(request({ ...fixture("mention"), channelId: "telegram" }, genuine));
    await expect(answer).rejects.toMatchObject({ kind: "unauthenticated" });
  });

  it("is unknown while Microsoft's keys cannot be had: Teams should send it again", async () => {
    let now = Date.now();
    const fresh = build({}, () => new Date(now));
    await fake.faults({ noMetadata: true });
    await expect(fresh.receive?.(request(fixture("mention"), genuine))).rejects.toMatchObject({ kind: "unavailable" });
    await expect(fresh.receive?.(request(fixture("mention"), forged.get("expired")))).rejects.toMatchObject({
      kind: "unavailable",
    });
    await fake.faults({});
    now += 3_000;
    expect((await fresh.receive?.(request(fixture("mention"), genuine)))?.events).toHaveLength(1);
  });

  it("asks Microsoft once for many made-up key ids, and believes no key for longer than a day", async () => {
    let now = Date.now();
    const fresh = build({}, () => new Date(now));
    const keys = async () => (await fake.state()).calls["/v1/.well-known/keys"] ?? 0;
    const madeUp = () =>
      fresh.receive?.(request(fixture("mention"), forged.get("unknown-key-id"))).catch(() => undefined);
    await fresh.receive?.(request(fixture("mention"), genuine));
    const before = await keys();
    for (let n = 0; n < 5; n++) await madeUp();
    expect(await keys()).toBe(before);
    now += 6 * 60_000;
    await Promise.all([madeUp(), madeUp(), madeUp()]);
    expect(await keys()).toBe(before + 1);

    await fake.faults({ noMetadata: true });
    now += 13 * 3_600_000;
    // Old keys still serve; the token is too old by then, which only they can say.
    await expect(fresh.receive?.(request(fixture("mention"), genuine))).rejects.toMatchObject({
      kind: "unauthenticated",
    });
    now += 12 * 3_600_000;
    await expect(fresh.receive?.(request(fixture("mention"), genuine))).rejects.toMatchObject({ kind: "unavailable" });
    await fake.faults({});
  });

  it("refuses to start with hosts that cannot be read", () => {
    expect(() => build({ TEAMS_SERVICE_HOSTS: "https://*.example/path" })).toThrow(/host names/);
  });
});

describe("what Teams' customers send", () => {
  const receive = async (activity: Readonly<Record<string, unknown>>) => {
    const whole = {
      id: "1",
      channelId: "msteams",
      serviceUrl: MICROSOFT,
      timestamp: "2026-11-25T09:00:30Z",
      ...activity,
    };
    const received = await channel.receive?.(request(whole, genuine));
    expect(received?.unreadable).toBeUndefined();
    return received ?? { events: [] };
  };
  const personal = personalActivity("ana");
  const events = async (activity: Readonly<Record<string, unknown>>) => (await receive(activity)).events;

  it("is read without our own mention, and with the names of others", async () => {
    const entities = [
      { type: "mention", text: "<at>Shop</at>", mentioned: { id: BOT_ID, name: "Shop" } },
      { type: "mention", text: "<at>Ben</at>", mentioned: { id: userId("ben"), name: "Ben" } },
      { type: "clientInfo", locale: "en-US" },
    ];
    const text = "<at>Shop</at> is <at>Ben</at> right that 3 < 5 & done?";
    expect(await events({ ...personal, text, entities, locale: "de-DE" })).toMatchObject([
      { kind: "message", text: "is Ben right that 3 < 5 & done?", sender: { language: "de", trust: 1 } },
    ]);
  });

  it("is read as words where it is markup", async () => {
    const text = "<p>Is&nbsp;it <b>here</b>?</p><p>1 &lt; 2</p>";
    expect(await events({ ...personal, text, textFormat: "xml" })).toMatchObject([{ text: "Is it here?\n1 < 2" }]);
  });

  it("is a hello when it holds our name only", async () => {
    const { text: _, ...mention } = fixture("mention");
    expect(await events({ ...mention, text: "<at>Chat SDK Demo</at>" })).toMatchObject([{ kind: "joined" }]);
  });

  it("gives each member of a channel and of a group a thread of their own, and answers in the thread of replies", async () => {
    const [first] = await events(fixture("mention"));
    const [second] = await events(fixture("reply-in-thread"));
    expect(second).toMatchObject({ threadId: first?.threadId });
    expect(first?.address?.["conversationId"]).toBe(
      "19:d441d38c655c47a085215b2726e76927@thread.tacv2;messageid=1766459963017",
    );
    const group = { id: "19:group@thread.v2", conversationType: "groupChat", tenantId: TENANT_ID };
    const threads = await Promise.all(
      ["ana", "ben"].map((person) => events({ ...personalActivity(person), conversation: group, text: "hi" })),
    );
    expect(new Set(threads.flat().map(({ threadId }) => threadId)).size).toBe(2);
    expect(await events({ ...personal, text: "hi" })).toMatchObject([{ threadId: personalChat("ana") }]);
  });

  it("brings all that an agent needs to write first", async () => {
    const [event] = await events({ ...personal, text: "hi" });
    expect(event?.address).toEqual({
      serviceUrl: MICROSOFT,
      channelId: "msteams",
      conversationId: personalChat("ana"),
      conversationType: "personal",
      tenantId: TENANT_ID,
      botId: BOT_ID,
      userId: userId("ana"),
      userAadId: "00000000-1111-2222-3333-444444444444",
      replyToId: "1",
    });
  });

  it("may be edited, deleted and restored: each under an id of its own, about the first message", async () => {
    const [first] = await events({ ...personal, text: "hi" });
    const change = (type: string, minute: number, text?: string) =>
      events({ ...personal, type, timestamp: `2026-11-25T09:0${minute}:00Z`, ...(text ? { text } : {}) });
    const changes = [
      ...(await change("messageUpdate", 1, "hi there")),
      ...(await change("messageDelete", 2)),
      ...(await change("messageUpdate", 3, "hi there")),
      ...(await change("messageDelete", 4)),
    ];
    expect(changes.map(({ kind }) => kind)).toEqual(["edit", "deletion", "edit", "deletion"]);
    for (const event of changes) expect(event).toMatchObject({ target: first?.platformId });
    expect(new Set(changes.map(({ platformId }) => platformId)).size).toBe(4);
  });

  it.each([
    ["like", "👍"],
    ["heart", "❤️"],
    ["1f44b_wavinghand-tone4", "👋"],
    ["cake", "cake"],
  ])("reacts with %s", async (type, emoji) => {
    const reaction = { ...personal, type: "messageReaction", id: "f:1", replyToId: "77", reactionsAdded: [{ type }] };
    expect(await events(reaction)).toMatchObject([{ kind: "reaction", emoji, target: `${personalChat("ana")}:77` }]);
  });

  it("says hello once by adding the bot, and that it was removed", async () => {
    const added = { ...personal, type: "conversationUpdate", membersAdded: [{ id: BOT_ID }] };
    const [bot] = await events({ ...added, id: "f:1" });
    const [user] = await events({ ...added, id: "f:2", membersAdded: [{ id: userId("ana") }] });
    expect(bot).toMatchObject({ kind: "joined" });
    expect(user?.platformId).toBe(bot?.platformId);
    expect(await events({ ...personal, type: "installationUpdate", action: "remove" })).toMatchObject([
      { kind: "blocked" },
    ]);
    expect(await events(fixture("installation"))).toEqual([]);
    expect(await events(fixture("added-to-channel"))).toEqual([]);
  });

  const value = { quickReply: "confirm:1", label: "Yes" };
  const execute = { ...personal, type: "invoke", name: "adaptiveCard/action", replyToId: "77" };

  it("presses buttons, by a message or by an invoke that is answered as documented", async () => {
    const pressed = { kind: "button", value: "confirm:1", label: "Yes" };
    expect(await events({ ...personal, replyToId: "77", value })).toMatchObject([pressed]);
    const received = await receive({
      ...execute,
      value: { action: { type: "Action.Execute", verb: "x", data: value } },
    });
    expect(received.events).toMatchObject([pressed]);
    const { answer } = received as { answer?: { status: number; body?: string } };
    expect([answer?.status, JSON.parse(answer?.body ?? "")]).toEqual([
      200,
      { statusCode: 200, type: "application/vnd.microsoft.activity.message", value: "✓" },
    ]);
    expect(await receive({ ...execute, name: "composeExtension/query", value: { x: 1 } })).toMatchObject({
      events: [],
      answer: { status: 200, body: "{}" },
    });
  });

  it("knows a press that comes again under a new id, on either side of a minute", async () => {
    const at = async (id: string, timestamp: string, more = {}) => {
      const [event] = await events({ ...personal, replyToId: "77", value, id, timestamp, ...more });
      return event;
    };
    const first = await at("1", "2026-11-25T09:00:59.900Z");
    const again = await at("2", "2026-11-25T09:01:29.900Z");
    const much = await at("3", "2026-11-25T09:05:00Z");
    expect(again?.mayBeKnownAs).toContain(first?.platformId);
    expect(first?.mayBeKnownAs).toContain(again?.platformId);
    expect((await at("1", "2026-11-25T09:00:59.900Z"))?.platformId).toBe(first?.platformId);
    for (const other of [
      much,
      await at("4", "2026-11-25T09:00:59.900Z", { replyToId: "78" }),
      await at("5", "2026-11-25T09:00:59.900Z", { value: { ...value, quickReply: "decline:1" } }),
      await at("6", "2026-11-25T09:00:59.900Z", { from: { id: userId("ben") } }),
    ])
      expect([other?.platformId, ...(other?.mayBeKnownAs ?? [])]).not.toContain(first?.platformId);
  });

  it("sends files and pictures, by references that tell no address", async () => {
    const attachments = [
      { contentType: "text/html", content: "<p>see here</p>" },
      {
        contentType: "application/vnd.microsoft.teams.file.download.info",
        contentUrl: "https://contoso.sharepoint.com/personal/ana/invoice.pdf",
        name: "invoice.pdf",
        content: { downloadUrl: "https://contoso.sharepoint.com/download?tempauth=secret", fileType: "pdf" },
      },
      { contentType: "image/*", contentUrl: `${MICROSOFT}v3/attachments/0-1/views/original` },
      { contentType: "messageReference", content: JSON.stringify({ messageId: "99", messagePreview: "x" }) },
    ];
    const [event] = await events({ ...personal, text: "see here", attachments });
    expect(event).toMatchObject({
      text: "see here",
      replyTo: `${personalChat("ana")}:99`,
      attachments: [{ kind: "file", name: "invoice.pdf" }, { kind: "image" }],
    });
    expect(JSON.stringify(event)).not.toContain("tempauth");
  });

  it("is kept for inspection when it is an activity that nobody can read", async () => {
    const broken = { ...personal, channelId: "msteams", serviceUrl: MICROSOFT, conversation: { id: ".." }, text: "x" };
    expect(await channel.receive?.(request(broken, genuine))).toMatchObject({
      events: [],
      unreadable: "conversation.id",
    });
  });
});

describe("what leaves for Teams", () => {
  const yesNo = [
    { label: "Yes", value: "confirm:1" },
    { label: "No", value: "decline:1" },
  ];

  it("formats what is light as Markdown in which nothing else is markup, with the plain words beside it", () => {
    expect(build().render({ text: "**a_b** <c> [d](https://e.example)", format: "light", language: "en" })).toEqual([
      { text: "a_b <c> d (https://e.example)", markdown: "**a\\_b** &lt;c&gt; [d](https://e.example)" },
    ]);
  });

  it("puts buttons and facts under the last part of a long text", () => {
    const card = { title: "Refund", facts: [{ label: "Amount", value: "49.90 EUR" }] };
    const parts = channel.render({ text: "word ".repeat(8_000), language: "en", quickReplies: yesNo, card });
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) expect(JSON.stringify(part).length * 2).toBeLessThan(80_000);
    expect(parts.map((part) => "choices" in part && "card" in part)).toEqual(
      parts.map((_, n) => n === parts.length - 1),
    );
  });

  it("writes more buttons than a card shows as a numbered list", () => {
    const quickReplies = Array.from({ length: 7 }, (_, n) => ({ label: `Order ${n}`, value: `order:${n}` }));
    const [part] = channel.render({ text: "Which?", language: "en", quickReplies });
    expect(part).toEqual({ text: `Which?\n\n${quickReplies.map(({ label }, n) => `${n + 1}. ${label}`).join("\n")}` });
  });

  it("names the source, shows small pictures, and names files that Teams takes from nobody but their owner", () => {
    const parts = channel.render({
      text: "30 Tage.",
      language: "de",
      citations: [{ sourceId: "r", tier: "gold", title: "Rückgabe" }],
      attachments: [
        { ref: "data:image/png;base64,AAAA", kind: "image", name: "a.png" },
        { ref: "data:application/pdf;base64,AAAA", kind: "file", name: "b.pdf" },
      ],
    });
    expect(parts).toEqual([
      { text: "30 Tage.\n\nQuelle: Rückgabe\n\n📎 b.pdf" },
      { picture: "data:image/png;base64,AAAA", mimeType: "image/png", name: "a.png" },
    ]);
  });
});

describe("against a Bot Connector", () => {
  const address = {
    serviceUrl: fake.serviceUrl,
    channelId: "msteams",
    conversationId: `${personalChat("eva")};x=1/2`,
    tenantId: TENANT_ID,
    botId: BOT_ID,
    userId: userId("eva"),
  };
  const to = { threadId: "t", reference: "r" };
  const send = (part: Record<string, unknown>, sender = channel, more: Readonly<Record<string, string>> = {}) =>
    sender.send({ ...to, part, address: { ...address, ...more }, signal: AbortSignal.timeout(10_000) });
  const fails = async (faults: Parameters<typeof fake.faults>[0], part: Record<string, unknown> = { text: "x" }) => {
    await fake.faults(faults);
    const result = await send(part);
    await fake.faults({});
    return result;
  };
  beforeAll(() => fake.control("conversation", { id: address.conversationId }));

  it("sends text literally, cards with facts and buttons, and pictures", async () => {
    const text = "**not bold** _nor this_ <at>x</at> [a](https://b.example)\n1. one";
    const after = (await fake.ledger()).length;
    expect(await send({ text })).toMatchObject({ outcome: "sent", platformId: expect.stringMatching(/:\d+$/) });
    const card = { title: "Refund *1*", facts: [{ label: "Amount", value: "*49.90* EUR" }] };
    const choices = [{ label: "Yes", value: "confirm:1" }];
    expect(await send({ text, card, choices })).toMatchObject({ outcome: "sent" });
    expect(await send({ picture: "data:image/png;base64,AAAA", mimeType: "image/png" })).toMatchObject({
      outcome: "sent",
    });
    expect(await fake.ledger(after)).toMatchObject([
      { text, card: false, tenantId: TENANT_ID },
      {
        text: `${text}\nRefund *1*`,
        card: true,
        facts: [String.raw`Amount=\*49.90\* EUR`],
        actions: [{ title: "Yes", data: { quickReply: "confirm:1", label: "Yes" } }],
      },
      { attachments: ["image/png"] },
    ]);
    expect((await fake.state()).problems).toEqual([]);
  });

  it("sends the words of a card that is refused", async () => {
    const choices = [{ label: "Yes", value: "confirm:1" }];
    const card = { title: "Refund", facts: [{ label: "Amount", value: "1 EUR" }] };
    expect(await fails({ noCards: true }, { text: "Shall I?", card, choices })).toMatchObject({ outcome: "sent" });
    expect((await fake.ledger()).at(-1)).toMatchObject({ text: "Shall I?\n\nRefund\nAmount: 1 EUR\n\n1. Yes" });
  });

  it("takes the longest text that it renders", async () => {
    for (const part of channel.render({ text: '"\n'.repeat(40_000), language: "en" }))
      expect(await send(part)).toMatchObject({ outcome: "sent" });
  });

  it("waits as long as a 429 says, and tries again what Microsoft says to", async () => {
    expect(await fails({ tooManyRequests: 1, retryAfterSeconds: 3 })).toMatchObject({
      outcome: "retry",
      retryAfterMs: 3000,
    });
    expect(await fails({ serverError: 1 })).toMatchObject({ outcome: "retry" });
  });

  it("never sends again what may have arrived", async () => {
    expect(await fails({ lostResponse: 1 })).toMatchObject({ outcome: "unknown" });
    await fake.faults({ delayMs: 5_000 });
    const signal = AbortSignal.timeout(100);
    expect(await channel.send({ ...to, part: { text: "x" }, address, signal })).toMatchObject({ outcome: "unknown" });
    await fake.faults({});
  });

  it("tries again when nothing left: nobody listens, or there is no token", async () => {
    const gone = "http://127.0.0.1:9";
    const hosts = build({ TEAMS_SERVICE_HOSTS: `${fake.url},${gone}` });
    expect(await send({ text: "x" }, hosts, { serviceUrl: `${gone}/amer/` })).toMatchObject({ outcome: "retry" });
    await fake.faults({ noTokens: true });
    expect(await send({ text: "x" }, build())).toMatchObject({ outcome: "retry" });
    await fake.faults({});
    const wrong = await send({ text: "x" }, build({ TEAMS_APP_PASSWORD: "wrong-password" }));
    expect(wrong).toMatchObject({ outcome: "retry", problem: expect.stringContaining("invalid_client") });
    expect(JSON.stringify(wrong)).not.toContain("wrong-password");
  });

  it("asks for one token however many wait, keeps it, and replaces one that is refused once", async () => {
    const sender = build();
    const tokens = async () => (await fake.state()).calls["tokens"] ?? 0;
    const before = await tokens();
    await Promise.all(Array.from({ length: 5 }, () => send({ text: "x" }, sender)));
    expect(await tokens()).toBe(before + 1);
    await fake.faults({ unauthorized: 1 });
    expect(await send({ text: "x" }, sender)).toMatchObject({ outcome: "failed" });
    expect(await tokens()).toBe(before + 2);
    await fake.faults({});
    expect(await send({ text: "x" }, sender)).toMatchObject({ outcome: "sent" });
  });

  it("asks for a new token shortly before the old one expires", async () => {
    let now = Date.now();
    const sender = build({}, () => new Date(now));
    await send({ text: "x" }, sender);
    const { calls } = await fake.state();
    now += 56 * 60_000;
    await send({ text: "x" }, sender);
    expect((await fake.state()).calls["tokens"]).toBe((calls["tokens"] ?? 0) + 1);
  });

  it.each([
    ["ConversationBlockedByUser", "blocked"],
    ["BotNotInConversationRoster", "roster"],
  ])("marks a customer as unreachable after %s", async (refusal, id) => {
    await fake.control("conversation", { id, refusal });
    expect(await send({ text: "x" }, channel, { conversationId: id })).toMatchObject({
      outcome: "failed",
      unreachable: true,
      problem: expect.stringContaining(refusal),
    });
    expect(await send({ text: "x" }, channel, { conversationId: "nobody" })).toMatchObject({
      outcome: "failed",
      unreachable: true,
    });
  });

  it("gives the token to no host that is not on the list any more", async () => {
    const { calls } = await fake.state();
    expect(await send({ text: "x" }, build({ TEAMS_SERVICE_HOSTS: "" }))).toMatchObject({ outcome: "failed" });
    expect(await send({ text: "x" }, channel, { serviceUrl: "https://evil.example/" })).toMatchObject({
      outcome: "failed",
    });
    expect((await fake.state()).calls).toEqual(calls);
  });

  it("shows that it is typing, and never fails at it", async () => {
    const before = (await fake.state()).calls["typing"] ?? 0;
    await channel.typing?.({ threadId: "t", address });
    expect((await fake.state()).calls["typing"]).toBe(before + 1);
    await channel.typing?.({ threadId: "t", address: {} });
    expect((await fake.state()).problems).toEqual([]);
  });

  it("reads a customer's file without our token, a picture with it, and nothing from elsewhere", async () => {
    const base64 = Buffer.from("bytes").toString("base64");
    await fake.control("file", { id: "open", base64, mimeType: "application/pdf", open: true });
    await fake.control("file", { id: "closed", base64, mimeType: "image/png" });
    const file = (downloadUrl: string) => ({
      contentType: "application/vnd.microsoft.teams.file.download.info",
      name: "a.pdf",
      content: { downloadUrl, fileType: "pdf" },
    });
    const attachments = [
      file(`${fake.url}/files/open`),
      { contentType: "image/*", contentUrl: `${fake.url}/files/closed` },
      file("http://169.254.169.254/latest/meta-data"),
      { contentType: "image/*", contentUrl: "https://evil.example/picture" },
    ];
    const activity = {
      ...personalActivity("eva"),
      id: "1",
      channelId: "msteams",
      serviceUrl: fake.serviceUrl,
      attachments,
    };
    const received = await channel.receive?.(request(activity, await fake.authorization()));
    const [event] = received?.events ?? [];
    const refs = event?.kind === "message" ? event.attachments.map(({ ref }) => ref) : [];
    const read = async (n: number) =>
      Buffer.from((await channel.fetchAttachment?.(refs[n] ?? ""))?.bytes ?? []).toString();
    expect([await read(0), await read(1)]).toEqual(["bytes", "bytes"]);
    await expect(read(2)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(read(3)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(channel.fetchAttachment?.("made-up")).rejects.toMatchObject({ kind: "not_found" });
    await expect(build({ TEAMS_APP_PASSWORD: "other" }).fetchAttachment?.(refs[0] ?? "")).rejects.toMatchObject({
      kind: "not_found",
    });
  });

  it("is called the account that it serves", () =>
    expect([channel.name, APP_ID]).toEqual(["teams", fake.env["TEAMS_APP_ID"]]));
});
