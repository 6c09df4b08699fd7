import { randomBytes } from "node:crypto";
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { BufferJSON, initAuthCreds } from "@whiskeysockets/baileys";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createAuthStore } from "../src/auth-state.ts";
import { createQueue } from "../src/queue.ts";
import { openSealedFolder } from "../src/sealed-folder.ts";

const key = randomBytes(32);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "sealed-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const open = (with_ = key) => openSealedFolder(folder, with_);
const files = () => readdirSync(folder).map((name) => path.join(folder, name));

describe("a sealed folder", () => {
  it("gives back what was written, also to the next process, and tells nothing to others", () => {
    open().write("session 4917012345", "ünïcode secret");
    expect(open().read("session 4917012345")).toBe("ünïcode secret");
    expect(open().read("another")).toBeUndefined();
    expect(files().join() + readFileSync(files()[0] ?? "", "latin1")).not.toMatch(/4917|secret/);
  });

  it("opens nothing with another key, and nothing that was changed or put in another's place", () => {
    open().write("a", "1");
    const [a = ""] = files();
    open().write("b", "2");
    const b = files().find((file) => file !== a) ?? "";
    expect(open(randomBytes(32)).read("a")).toBeUndefined();
    copyFileSync(a, b);
    expect(() => open().read("b")).toThrow(/AUTH_KEY/);
    const changed = readFileSync(a);
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    writeFileSync(a, changed);
    expect(() => open().read("a")).toThrow(/AUTH_KEY/);
  });

  it("keeps the old value when a write was cut off", () => {
    open().write("a", "old");
    writeFileSync(`${files()[0]}.new`, "half of somethi");
    expect(open().read("a")).toBe("old");
    expect(files()).toHaveLength(1);
  });
});

describe("the account's credentials", () => {
  it("survive a restart with their keys, and are gone once erased", () => {
    const creds = { ...initAuthCreds(), me: { id: "1@s.whatsapp.net", name: "Shop" } };
    const store = createAuthStore(open());
    store.saveCreds(creds);
    const session = new Uint8Array([1, 2, 3]);
    void store.load().keys.set({ session: { "111.0": session, "222.0": session } });
    void store.load().keys.set({ session: { "222.0": null } });
    const again = createAuthStore(open()).load();
    const text = (value: unknown) => JSON.stringify(value, BufferJSON.replacer);
    expect(text(again.creds)).toBe(text(creds));
    const found = again.keys.get("session", ["111.0", "222.0"]) as Record<string, Uint8Array>;
    expect(Object.keys(found)).toEqual(["111.0"]);
    expect(Buffer.from(found["111.0"] ?? []).equals(session)).toBe(true);
    createAuthStore(open()).erase();
    expect(createAuthStore(open()).load().creds.me).toBeUndefined();
  });
});

describe("the queue", () => {
  const reopen = () => createQueue(open(), Number);
  it("keeps order and content over a restart, and forgets only what was removed", () => {
    const queue = reopen();
    for (const item of [1, 2, 3, 4]) queue.add(item);
    queue.remove(queue.head(2).map(({ number }) => number));
    const [third] = reopen().head(1);
    reopen().replace(third?.number ?? 0, 33);
    const again = reopen();
    again.add(5);
    expect(
      reopen()
        .head(10)
        .map(({ item }) => item),
    ).toEqual([33, 4, 5]);
    expect(again.size).toBe(3);
  });

  it("is empty and goes on when all was removed", () => {
    const queue = reopen();
    for (const item of [1, 2]) queue.add(item);
    queue.remove(queue.head(9).map(({ number }) => number));
    const again = reopen();
    expect(again.size).toBe(0);
    again.add(3);
    expect(
      reopen()
        .head(9)
        .map(({ item }) => item),
    ).toEqual([3]);
  });
});
