import { describe, expect, it } from "vitest";
import type { Channel, WebhookRequest } from "../../src/core/contracts/channel.ts";
import type { OutboundMessage } from "../../src/core/message.ts";

export interface WebhookSamples {
  /** A customer's message, as the platform posts it. */
  readonly genuine: () => WebhookRequest;
  readonly text: string;
  readonly forged: readonly (() => WebhookRequest)[];
  /** What a bot sent, where the platform shows us our own messages. */
  readonly ownEcho?: () => WebhookRequest;
  /** Genuine by its signature, but nothing we know. */
  readonly nonsense: () => WebhookRequest;
}

export interface ContractOptions {
  /** Where parts are only a hint, and customers see the transcript: what they see of a message. */
  readonly shown?: (message: OutboundMessage) => unknown;
}

const long = `${"A sentence of moderate length. ".repeat(400)}🙂`;

/** Every channel must pass this. A new channel's test file calls it with its sample deliveries. */
export function channelContract(channel: Channel, webhook?: WebhookSamples, options: ContractOptions = {}) {
  const { shown = (message: OutboundMessage) => channel.render(message) } = options;
  /** Everything that reaches the customer, as one text without markup of the platform's. */
  const said = (message: OutboundMessage): string => strings(shown(message)).join("\n");

  describe(`${channel.name} keeps the channel contract`, () => {
    const message: OutboundMessage = {
      text: "Shall I do that?",
      language: "en",
      quickReplies: [
        { label: "Yes", value: "confirm:1" },
        { label: "No", value: "decline:1" },
      ],
      citations: [{ sourceId: "returns", tier: "gold", title: "Return policy" }],
    };

    it("renders at least one part, as plain JSON", () => {
      const parts = channel.render(message);
      expect(parts.length).toBeGreaterThan(0);
      expect(JSON.parse(JSON.stringify(parts))).toEqual(parts);
    });

    it("loses nothing of a long text, and cuts no character in two", () => {
      const texts = channel.render({ text: long, language: "en" }).map((part) => String(part["text"]));
      expect(texts.join("").replaceAll(/\s/g, "")).toBe(long.replaceAll(/\s/g, ""));
      for (const text of texts) expect(Buffer.from(text).toString()).toBe(text);
    });

    it("shows every choice: as buttons up to its limit, beyond it all of them as numbered lines", () => {
      const most = channel.shows.quickReplies;
      for (const count of [1, 3, 12, ...(Number.isFinite(most) ? [most, most + 1] : [])].filter((n) => n > 0)) {
        const quickReplies = Array.from({ length: count }, (_, n) => ({ label: `Choice ${n}x`, value: `pick:${n}` }));
        const text = said({ text: "Which one?", language: "en", quickReplies });
        for (const { label } of quickReplies) expect(text).toContain(label);
        const numbered = quickReplies.filter(({ label }, n) => text.includes(`${n + 1}. ${label}`));
        if (count > most) expect(numbered).toHaveLength(count);
        else expect([0, count]).toContain(numbered.length);
      }
    });

    it("names each source by its title", () => {
      const citations = [
        { sourceId: "returns", tier: "gold", title: "Return policy" },
        { sourceId: "tip-1", tier: "bronze", title: "A customer's tip" },
      ] as const;
      const text = said({ text: "Thirty days.", language: "en", citations });
      for (const { title } of citations) expect(text).toContain(title);
    });

    it("loses no file: it is sent, or named in the text", () => {
      const attachments = [
        { ref: "https://files.example/invoice.pdf", kind: "file", name: "invoice.pdf", mimeType: "application/pdf" },
        { ref: "data:image/png;base64,iVBORw0KGgo=", kind: "image", name: "photo.png", mimeType: "image/png" },
        { ref: "some-id-of-another-platform", kind: "audio", name: "voice.ogg" },
      ] as const;
      for (const text of ["Here you are.", ""]) {
        const whole = said({ text, language: "en", attachments });
        for (const { ref, name } of attachments) expect(whole.includes(name) || whole.includes(ref)).toBe(true);
      }
    });

    const light =
      "**Bold words** and *slanted ones*,\n- `code_1 < 2 & 3`\n- [our page](https://shop.example/a?b=1&c=2)";

    it("shows all words of light text, and where its links lead", () => {
      const text = said({ text: light, format: "light", language: "en" });
      for (const words of ["Bold words", "slanted ones", "our page"]) expect(text).toContain(words);
      expect(text.replaceAll("&amp;", "&")).toContain("https://shop.example/a?b=1&c=2");
      expect(text.replaceAll("&lt;", "<").replaceAll("&amp;", "&")).toContain("code_1 < 2 & 3");
    });

    it("means every character of a text that is not light", () => {
      expect(said({ text: light, language: "en" })).toContain(light);
    });

    it("never loses the facts of a card: the text says them too", () => {
      const card = { title: "Please confirm", facts: [{ label: "Amount", value: "€20.00" }] };
      const text = said({ text: "Shall I refund €20.00?", card, language: "en" });
      for (const { value } of card.facts) expect(text).toContain(value);
    });

    it("never throws when sending fails, and says what it knows", async () => {
      const result = await channel.send({
        threadId: "1",
        address: {},
        part: { nonsense: true },
        reference: "r",
        signal: AbortSignal.abort(),
      });
      expect(["sent", "failed", "unknown", "retry"]).toContain(result.outcome);
    });

    if (!webhook) return;
    const receive = (request: WebhookRequest) => channel.receive?.(request) ?? Promise.reject(new Error("no webhook"));

    it("reads a genuine delivery", async () => {
      const { events } = await receive(webhook.genuine());
      expect(events).toMatchObject([{ kind: "message", text: webhook.text }]);
    });

    it("gives a redelivered message the same id", async () => {
      const [first, second] = [await receive(webhook.genuine()), await receive(webhook.genuine())];
      expect(second.events[0]?.platformId).toBe(first.events[0]?.platformId);
    });

    it("rejects every forged delivery", async () => {
      for (const forged of webhook.forged)
        await expect(receive(forged())).rejects.toMatchObject({ kind: "unauthenticated" });
    });

    const { ownEcho } = webhook;
    if (ownEcho) {
      it("ignores what a bot sent", async () => {
        expect((await receive(ownEcho())).events).toEqual([]);
      });
    }

    it("keeps genuine nonsense for inspection instead of failing", async () => {
      const received = await receive(webhook.nonsense());
      expect(received.events).toEqual([]);
      expect(received.unreadable).toBeTruthy();
    });
  });
}

/** All texts in a value, however deep. */
function strings(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(strings);
}
