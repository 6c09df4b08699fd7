import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { messageEvent } from "../support/store.ts";
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

const customerOf = async (id: string): Promise<string> =>
  (await ada.get(`/conversations/${id}`)).answer.conversation.customer.id;
const lines = async (id: string) =>
  (await ada.get(`/conversations/${id}`)).answer.messages.filter(
    ({ author }: { author: string }) => author === "system",
  );

describe("one person on two channels", () => {
  it("is found by a whole id, joined and separated, and both conversations say so", async () => {
    const [first, second] = [await test.customerWrites("join-a", "hello"), await test.customerWrites("join-b", "hi")];
    const other = await customerOf(first);
    const { answer: found } = await ada.get(`/customers?q=${first}`);
    expect(found.customers).toMatchObject([{ id: other, identities: [{ externalId: "join-a" }] }]);
    expect(JSON.stringify((await ada.get(`/conversations/${second}`)).answer)).not.toContain("join-a");

    expect((await ada.post(`/conversations/${second}/join`, { customerId: other })).status).toBe(200);
    const joined = (await ada.get(`/conversations/${second}`)).answer.conversation;
    expect(joined.elsewhere).toMatchObject([{ id: first, lastMessage: { text: "hello" } }]);
    expect(joined.identities).toMatchObject([
      { externalId: "join-a" },
      { externalId: "join-b", joined: { by: "Ada" } },
    ]);
    expect(await lines(second)).toMatchObject([{ content: { notice: "customer-joined" } }]);

    const own = await customerOf(second);
    expect((await ada.post(`/conversations/${first}/separate`, { customerId: own })).status).toBe(200);
    expect((await ada.get(`/conversations/${second}`)).answer.conversation.elsewhere).toEqual([]);
    for (const id of [first, second]) {
      const { answer: audit } = await ada.get(`/conversations/${id}/audit?after=0`);
      expect(audit.entries.map(({ kind }: { kind: string }) => kind)).toEqual(
        expect.arrayContaining(["customer-joined", "customer-separated"]),
      );
    }
  });

  it("is not made by somebody who does not have the conversation, nor without a session", async () => {
    const [first, second] = [await test.customerWrites("role-a", "hello"), await test.customerWrites("role-b", "hi")];
    const wish = { customerId: await customerOf(first) };
    expect(await ben.post(`/conversations/${second}/join`, wish)).toMatchObject({
      status: 403,
      answer: { error: { refusal: { refused: "not-in-charge" } } },
    });
    const stranger = visitor(test.url);
    expect((await stranger.post(`/conversations/${second}/join`, wish)).status).toBe(401);
    expect((await stranger.get("/customers?q=role-a")).status).toBe(401);
    await ben.post(`/conversations/${second}/take-over`);
    expect((await ben.post(`/conversations/${second}/join`, wish)).status).toBe(200);
    expect((await ben.post(`/conversations/${second}/join`, wish)).status).toBe(409);
  });
});

describe("what a customer did beside writing", () => {
  it("stands with the message: earlier words, reactions under theirs and ours, what was deleted", async () => {
    const own = (id: string) => `marks:${id}`;
    const sender = { externalId: "marks", trust: 1 as const };
    const event = () => ({ platformId: randomUUID(), threadId: "marks", sender, at: new Date() });
    const { conversationId: id } = await test.accept(messageEvent("marks", "frist", own("1")));
    await test.accept({ ...event(), kind: "edit", target: own("1"), text: "first" });
    await test.accept(messageEvent("marks", "second", own("2")));
    await test.accept({ ...event(), kind: "deletion", target: own("2") });
    await test.botAnswers(id, "answer");
    await test.db.pool.query("UPDATE delivery SET platform_id = 'marks:9' WHERE conversation_id = $1", [id]);
    await test.accept({ ...event(), kind: "reaction", target: own("9"), emoji: "👍" });
    await test.accept({ ...event(), kind: "reaction", target: own("1"), emoji: "😀" });
    await test.accept({ ...event(), kind: "reaction", target: own("1"), emoji: "😡" });

    const { messages } = (await ada.get(`/conversations/${id}`)).answer;
    expect(messages).toMatchObject([
      { content: { text: "first" }, edited: true, before: ["frist"], reactions: ["😡"] },
      { content: { text: "" }, deleted: true, before: [] },
      { content: { text: "answer" }, reactions: ["👍"] },
    ]);
  });
});

describe("a file that a customer sent", () => {
  async function sent(thread: string, name: string) {
    const attachments = [
      { ref: "file-1", kind: "file" as const, name, mimeType: "text/html" },
      { ref: "geo:52.5,13.4", kind: "location" as const },
    ];
    const { conversationId, messageId } = await test.accept({
      ...messageEvent(thread, "", `${thread}:1`),
      kind: "message",
      text: "",
      attachments,
    });
    return { conversationId, path: `/conversations/${conversationId}/messages/${messageId}/attachments` };
  }
  const fetchAs = (browser: typeof ada, path: string) =>
    fetch(`${test.url}/console/api${path}`, { headers: { cookie: browser.cookie() } });

  it("comes as a download that no browser runs, and the audit says who took it", async () => {
    const { conversationId, path } = await sent("file-a", 'Rechnung "März"\r\n.html');
    const response = await fetchAs(ben, `${path}/0`);
    expect(await response.text()).toBe("bytes of file-1");
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "application/octet-stream",
      "x-content-type-options": "nosniff",
      "content-disposition": expect.stringMatching(
        /^attachment; filename="Rechnung _M_rz_+\.html"; filename\*=UTF-8''/,
      ),
      "content-security-policy": expect.stringContaining("sandbox"),
    });
    const { answer } = await ada.get(`/conversations/${conversationId}/audit?after=0`);
    const opened = answer.entries.find(({ kind }: { kind: string }) => kind === "attachment-opened");
    expect(opened.data).toMatchObject({ what: "file", index: 0 });
    expect(JSON.stringify(opened)).not.toContain("Rechnung");
  });

  it("is not given to strangers, from another conversation, or where there are no bytes", async () => {
    const mine = await sent("file-b", "a.pdf");
    const other = await sent("file-c", "b.pdf");
    expect((await fetchAs(visitor(test.url), `${mine.path}/0`)).status).toBe(401);
    expect((await fetchAs(ben, `${mine.path}/1`)).status).toBe(404);
    expect((await fetchAs(ben, `${mine.path}/7`)).status).toBe(404);
    const crossed = mine.path.replace(mine.conversationId, other.conversationId);
    expect((await fetchAs(ben, `${crossed}/0`)).status).toBe(404);
    expect((await fetchAs(ben, mine.path.replace(mine.conversationId, "nowhere"))).status).toBe(404);
  });
});
