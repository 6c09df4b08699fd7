import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readConfig } from "../src/config.ts";
import { readMasterKey } from "../src/master-key.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "switchboard-key-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("the master key", () => {
  it("is made once, and only its owner can read it", async () => {
    const config = readConfig({ DATA_DIR: folder });
    const keys = await Promise.all([1, 2, 3].map(() => readMasterKey(config)));

    expect(new Set(keys.map((key) => key.toString("hex"))).size).toBe(1);
    expect(await readMasterKey(config)).toEqual(keys[0]);
    expect((await stat(path.join(folder, "master-key"))).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(["master-key"]);
  });

  it("is never made anew for a database that was written with another one", async () => {
    await mkdir(path.join(folder, "postgres/data"), { recursive: true });

    await expect(readMasterKey(readConfig({ DATA_DIR: folder }))).rejects.toThrow(
      /master-key is missing.*Restore that file/,
    );
  });

  it("is not guessed from a damaged file", async () => {
    await writeFile(path.join(folder, "master-key"), "abc");

    await expect(readMasterKey(readConfig({ DATA_DIR: folder }))).rejects.toThrow(/does not hold a key of 32 bytes/);
  });
});
