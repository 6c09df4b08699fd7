import { afterAll, beforeAll, expect, it } from "vitest";
import { whatsappCloud } from "../../src/channels/whatsapp-cloud/index.ts";
import type { Channel } from "../../src/core/contracts/channel.ts";
import { startSpecification } from "../fakes/support/specification.ts";

const now = new Date("2026-11-25T12:00:00Z");
let server: Awaited<ReturnType<typeof startSpecification>>;
let channel: Channel;
beforeAll(async () => {
  server = await startSpecification("test/fixtures/whatsapp-cloud/messages.json", "/v23.0/106540352242922/messages");
  const env = {
    WHATSAPP_CLOUD_TOKEN: "token-of-the-number",
    WHATSAPP_CLOUD_APP_SECRET: "the-app-secret-of-meta",
    WHATSAPP_CLOUD_VERIFY_TOKEN: "verify-me-please",
    WHATSAPP_CLOUD_PHONE_NUMBER_ID: "106540352242922",
    WHATSAPP_CLOUD_TEMPLATES: "en_US=reply",
    WHATSAPP_CLOUD_API_ROOT: server.url,
  };
  channel = whatsappCloud.create(env, { clock: { now: () => now }, log: () => undefined });
}, 90_000);
afterAll(() => server?.[Symbol.asyncDispose]());

const choices = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ label: `Choice ${n}`, value: `choice:${n}` }));
const send = (part: Record<string, unknown>, at = now) =>
  channel.send({
    threadId: "4915112345",
    address: {},
    part: { language: "en", ...part },
    reference: "delivery-7",
    signal: AbortSignal.timeout(10_000),
    lastInbound: { platformId: "wamid.1", at },
  });

it.each([
  ["text", { text: "hello" }, now],
  ["three buttons", { text: "Shall I?", choices: choices(3) }, now],
  ["a list of ten", { text: "Which?", choices: choices(10) }, now],
  ["a picture", { file: { ref: "https://files.example/a.jpg", kind: "image" } }, now],
  ["a file", { file: { ref: "https://files.example/a.pdf", kind: "file", name: "a.pdf" } }, now],
  ["a template", { text: "late" }, new Date(0)],
])("sends %s as Meta's specification wants it", async (_name, part, at) => {
  expect(await send(part, at)).toEqual({ outcome: "sent", platformId: "wamid.x" });
});

it("would hear of a request that the specification does not know", async () => {
  expect((await send({ text: "Which?", choices: [{ label: "x".repeat(400), value: "v" }] })).outcome).not.toBe("sent");
});
