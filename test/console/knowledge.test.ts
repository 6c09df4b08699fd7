import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../support/app.ts";
import { ADA, BEN, visitor } from "./support.ts";

const day = (daysAhead: number) => new Date(Date.now() + daysAhead * 86_400_000).toISOString().slice(0, 10);

let product: TestApp;
let agent: ReturnType<typeof visitor>;
beforeAll(async () => {
  product = await startTestApp();
  const token = new URL(product.app.setupLink ?? "").searchParams.get("token") ?? "";
  const admin = visitor(product.url);
  await admin.post("/first-run", { ...ADA, token });
  await admin.post("/agents", BEN);
  agent = visitor(product.url);
  await agent.post("/session", { email: BEN.email, password: BEN.password });
  await product.pool.query("UPDATE source SET review_by = $1, owner = 'Ana' WHERE id = 'returns'", [day(-30)]);
}, 120_000);
afterAll(() => product[Symbol.asyncDispose]());

it("an agent reads which sources need a look, and nobody reads them without a session", async () => {
  expect((await visitor(product.url).get("/knowledge")).status).toBe(401);
  expect((await visitor(product.url).get("/knowledge/returns")).status).toBe(401);
  const { answer } = await agent.get("/knowledge");
  expect(answer).toMatchObject({ overdue: 1, languages: ["de", "en", "es"] });
  expect(answer.sources[0]).toMatchObject({ id: "returns", owner: "Ana", reviewBy: day(-30), state: "review-due" });
});

it("a source is opened with its text and the products that it decides for", async () => {
  const { answer } = await agent.get("/knowledge/returns");
  expect(answer.source.text).toContain("30 days");
  expect(answer.source.reach[0]).toMatchObject({ type: "returns", decides: { count: expect.any(Number) } });
  expect(answer.source.reach[0].decides.count).toBeGreaterThan(0);
  expect((await agent.get("/knowledge/nowhere")).status).toBe(404);
});

it("the operator reads the same, page by page, by owner and by state", async () => {
  const ask = async (query: string) => {
    const headers = { authorization: "Bearer operator-key-for-tests-only" };
    return (await fetch(`${product.url}/api/v1/operator/knowledge/sources?${query}`, { headers })).json();
  };
  const { sources } = await ask("owner=Ana&state=review-due");
  expect(sources.map(({ id }: { id: string }) => id)).toEqual(["returns"]);
  const first = await ask("limit=3");
  const second = await ask(`limit=3&after=${first.next}`);
  const all = await ask("limit=6");
  expect([...first.sources, ...second.sources]).toEqual(all.sources);
  expect(all.found).toBeGreaterThan(6);
  expect(all.sources[0].text).toBeUndefined();
});
