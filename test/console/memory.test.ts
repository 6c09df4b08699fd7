import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { colleague, firstAgent, startConsole, type TestConsole, visitor } from "./support.ts";

let test: TestConsole;
let ada: Awaited<ReturnType<typeof firstAgent>>;
let ben: Awaited<ReturnType<typeof colleague>>;

beforeAll(async () => {
  test = await startConsole();
  ada = await firstAgent(test);
  ben = await colleague(test, ada);
});
afterAll(() => test?.[Symbol.asyncDispose]());

/** Waits for a person; two things are remembered of them, and one of somebody who is the same person. */
async function customer(thread: string) {
  const id = await test.customerWrites(thread, "Hello");
  await test.botAnswers(id, "One moment.", { priority: 0, package: {} });
  const other = await test.customerWrites(`${thread}-other`, "Hello");
  const customerOf = async (conversationId: string): Promise<string> => {
    const sql = "SELECT customer_id AS id FROM conversation WHERE id = $1";
    return (await test.db.pool.query<{ id: string }>(sql, [conversationId])).rows[0]?.id ?? "";
  };
  const [mine, theirs] = [await customerOf(id), await customerOf(other)];
  const learn = (customerId: string, conversationId: string, kind: string, about: string, value: string) => {
    const key = kind === "preference" ? `${kind}:${about}` : `${kind}:${about}:${value}`;
    const at = new Date().toISOString();
    const one = { key, kind, about, value, at, conversationId, turnId: "t1", customerId };
    return test.db.pool.query(
      `UPDATE customer SET profile = jsonb_set(jsonb_set(profile, '{remembered}', coalesce(profile->'remembered', '{}')), ARRAY['remembered', $2], $3::jsonb) WHERE id = $1`,
      [customerId, key, JSON.stringify(one)],
    );
  };
  await test.db.pool.query("UPDATE customer SET person_id = $1 WHERE id = $2", [mine, theirs]);
  await learn(mine, id, "preference", "contact", "email");
  await learn(mine, id, "open-issue", "refund", "NG-10311");
  await learn(theirs, other, "outcome", "order_status", "NG-10312");
  return { id, other };
}

const keysOf = async (id: string) =>
  (await ada.get(`/conversations/${id}/memory`)).answer.remembered.map(({ key }: { key: string }) => key).sort();

describe("what is remembered of a customer, in the console", () => {
  it("is all that is known of the person, each with the conversation it was learned in", async () => {
    const { id, other } = await customer("mem-seen");
    const { answer } = await ben.get(`/conversations/${id}/memory`);
    expect(answer.remembered).toHaveLength(3);
    expect(answer.remembered).toContainEqual(
      expect.objectContaining({ kind: "outcome", value: "NG-10312", conversationId: other }),
    );
    expect((await visitor(test.url).get(`/conversations/${id}/memory`)).status).toBe(401);
    expect((await ada.get("/conversations/no-such/memory")).status).toBe(404);
  });

  it("is deleted by whoever has the conversation, one by one, and the audit says who did", async () => {
    const { id } = await customer("mem-mine");
    const wish = { keys: ["preference:contact"] };
    expect(await ben.post(`/conversations/${id}/memory/forget`, wish)).toMatchObject({
      status: 403,
      answer: { error: { refusal: { refused: "not-in-charge" } } },
    });
    expect(await keysOf(id)).toHaveLength(3);
    await ben.post(`/conversations/${id}/take-over`);
    expect(await ben.post(`/conversations/${id}/memory/forget`, wish)).toMatchObject({ status: 200 });
    expect(await keysOf(id)).toEqual(["open-issue:refund:NG-10311", "outcome:order_status:NG-10312"]);
    const { entries, check } = (await ada.get(`/conversations/${id}/audit?after=0`)).answer;
    expect(entries.at(-1)).toMatchObject({
      kind: "memory-forgotten",
      data: { agentId: expect.any(String), keys: ["preference:contact"] },
    });
    expect(check).toMatchObject({ ok: true });
  });

  it("is deleted by an administrator as a whole, of the whole person", async () => {
    const { id, other } = await customer("mem-all");
    await ada.post(`/conversations/${id}/memory/forget`, { keys: await keysOf(id) });
    expect([await keysOf(id), await keysOf(other)]).toEqual([[], []]);
    expect((await ada.post(`/conversations/${id}/memory/forget`, { keys: [] })).status).toBe(400);
  });
});
