import { describe, expect, it } from "vitest";
import { buildChannels } from "../../src/channels/registry.ts";
import { whatsappWeb } from "../../src/channels/whatsapp-web/index.ts";
import { createAdapterHub } from "../../src/http/adapter-socket/hub.ts";
import { channelContract } from "../contract/channel-contract.ts";

const deps = { clock: { now: () => new Date(0) }, log: () => undefined, adapters: createAdapterHub() };
const build = () => whatsappWeb.create({ WHATSAPP_WEB_ENABLED: "1" }, deps);

channelContract(build());

describe("WhatsApp Web as it is switched on", () => {
  const switchOf = (env: Record<string, string>) =>
    buildChannels(env, deps).switches.find(({ channel }) => channel === "whatsapp-web");

  it("is off by default", () => {
    expect(switchOf({})).toMatchObject({ on: false });
  });

  it("says the risk where it is switched on", () => {
    expect(switchOf({ WHATSAPP_WEB_ENABLED: "1" })).toMatchObject({ on: true, why: expect.stringMatching(/ban/) });
  });

  it("stops the start when it is half configured, and says what is missing", () => {
    const { adapters: _, ...without } = deps;
    expect(() => buildChannels({ WHATSAPP_WEB_ENABLED: "1" }, without)).toThrow(/ADAPTER_KEY/);
    expect(() => buildChannels({ WHATSAPP_WEB_ENABLED: "yes" }, deps)).toThrow(/must be 1/);
    expect(() => buildChannels({ WHATSAPP_WEB_ACCOUNT: "shop" }, deps)).toThrow(/WHATSAPP_WEB_ENABLED is missing/);
  });
});

describe("what leaves for WhatsApp Web", () => {
  it("numbers the choices, because a linked device has no buttons", () => {
    expect(
      build().render({
        text: "Shall I do that?",
        language: "de",
        citations: [{ sourceId: "r", tier: "gold", title: "Rückgabe" }],
        quickReplies: [
          { label: "Ja", value: "yes" },
          { label: "Nein", value: "no" },
        ],
      }),
    ).toEqual([{ text: "Shall I do that?\n\nQuelle: Rückgabe\n\n1. Ja\n2. Nein" }]);
  });

  it("sends each file as a part of its own, and no empty text beside it", () => {
    const file = { ref: "data:application/pdf;base64,AA==", kind: "file", name: "invoice.pdf" } as const;
    expect(build().render({ text: "", language: "en", attachments: [file] })).toEqual([
      { file: file.ref, as: "document", name: "invoice.pdf" },
    ]);
  });

  it("waits while no adapter is connected", async () => {
    const sending = { threadId: "1@lid", address: {}, part: { text: "x" }, reference: "r" };
    expect(await build().send({ ...sending, signal: AbortSignal.timeout(1000) })).toMatchObject({ outcome: "retry" });
  });
});
