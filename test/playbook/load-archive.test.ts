import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32, deflateRawSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { loadPlaybookArchive } from "../../src/playbook/load-archive.ts";

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

function zip(entries: Readonly<Record<string, string>>): Buffer {
  const locals: Buffer[] = [];
  const index: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(entries)) {
    const packed = deflateRawSync(text);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(typeof crc32 === "function" ? crc32(text) : 0, 16);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    locals.push(local, Buffer.from(name), packed);
    index.push(entry, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(entries).length, 10);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...index, end]);
}

const inFolder = (folder: string) =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));

describe("a packed playbook is loaded like a folder", () => {
  it.each([
    ["tar", tar(files)],
    ["tar.gz", gzipSync(tar(files))],
    ["tar.gz with a folder on top", gzipSync(tar(inFolder("bakery")))],
    ["tar.gz made with ./", gzipSync(tar(inFolder(".")))],
    ["zip", zip(files)],
    ["zip with a folder on top", zip(inFolder("bakery"))],
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
    ["a cut zip", zip(files).subarray(0, 60)],
    ["a bomb", gzipSync(Buffer.alloc(60_000_000))],
  ])("%s", (_what, bytes) => {
    expect(() => loadPlaybookArchive(bytes)).toThrow(expect.objectContaining({ kind: "invalid_input" }));
  });
});
