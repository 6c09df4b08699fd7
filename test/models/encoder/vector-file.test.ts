import { mkdtemp, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import type { LocalEncoder } from "../../../src/core/contracts/sentence-encoder.ts";
import { rememberVectors } from "../../../src/models/encoder/vector-file.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "vectors-"));
});

/** Counts what it had to read. */
function countingEncoder(): LocalEncoder & { readonly read: string[] } {
  const read: string[] = [];
  const of = (text: string): Float32Array => {
    read.push(text);
    return Float32Array.from([text.length, 1, 0.25]);
  };
  return { name: "counting", size: 3, of, encode: async (texts) => texts.map(of), read };
}

describe("the file of example vectors", () => {
  it("spares a second training from reading the same examples", async () => {
    const first = await rememberVectors(countingEncoder(), folder);
    const vectors = ["one", "three"].map(first.encoder.of);
    await first.save();
    const encoder = countingEncoder();
    const second = await rememberVectors(encoder, folder);
    expect(["one", "three", "fresh"].map(second.encoder.of).slice(0, 2)).toEqual(vectors);
    expect(encoder.read).toEqual(["fresh"]);
  });

  it("drops what is no longer an example, and says no text", async () => {
    const first = await rememberVectors(countingEncoder(), folder);
    ["old", "kept"].forEach(first.encoder.of);
    await first.save();
    const second = await rememberVectors(countingEncoder(), folder);
    second.encoder.of("kept");
    await second.save();
    const [name = ""] = await readdir(folder);
    const file = path.join(folder, name);
    expect((await stat(file)).size).toBe(16 + 3 * 4);
    expect((await readFile(file)).includes("kept")).toBe(false);
  });

  it("is done without when it is broken", async () => {
    await writeFile(path.join(folder, "vectors-counting.bin"), "half a ro");
    const encoder = countingEncoder();
    const remembered = await rememberVectors(encoder, folder);
    expect(remembered.encoder.of("one")).toEqual(Float32Array.from([3, 1, 0.25]));
    await remembered.save();
    expect((await readdir(folder)).length).toBe(1);
  });
});
