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

const long = `${"A sentence of moderate length. ".repeat(400)}🙂`;

/** Every channel must pass this. A new channel's test file calls it with its sample deliveries. */
export function channelContract(channel: Channel, webhook?: WebhookSamples) {
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
