import type { proto, WAMessage } from "@whiskeysockets/baileys";
import { describe, expect, it } from "vitest";
import { isNews, parseItem, prepareItem, toItem } from "../src/inbound.ts";
import { messageIdOf } from "../src/message-id.ts";
import { toEvent } from "../src/normalize.ts";

const LID = "111222333@lid";
const PHONE = "491701234567@s.whatsapp.net";
const who = { threadId: LID, phoneJid: PHONE };
const wrote = (message: proto.IMessage, more: Partial<WAMessage> = {}): WAMessage => ({
  key: { remoteJid: LID, id: "A1", fromMe: false },
  messageTimestamp: 1_795_000_000,
  pushName: "Ana",
  message,
  ...more,
});
const read = (message: proto.IMessage) => toEvent(wrote(message), who);

describe("what customers write", () => {
  it("is a message of their LID, with the number as another name of the same person", () => {
    expect(read({ conversation: "hello" })).toEqual({
      kind: "message",
      platformId: `${LID}:A1`,
      threadId: LID,
      address: { phone: PHONE },
      sender: { externalId: LID, name: "Ana", aliases: [PHONE] },
      at: "2026-11-18T11:06:40.000Z",
      text: "hello",
      attachments: [],
    });
  });

  it.each([
    ["disappearing", { ephemeralMessage: { message: { conversation: "x" } } }],
    ["view-once", { viewOnceMessageV2: { message: { imageMessage: { caption: "x" } } } }],
    ["document with caption", { documentWithCaptionMessage: { message: { documentMessage: { caption: "x" } } } }],
    ["formatted", { extendedTextMessage: { text: "x" } }],
  ])("is unwrapped when it is %s", (_name, message) => {
    expect(read(message)).toMatchObject({ kind: "message", text: "x" });
  });

  it("names what it replies to", () => {
    expect(read({ extendedTextMessage: { text: "this", contextInfo: { stanzaId: "B2" } } })).toMatchObject({
      replyTo: `${LID}:B2`,
    });
  });

  it("is an edit or a deletion of the message before", () => {
    const key = { remoteJid: LID, id: "B2" };
    expect(read({ protocolMessage: { type: 14, key, editedMessage: { conversation: "better" } } })).toMatchObject({
      kind: "edit",
      target: `${LID}:B2`,
      text: "better",
    });
    expect(
      read({
        editedMessage: { message: { protocolMessage: { type: 14, key, editedMessage: { conversation: "b" } } } },
      }),
    ).toMatchObject({ kind: "edit", text: "b" });
    expect(read({ protocolMessage: { type: 0, key } })).toMatchObject({ kind: "deletion", target: `${LID}:B2` });
  });

  it("is a reaction, also one that is taken back", () => {
    const key = { remoteJid: LID, id: "B2" };
    expect(read({ reactionMessage: { key, text: "👍" } })).toMatchObject({ kind: "reaction", emoji: "👍" });
    expect(read({ reactionMessage: { key, text: "" } })).toMatchObject({ kind: "reaction", emoji: "" });
  });

  it.each([
    ["image", { imageMessage: { mimetype: "image/jpeg", fileLength: 5 } }],
    ["audio", { audioMessage: { mimetype: "audio/ogg", ptt: true } }],
    ["video", { videoMessage: { mimetype: "video/mp4" } }],
    ["file", { documentMessage: { mimetype: "application/pdf", fileName: "a.pdf" } }],
    ["sticker", { stickerMessage: { mimetype: "image/webp" } }],
    ["location", { locationMessage: { degreesLatitude: 1.5, degreesLongitude: 2.5 } }],
    ["contact", { contactMessage: { displayName: "Ben", vcard: "BEGIN:VCARD\nTEL;waid=49:+49 1\nEND:VCARD" } }],
    ["file", { pollCreationMessage: { name: "Which?" } }],
  ])("is shown to agents when it is a %s", (kind, message) => {
    expect(read(message)).toMatchObject({ kind: "message", attachments: [{ kind }] });
  });

  it("is nobody's message when it only carries keys or settings", () => {
    expect(read({ senderKeyDistributionMessage: { groupId: "g" } })).toBeUndefined();
    expect(read({ protocolMessage: { type: 5 } })).toBeUndefined();
    expect(read({ messageContextInfo: {} })).toBeUndefined();
  });
});

describe("what is news", () => {
  const pairedAt = 1_795_000_000_000;
  it("is live, or waited for us since the pairing; the phone's history is not", () => {
    const message = wrote({ conversation: "x" });
    expect(isNews(message, true, Number.POSITIVE_INFINITY)).toBe(true);
    expect(isNews(message, false, pairedAt)).toBe(true);
    expect(isNews(message, false, pairedAt + 1)).toBe(false);
    expect(isNews(message, false, Number.POSITIVE_INFINITY)).toBe(false);
  });

  it("is never our own, nor of a group, a channel or a status", () => {
    expect(isNews(wrote({ conversation: "x" }, { key: { remoteJid: LID, id: "A", fromMe: true } }), true, 0)).toBe(
      false,
    );
    for (const remoteJid of ["123-456@g.us", "status@broadcast", "1@newsletter", "", null])
      expect(isNews(wrote({ conversation: "x" }, { key: { remoteJid, id: "A" } }), true, 0)).toBe(false);
  });
});

describe("a message on its way through the queue", () => {
  const nothingKept = { keep: () => undefined, fetch: () => Promise.reject(new Error("unused")) };
  it("comes out as it went in, and is read once", async () => {
    const key = { remoteJid: LID, id: "A1", fromMe: false, remoteJidAlt: PHONE };
    const stored = parseItem(JSON.parse(JSON.stringify(toItem(wrote({ conversation: "hello" }, { key })))));
    const { item, ready } = await prepareItem(stored, async () => undefined, nothingKept);
    expect(ready.events).toMatchObject([{ text: "hello", threadId: LID, sender: { aliases: [PHONE], name: "Ana" } }]);
    expect((await prepareItem(item, async () => undefined, nothingKept)).ready.events).toEqual(ready.events);
  });
});

it("gives each try of a delivery the same message id, and other deliveries another", () => {
  expect(messageIdOf("a")).toBe(messageIdOf("a"));
  expect(messageIdOf("a")).not.toBe(messageIdOf("b"));
  expect(messageIdOf("a")).toMatch(/^3EB0[0-9A-F]{18}$/);
});
