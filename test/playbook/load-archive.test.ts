import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { loadPlaybookArchive } from "../../src/playbook/load-archive.ts";
import { tinyZip } from "../support/tiny-zip.ts";

const files: Readonly<Record<string, string>> = {
  "playbook.yaml": "name: bakery\nlanguages: [en]\n",
  "intents/cakes.yaml": "- id: order_cake\n  examples: [a cake please]\n",
};

function tar(entries: Readonly<Record<string, string>>): Buffer {
  const blocks: Buffer[] = [];
  for (const [name, text] of Object.entries(entries)) {
    const header = Buffer.alloc(512);
    const body = Buffer.from(text);
    header.write(name, 0);
    header.write(body.length.toString(8).padStart(11, "0"), 124);
    header.write("0", 156);
    header.write("ustar", 257);
    blocks.push(header, body, Buffer.alloc((512 - (body.length % 512)) % 512));
  }
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

const inFolder = (folder: string) =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));

describe("a packed playbook is loaded like a folder", () => {
  it.each([
    ["tar", tar(files)],
    ["tar.gz", gzipSync(tar(files))],
    ["tar.gz with a folder on top", gzipSync(tar(inFolder("bakery")))],
    ["tar.gz made with ./", gzipSync(tar(inFolder(".")))],
    ["zip", tinyZip(files)],
    ["zip with a folder on top", tinyZip(inFolder("bakery"))],
  ])("as %s", (_what, bytes) => {
    expect(loadPlaybookArchive(bytes).playbook.name).toBe("bakery");
  });

  it("as the tar command writes it", () => {
    const out = join(mkdtempSync(join(tmpdir(), "playbook-")), "shop.tar.gz");
    execFileSync("tar", ["-czf", out, "-C", "playbooks", "shop"]);
    expect(loadPlaybookArchive(readFileSync(out)).playbook.name).toBe("shop");
  });
});

describe("a damaged or hostile archive is refused", () => {
  it.each([
    ["nothing", Buffer.alloc(0)],
    ["noise", Buffer.from("this is not an archive at all".repeat(100))],
    ["a cut tar", tar(files).subarray(0, 520)],
    ["a cut gzip", gzipSync(tar(files)).subarray(0, 40)],
    ["a cut zip", tinyZip(files).subarray(0, 60)],
    ["a bomb", gzipSync(Buffer.alloc(60_000_000))],
  ])("%s", (_what, bytes) => {
    expect(() => loadPlaybookArchive(bytes)).toThrow(expect.objectContaining({ kind: "invalid_input" }));
  });
});
