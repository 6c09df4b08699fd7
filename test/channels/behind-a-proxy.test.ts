import { afterAll, beforeAll, expect, it } from "vitest";
import { type MisbehavingPlatform, misbehavingPlatforms } from "../chaos/misbehaving-platform.ts";
import { type FakeProxy, startFakeProxy } from "../fakes/proxy/start.ts";
import { startTestApp, type TestApp } from "../support/app.ts";

const SAID = ["Hello", "What is your return policy?", "Do you ship to Spain?"];

let proxy: FakeProxy;
let product: TestApp;
let platforms: readonly MisbehavingPlatform[] = [];

beforeAll(async () => {
  proxy = await startFakeProxy();
  platforms = await Promise.all(misbehavingPlatforms.map(([, start]) => start()));
  const env = Object.assign({}, ...platforms.map((platform) => platform.env), { PUBLIC_URL: proxy.publicUrl });
  product = await startTestApp({ env });
  await proxy.behave({ target: product.url, losesAnswers: 0.3 });
}, 120_000);

afterAll(async () => {
  await product[Symbol.asyncDispose]();
  for (const one of [...platforms, proxy]) await one[Symbol.asyncDispose]();
});

it.each(misbehavingPlatforms.map(([channel], n) => [channel, n] as const))(
  "%s, behind a reverse proxy, is checked on the public address; what a lost answer repeats is taken once",
  async (channel, n) => {
    const platform = platforms[n];
    if (!platform) throw new Error(`${channel} was not started`);
    await platform.begin(proxy.publicUrl);

    const talks = [1, 2, 3, 4].map(async (customer) => {
      const ids: string[] = [];
      for (const text of SAID) ids.push(await platform.say(customer, text));
      return ids;
    });
    const said = (await Promise.all(talks)).flat();
    await expect.poll(platform.waiting, { timeout: 25_000 }).toBe(0);
    const kept = async () =>
      (
        await product.pool.query<{ id: string }>("SELECT platform_id AS id FROM inbound_event WHERE channel = $1", [
          channel,
        ])
      ).rows.map(({ id }) => id);
    await expect.poll(async () => (await kept()).filter((id) => said.includes(id)).sort()).toEqual([...said].sort());
    const answered = async () => new Set((await platform.taken()).map(({ thread }) => thread)).size;
    await expect.poll(answered, { timeout: 25_000 }).toBe(4);
  },
  60_000,
);

it("answers were really lost on the way", async () => {
  const { passed, lost } = await proxy.state();
  expect(passed).toBeGreaterThanOrEqual(platforms.length * SAID.length * 4);
  expect(lost).toBeGreaterThan(0);
});
