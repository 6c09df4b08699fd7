import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MAX_FILE_BYTES } from "../../src/core/contracts/attachments.ts";
import { createAttachmentStore } from "../../src/store/attachment-store.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { freshStore } from "../support/store.ts";

let product: TestApp;
beforeAll(async () => {
  product = await startTestApp();
}, 120_000);
afterAll(() => product[Symbol.asyncDispose]());

const PNG = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), randomBytes(700_000)]);

async function customer() {
  const base = `${product.url}/api/v1/conversations`;
  const call = (path: string, method: string, body?: unknown, token = "") =>
    fetch(base + path, {
      method,
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const { conversationId, token } = await (await call("", "POST", { channel: "api" })).json();
  const ask = (path: string, method: string, body?: unknown) => call(`/${conversationId}${path}`, method, body, token);
  const put = (url: string, bytes: Uint8Array) => fetch(url, { method: "PUT", body: new Uint8Array(bytes) });
  return {
    conversationId,
    ask,
    put,
    async announce(name: string, mimeType: string, sizeBytes: number) {
      const answer = await ask("/attachments", "POST", { name, mimeType, sizeBytes });
      expect(answer.status).toBe(201);
      return (await answer.json()) as { readonly ref: string; readonly uploadUrl: string; readonly expiresAt: string };
    },
    async upload(name: string, mimeType: string, bytes: Uint8Array) {
      const place = await this.announce(name, mimeType, bytes.length);
      return { ...place, answer: await put(place.uploadUrl, bytes) };
    },
    say: (refs: readonly string[], text = "Here it is.") =>
      ask("/messages", "POST", { id: randomUUID(), text, attachments: refs.map((ref) => ({ ref })) }),
  };
}

describe("a file of a customer", () => {
  it("goes up once, into a message, and down again for this conversation only", async () => {
    const ana = await customer();
    const { ref, uploadUrl, answer } = await ana.upload("Zahlungs beleg'1.png", "image/png", PNG);
    const about = { ref, kind: "image", name: "Zahlungs beleg'1.png", mimeType: "image/png", sizeBytes: PNG.length };
    expect([answer.status, await answer.json()]).toEqual([200, about]);
    expect((await ana.put(uploadUrl, PNG)).status).toBe(409);

    expect((await ana.say([ref])).status).toBe(202);
    const { messages } = await (await ana.ask("/messages", "GET")).json();
    expect(messages[0].attachments).toEqual([about]);

    const down = await ana.ask(`/attachments/${ref}`, "GET");
    expect(Buffer.from(await down.arrayBuffer()).equals(PNG)).toBe(true);
    expect(Object.fromEntries(down.headers)).toMatchObject({
      "content-type": "image/png",
      "content-disposition": "attachment; filename*=UTF-8''Zahlungs%20beleg%271.png",
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    });

    const eve = await customer();
    expect((await eve.ask(`/attachments/${ref}`, "GET")).status).toBe(404);
    const stolen = await eve.say([ref]);
    expect([stolen.status, (await stolen.json()).error.field]).toEqual([400, "attachments.0.ref"]);
  });

  it("is nowhere in the database in clear", async () => {
    const ana = await customer();
    const { ref } = await ana.upload("secret-name.txt", "text/plain", Buffer.from("the words of a private letter"));
    const { rows } = await product.pool.query<{ row: string }>(
      "SELECT a::text || p::text || encode(p.sealed, 'escape') AS row FROM attachment a JOIN attachment_piece p USING (ref) WHERE ref = $1",
      [ref],
    );
    expect(rows).toHaveLength(1);
    for (const hidden of ["secret-name", "private letter", Buffer.from("the words of a private").toString("base64")])
      expect(rows[0]?.row).not.toContain(hidden);
  });

  it("may be sent again after its upload broke off", async () => {
    const ana = await customer();
    const { ref, uploadUrl } = await ana.announce("photo.png", "image/png", PNG.length);
    expect((await ana.put(uploadUrl, PNG.subarray(0, 300_000))).status).toBe(400);
    expect((await ana.say([ref])).status).toBe(400);
    expect((await ana.put(uploadUrl, PNG)).status).toBe(200);
    expect((await ana.say([ref])).status).toBe(202);
  });

  it.each([
    ["a page", "text/plain", "<!doctype html><script>alert(1)</script>"],
    ["a drawing with scripts", "text/plain", "\uFEFF <svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"],
    ["a program that says it is a picture", "image/png", "MZ\u0090\u0000"],
    ["an archive that says it is a picture", "image/png", "PK\u0003\u0004stuff"],
  ])("is refused when it is %s", async (_what, mimeType, content) => {
    const ana = await customer();
    const { ref, answer } = await ana.upload("file", mimeType, Buffer.from(content, "latin1"));
    expect([answer.status, (await answer.json()).error.field]).toEqual([400, "mimeType"]);
    expect((await ana.say([ref])).status).toBe(400);
  });

  it.each(["text/html", "image/svg+xml", "application/x-msdownload"])("is refused at once as %s", async (mimeType) => {
    const ana = await customer();
    expect((await ana.ask("/attachments", "POST", { name: "x", mimeType, sizeBytes: 10 })).status).toBe(400);
  });

  it("may have 20 MB, and not one byte more, whatever it said", async () => {
    const ana = await customer();
    const largest = Buffer.concat([PNG.subarray(0, 8), Buffer.alloc(MAX_FILE_BYTES - 8, 7)]);
    const { ref, answer } = await ana.upload("large.png", "image/png", largest);
    expect(answer.status).toBe(200);
    const down = await ana.ask(`/attachments/${ref}`, "GET");
    expect(Buffer.from(await down.arrayBuffer()).equals(largest)).toBe(true);

    const { uploadUrl } = await ana.announce("liar.png", "image/png", 1000);
    expect((await ana.put(uploadUrl, PNG)).status).toBe(413);
    const more = { name: "x.png", mimeType: "image/png", sizeBytes: MAX_FILE_BYTES + 1 };
    expect((await ana.ask("/attachments", "POST", more)).status).toBe(400);
  });

  it("needs an address that we signed for it", async () => {
    const ana = await customer();
    const [one, two] = [await ana.announce("1.png", "image/png", 9), await ana.announce("2.png", "image/png", 9)];
    const swapped = two.uploadUrl.replace(two.ref, one.ref);
    const longer = one.uploadUrl.replace(/expires=(\d+)/, (_, at) => `expires=${Number(at) + 1000}`);
    for (const url of [swapped, longer, one.uploadUrl.split("?")[0] ?? ""])
      expect((await ana.put(url, PNG.subarray(0, 9))).status).toBe(401);
  });

  it("is limited a conversation and day", async () => {
    const ana = await customer();
    for (let n = 0; n < 50; n++) await ana.announce(`${n}.png`, "image/png", 1);
    const answer = await ana.ask("/attachments", "POST", { name: "51.png", mimeType: "image/png", sizeBytes: 1 });
    expect(answer.status).toBe(429);
  });
});

describe("files in the database", () => {
  it("cannot be read once their customer is erased, and vanish when no message refers to them within a day", async () => {
    const ana = await customer();
    const [kept, unused] = [await ana.upload("1.png", "image/png", PNG), await ana.upload("2.png", "image/png", PNG)];
    await ana.say([kept.ref]);
    await product.pool.query(
      "UPDATE attachment SET created_at = now() - interval '25 hours' WHERE conversation_id = $1",
      [ana.conversationId],
    );
    await expect
      .poll(
        () => product.pool.query("SELECT 1 FROM attachment_piece WHERE ref = $1", [unused.ref]).then((r) => r.rowCount),
        {
          timeout: 15_000,
        },
      )
      .toBe(0);
    expect((await ana.ask(`/attachments/${kept.ref}`, "GET")).status).toBe(200);

    await product.pool.query(
      "UPDATE customer SET data_key = NULL WHERE id = (SELECT customer_id FROM conversation WHERE id = $1)",
      [ana.conversationId],
    );
    // A process that has not the key in memory, as each one after an erasure.
    await using other = await freshStore();
    const files = createAttachmentStore({ ...other.db, pool: product.pool });
    await expect(files.open(kept.ref, ana.conversationId)).rejects.toMatchObject({ kind: "not_found" });
  });
});
