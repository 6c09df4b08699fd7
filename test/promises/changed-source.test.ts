import { spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type App, startApp } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import { startTestApp, type TestApp } from "../support/app.ts";

const QUESTION = "What does the Pulsar Band weigh?";
/** A changed source is live within this. */
const PROMISED_MS = 60_000;
const sentence = (grams: number) => `The Pulsar Band weighs ${grams} g.`;

/** The page of the shop, as somebody edits it. */
const page = (grams: number) =>
  `---\nid: pulsar-band\ntitle: Pulsar Band\nproductIds: [pulsar-band]\ncategory: products\n---\n\n${sentence(grams)}\n`;

describe("a source that is changed while the product runs", () => {
  let web: TestApp;
  let worker: App;
  let folder: string;

  beforeAll(async () => {
    web = await startTestApp({ roles: ["web"] });
    folder = await mkdtemp(path.join(os.tmpdir(), "switchboard-changed-"));
    const config = readConfig({ ...web.shared, DATA_DIR: folder, PORT: "0" });
    worker = await startApp(config, { roles: new Set(["worker"]), log: () => undefined });
  }, 280_000);
  afterAll(async () => {
    await worker?.stop();
    await web?.[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  const post = async (place: string, body: unknown, token?: string) => {
    const answer = await fetch(`${web.url}/api/v1/conversations${place}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...(token ? { Authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify(body),
    });
    return answer.json();
  };
  const ask = async (): Promise<string> => {
    const { conversationId, token } = await post("", {});
    const { reply } = await post(`/${conversationId}/messages?wait=1`, { id: randomUUID(), text: QUESTION }, token);
    return reply.text;
  };
  const until = async (sign: string): Promise<number> => {
    const startedAt = Date.now();
    for (let said = await ask(); !said.includes(sign); said = await ask()) {
      if (Date.now() - startedAt > PROMISED_MS) throw new Error(`nobody said "${sign}", but: ${said}`);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    return Date.now() - startedAt;
  };
  const importFile = async (text: string): Promise<void> => {
    const file = path.join(folder, "pulsar-band.md");
    await writeFile(file, text);
    const env = { PATH: process.env["PATH"] ?? "", DATA_DIR: folder, ...web.shared };
    const child = spawn(process.execPath, ["--import", "tsx", "src/import-command.ts", file], { env });
    const code = await new Promise((resolve) => child.once("exit", resolve));
    expect(code).toBe(0);
  };
  /** Approved as people approve them, with the version of the source that it quotes. */
  const prepare = async (answer: string): Promise<void> => {
    await web.pool.query(
      `INSERT INTO prepared_answer (id, question, variants, answer, language, product_ids, sources, origin, state)
       SELECT $1, $2, '{}', $3, 'en', '{pulsar-band}', jsonb_build_array(jsonb_build_object('id', id, 'version', version)), 'source', 'approved'
       FROM source WHERE id = 'pulsar-band'`,
      [randomBytes(8).toString("hex"), QUESTION, answer],
    );
    await web.pool.query("UPDATE prepared_run SET version = version + 1");
  };

  it("is what customers hear within a minute, and the answer prepared from the old one is heard no more", async () => {
    const prepared = `${sentence(18)} It counts steps and measures pulse and sleep.`;
    await prepare(prepared);
    await until("counts steps");
    await importFile(page(22));
    expect(await until("22 g")).toBeLessThan(PROMISED_MS);
    for (let n = 0; n < 3; n++) expect(await ask()).not.toMatch(/18 g|counts steps/);
    const { rows } = await web.pool.query("SELECT state FROM prepared_answer WHERE answer = $1", [prepared]);
    expect(rows).toEqual([{ state: "stale" }]);
  }, 180_000);

  it("is heard anew after an editor replaces the sources over the operator API", async () => {
    const { rows } = await web.pool.query("SELECT content FROM playbook_version WHERE active");
    const sources = rows[0].content.sources.map((source: { id: string }) =>
      source.id === "pulsar-band" ? { ...source, text: sentence(31) } : source,
    );
    const answer = await fetch(`${web.url}/api/v1/operator/knowledge/sources`, {
      method: "PUT",
      headers: { "Content-Type": "application/json", Authorization: "Bearer operator-key-for-tests-only" },
      body: JSON.stringify({ sources }),
    });
    expect(answer.status).toBe(200);
    expect(await until("31 g")).toBeLessThan(PROMISED_MS);
  }, 280_000);
});
