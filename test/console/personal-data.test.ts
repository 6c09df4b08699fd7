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

const EMAIL = "ana.secret@example.com";

/** Wrote an address, which the engine knows by its token, and waits for a person. */
async function customer(thread: string) {
  const id = await test.customerWrites(thread, `write to ${EMAIL} please`);
  const { rows } = await test.db.pool.query<{ customer_id: string }>(
    "SELECT customer_id FROM conversation WHERE id = $1",
    [id],
  );
  const [token = ""] = await test.vault.tokenize(rows[0]?.customer_id ?? "", [{ kind: "email", value: EMAIL }]);
  await test.botAnswers(id, "One moment.", {
    priority: 0,
    package: { customerText: `write to ${token} please`, entities: [{ type: "email", value: token }] },
    masked: `write to ${token} please`,
  });
  const { answer } = await ada.get(`/conversations/${id}`);
  return { id, token, answer, message: answer.messages[0].id, handoff: answer.conversation.handoffs[0].id };
}

const looks = async (id: string) =>
  (await ada.get(`/conversations/${id}/audit?after=0`)).answer.entries
    .filter(({ kind }: { kind: string }) => kind === "personal-data-shown")
    .map(({ data }: { data: unknown }) => data);

describe("personal data in the console", () => {
  it("stands as tokens in lists, transcript and package until somebody asks", async () => {
    const { id, token, answer } = await customer("pd-masked");
    expect(answer.messages[0]).toMatchObject({ content: { text: `write to ${token} please` }, hides: true });
    expect(answer.messages[1]).toMatchObject({ content: { text: "One moment." }, hides: false });
    expect(answer.conversation.handoffs[0].package).toMatchObject({ entities: [{ value: token }] });
    const listed = (await ada.get("/conversations?view=queue")).answer;
    expect(JSON.stringify([answer, listed])).not.toContain(EMAIL);
    expect(await looks(id)).toEqual([]);
  });

  it("is masked by its kind as long as no turn has seen it, also in what an edit left behind", async () => {
    const id = await test.customerWrites("pd-fresh", `I am at ${EMAIL}`);
    const { answer } = await ada.get(`/conversations/${id}`);
    expect(answer.messages[0]).toMatchObject({ content: { text: "I am at ⟨EMAIL⟩" }, hides: true });
    await ben.post(`/conversations/${id}/take-over`);
    await test.customerWrites("pd-fresh", "or call +49 151 23456789");
    await ben.post(`/conversations/${id}/note`, { clientId: "note-1234", text: "Call him on +49 151 23456789" });
    const { messages } = (await ada.get(`/conversations/${id}`)).answer;
    expect(messages.map(({ content }: { content: { text: string } }) => content.text)).toEqual([
      "I am at ⟨EMAIL⟩",
      "or call ⟨PHONE⟩",
      "Call him on ⟨PHONE⟩",
    ]);
    const { items } = (await ada.get("/conversations?view=all")).answer;
    expect(JSON.stringify(items)).not.toContain("23456789");
  });

  it("is shown to whoever has the conversation, word for word, and the audit says who looked at what", async () => {
    const { id, message, handoff } = await customer("pd-mine");
    await ben.post(`/conversations/${id}/take-over`);
    expect(await ben.post(`/conversations/${id}/reveal`, { what: "message", id: message })).toMatchObject({
      status: 200,
      answer: { shown: { content: { text: `write to ${EMAIL} please` }, before: [] } },
    });
    expect(await ben.post(`/conversations/${id}/reveal`, { what: "handoff", id: handoff })).toMatchObject({
      answer: { shown: { customerText: `write to ${EMAIL} please`, entities: [{ value: EMAIL }] } },
    });
    expect(await looks(id)).toEqual([
      { agentId: expect.any(String), messageId: message, sequence: 1 },
      { agentId: expect.any(String), handoffId: handoff },
    ]);
    expect(JSON.stringify(await looks(id))).not.toContain(EMAIL);
  });

  it("is shown to an administrator, and to no other agent, no stranger and no page of another site", async () => {
    const { id, message } = await customer("pd-roles");
    const wish = { what: "message", id: message };
    expect(await ben.post(`/conversations/${id}/reveal`, wish)).toMatchObject({
      status: 403,
      answer: { error: { refusal: { refused: "not-in-charge" } } },
    });
    expect((await visitor(test.url).post(`/conversations/${id}/reveal`, wish)).status).toBe(401);
    const foreign = await ben.ask("POST", `/conversations/${id}/reveal`, wish, { origin: "https://evil.example" });
    expect(foreign.status).toBe(403);
    expect(await looks(id)).toEqual([]);
    expect((await ada.post(`/conversations/${id}/reveal`, wish)).status).toBe(200);
    expect(await looks(id)).toHaveLength(1);
  });

  it("is not given out through another conversation, nor once the customer was erased", async () => {
    const [mine, other] = [await customer("pd-a"), await customer("pd-b")];
    const wish = { what: "message", id: mine.message };
    expect((await ada.post(`/conversations/${other.id}/reveal`, wish)).status).toBe(404);
    expect((await ada.post("/conversations/nowhere/reveal", wish)).status).toBe(404);
    const { rows } = await test.db.pool.query<{ customer_id: string }>(
      "UPDATE customer SET data_key = NULL WHERE id = (SELECT customer_id FROM conversation WHERE id = $1) RETURNING id AS customer_id",
      [mine.id],
    );
    test.db.sealing.forget(rows[0]?.customer_id ?? "");
    expect((await ada.post(`/conversations/${mine.id}/reveal`, wish)).status).toBe(404);
  });
});
