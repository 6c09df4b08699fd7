import { afterAll, beforeAll, expect, it } from "vitest";
import { createContents } from "../../src/channels/whatsapp-twilio/contents.ts";
import { createTwilioApi, type TwilioApi } from "../../src/channels/whatsapp-twilio/twilio-api.ts";
import { startSpecification } from "../fakes/support/specification.ts";

let server: Awaited<ReturnType<typeof startSpecification>>;
let api: TwilioApi;
beforeAll(async () => {
  server = await startSpecification("test/fixtures/twilio/content-and-typing.json", "/v1/Content");
  api = createTwilioApi({ accountSid: `AC${"a".repeat(32)}`, authTokens: ["0123456789abcdef"], root: server.url });
}, 90_000);
afterAll(() => server?.[Symbol.asyncDispose]());

const basic = { authorization: `Basic ${Buffer.from("a:b").toString("base64")}` };
const choices = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ label: `Choice ${n}`, value: `choice:${n}` }));

it.each([1, 3, 4, 10])("asks for content with %i choices as Twilio's specification wants it", async (count) => {
  const asked: number[] = [];
  const watched: TwilioApi = {
    ...api,
    async createContent(content, signal) {
      const answer = await api.createContent(content, signal);
      asked.push(answer.status);
      return answer;
    },
  };
  await createContents(watched, { now: () => new Date() }).of(
    "Which one?",
    "en",
    choices(count),
    AbortSignal.timeout(10_000),
  );
  expect(asked).toEqual([201]);
});

it("shows typing as the specification wants it", async () => {
  const seen: unknown[] = [];
  const answer = await fetch(`${server.url}/v3/Indicators/Typing.json`, {
    method: "POST",
    headers: { "content-type": "application/json", ...basic },
    body: JSON.stringify({ channel: "WHATSAPP", messageId: `SM${"1".repeat(32)}` }),
  });
  seen.push(answer.status);
  await expect(api.typing(`SM${"1".repeat(32)}`)).resolves.toBeUndefined();
  expect(seen).toEqual([200]);
});

it("lists contents, and deletes old ones, as the specification wants it", async () => {
  const listed = await fetch(`${server.url}/v1/Content?PageSize=500`, { headers: basic });
  expect(listed.status).toBe(200);
  expect(await api.listContents("?PageSize=500")).toMatchObject({ contents: expect.any(Array) });
  expect(await api.listContents("?PageSize=5000")).toBeUndefined();
  const deleted = (sid: string) => fetch(`${server.url}/v1/Content/${sid}`, { method: "DELETE", headers: basic });
  expect((await deleted(`HX${"1".repeat(32)}`)).status).toBe(204);
  expect((await deleted("HX1")).status).toBe(422);
});

it("would hear of a request that the specification does not know", async () => {
  const wrong = { language: "en", types: { "twilio/quick-reply": { actions: [{ title: "no body" }] } } };
  expect((await api.createContent(wrong, AbortSignal.timeout(10_000))).status).toBe(422);
});
