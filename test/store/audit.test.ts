import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readCheckpoints, startCheckpoints } from "../../src/store/audit-checkpoints.ts";
import { verifyAudit } from "../../src/store/audit-verification.ts";
import { createInboxStore } from "../../src/store/inbox-store.ts";
import { freshStore, messageEvent, testRules } from "../support/store.ts";

let store: Awaited<ReturnType<typeof freshStore>>;
let chain: string;

beforeEach(async () => {
  store = await freshStore();
  const inbox = createInboxStore(store.db, () => testRules);
  for (const text of ["one", "two", "three", "four"])
    chain = (await inbox.accept("telegram", "default", messageEvent("t", text))).conversationId;
  await inbox.accept("telegram", "default", messageEvent("other", "hello"));
});
afterEach(() => store[Symbol.asyncDispose]());

const verify = async (file?: string) =>
  verifyAudit(
    store.db.pool,
    store.db.sealing.auditKey,
    file ? await readCheckpoints(store.db.sealing.auditKey, file) : [],
  );
/** As somebody with full rights on the database would: the append-only trigger is switched off first. */
const tamper = async (sql: string) => {
  await store.db.pool.query("ALTER TABLE audit_entry DISABLE TRIGGER ALL");
  await store.db.pool.query(sql, sql.includes("$1") ? [chain] : []);
};

describe("the audit chain", () => {
  it("verifies when nobody touched it", async () => {
    expect(await verify()).toMatchObject({ chains: 2, faults: [] });
  });

  it("makes the folder of its checkpoints where there is none", async () => {
    const file = path.join(await mkdtemp(path.join(tmpdir(), "switchboard-audit-")), "not/yet/there/checkpoints.jsonl");
    await startCheckpoints(store.db.pool, store.db.sealing.auditKey, file, () => undefined)[Symbol.asyncDispose]();
    expect((await readCheckpoints(store.db.sealing.auditKey, file)).length).toBe(2);
  });

  it("cannot be updated or deleted by the application", async () => {
    await expect(store.db.pool.query("UPDATE audit_entry SET kind = 'x'")).rejects.toThrow();
    await expect(store.db.pool.query("DELETE FROM audit_entry")).rejects.toThrow();
  });

  it.each([
    [
      "an edited entry",
      `UPDATE audit_entry SET data = data || '{"sequence": 99}' WHERE chain = $1 AND sequence = 3`,
      { sequence: 3, problem: "changed" },
    ],
    [
      "a deleted entry",
      "DELETE FROM audit_entry WHERE chain = $1 AND sequence = 2",
      { sequence: 2, problem: "missing" },
    ],
    [
      "a moved time",
      "UPDATE audit_entry SET at = at + interval '1 hour' WHERE chain = $1 AND sequence = 1",
      { sequence: 1, problem: "changed" },
    ],
    [
      "a cut tail",
      "DELETE FROM audit_entry WHERE chain = $1 AND sequence = (SELECT max(sequence) FROM audit_entry WHERE chain = $1)",
      { problem: "cut" },
    ],
    ["a chain that is gone", "DELETE FROM audit_entry WHERE chain = $1", { sequence: 1, problem: "cut" }],
  ])("finds %s", async (_name, sql, fault) => {
    await tamper(sql);
    expect((await verify()).faults).toEqual([expect.objectContaining({ chain, ...fault })]);
  });

  it("finds a tail that was cut together with its head, by the checkpoint outside the database", async () => {
    const file = path.join(await mkdtemp(path.join(tmpdir(), "checkpoints-")), "heads.jsonl");
    await startCheckpoints(store.db.pool, store.db.sealing.auditKey, file, () => undefined)[Symbol.asyncDispose]();
    expect((await verify(file)).faults).toEqual([]);
    await tamper("DELETE FROM audit_entry WHERE chain = $1 AND sequence > 2");
    await store.db.pool.query(
      "UPDATE conversation SET audit_sequence = 2, audit_head = (SELECT hash FROM audit_entry WHERE chain = $1 AND sequence = 2) WHERE id = $1",
      [chain],
    );
    expect((await verify()).faults).toEqual([]);
    expect((await verify(file)).faults).toEqual([expect.objectContaining({ chain, problem: "cut" })]);
  });

  it("finds a checkpoint file that was edited", async () => {
    const file = path.join(await mkdtemp(path.join(tmpdir(), "checkpoints-")), "heads.jsonl");
    await startCheckpoints(store.db.pool, store.db.sealing.auditKey, file, () => undefined)[Symbol.asyncDispose]();
    await writeFile(file, (await readFile(file, "utf8")).replace(chain, "somebody-else"));
    await expect(verify(file)).rejects.toMatchObject({ kind: "conflict" });
  });
});
