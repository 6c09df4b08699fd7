import { expect, it } from "vitest";
import { api } from "../../src/channels/api/index.ts";
import { widget } from "../../src/channels/widget/index.ts";
import type { BusHint } from "../../src/core/contracts/bus.ts";

function channelWithBus(module: typeof widget) {
  const hints: BusHint[] = [];
  const bus = {
    publish: (hint: BusHint) => void hints.push(hint),
    subscribe: () => ({ [Symbol.dispose]: () => undefined }),
  };
  return { hints, channel: module.create({}, { clock: { now: () => new Date(0) }, log: () => undefined, bus }) };
}

const sending = {
  address: {},
  threadId: "thread-1",
  part: { text: "hello" },
  reference: "delivery-1",
  signal: new AbortController().signal,
};

it.each([widget, api])("$name is always on and has no webhook", (module) => {
  expect(module.settings.safeParse({}).success).toBe(true);
  expect(channelWithBus(module).channel.receive).toBeUndefined();
});

it.each([widget, api])("$name sends by telling the customer's page that the transcript has news", async (module) => {
  const { channel, hints } = channelWithBus(module);
  expect(await channel.send(sending)).toEqual({ outcome: "sent", platformId: "delivery-1" });
  await channel.typing?.({ threadId: "thread-1", address: {} });
  expect(hints.map(({ conversationId, about }) => [conversationId, about])).toEqual([
    ["thread-1", "transcript"],
    ["thread-1", "typing"],
  ]);
});

it("shows a long reply as one message, because nothing limits its length", () => {
  const { channel } = channelWithBus(widget);
  expect(channel.render({ text: "x".repeat(20_000), language: "en" })).toHaveLength(1);
});
