import { describe, expect, it } from "vitest";
import { playbookSchema } from "../../../src/core/playbook/schema.ts";
import { readQuestionBook } from "../../../src/core/prepared/question-book.ts";

const playbook = playbookSchema.parse({
  name: "tiny",
  languages: ["en", "es"],
  intents: [{ id: "any", examples: ["anything"] }],
  graph: {
    nodes: [
      { id: "lamp", kind: "product", name: "Lumo Lamp" },
      { id: "watch", kind: "product", name: "Watch X" },
      { id: "kettle", kind: "product", name: "Kettle Go" },
    ],
  },
  sources: [
    {
      id: "lamp",
      title: "Lamp",
      text: "The Lumo Lamp weighs 1.4 kg.\nThe Lumo Lamp is white.",
      tier: "silver",
      productIds: ["lamp"],
    },
    {
      id: "lamp.es",
      title: "Lámpara",
      text: "La Lumo Lamp pesa 1,4 kg.",
      tier: "silver",
      language: "es",
      translationOf: "lamp",
      productIds: ["lamp"],
    },
    {
      id: "watch",
      title: "Watch",
      text: "The Watch X weighs 52 g packed for travel, and with its strap.",
      tier: "silver",
      productIds: ["watch"],
    },
    {
      id: "kettle",
      title: "Kettle",
      text: "The Kettle Go weighs 640 g.\nIt folds flat.",
      tier: "silver",
      productIds: ["kettle"],
    },
    { id: "returns", title: "Returns", text: "A parcel weighs 30 kg at most.", tier: "gold" },
    { id: "tip", title: "Tip", text: "The Lumo Lamp weighs nothing.", tier: "bronze", productIds: ["lamp"] },
  ],
  questions: [
    { source: "lamp", says: "weighs 1.4 kg", ask: ["is {p} heavy", "can a child lift {p}"] },
    { source: "lamp", language: "es", says: "pesa 1,4 kg", ask: ["¿es pesada {p}?"] },
    {
      source: "watch",
      says: "weighs 52 g",
      ask: ["how heavy is {p} on the wrist", "does the strap of {p} weigh much"],
    },
    { source: "tip", says: "weighs nothing", ask: ["what do people say of its weight"] },
    { source: "lamp", says: "is made of glass", ask: ["is {p} made of glass"] },
  ],
});
const source = (id: string) => {
  const found = playbook.sources.find((one) => one.id === id);
  if (!found) throw new Error(`no source ${id}`);
  return found;
};

describe("how the business says that its customers ask", () => {
  const book = readQuestionBook(playbook);

  it("belongs to the sentence it was written for, in its language", () => {
    expect(book.asksFor(source("lamp"), "The Lumo Lamp weighs 1.4 kg.")).toEqual([
      "is {p} heavy",
      "can a child lift {p}",
    ]);
    expect(book.asksFor(source("lamp"), "The Lumo Lamp is white.")).toEqual([]);
    expect(book.asksFor(source("lamp.es"), "La Lumo Lamp pesa 1,4 kg.")).toEqual(["¿es pesada {p}?"]);
  });

  it("is lent to a sentence that tells the same kind of thing of another product, and to nothing else", () => {
    expect(book.asksFor(source("kettle"), "The Kettle Go weighs 640 g.")).toEqual([
      "is {p} heavy",
      "can a child lift {p}",
    ]);
    expect(book.asksFor(source("kettle"), "It folds flat.")).toEqual([]);
    expect(book.asksFor(source("returns"), "A parcel weighs 30 kg at most.")).toEqual([]);
  });

  it("is not lent when it asks for what only the lender's sentence speaks of", () => {
    const lent = book.asksFor(source("kettle"), "The Kettle Go weighs 640 g packed for travel.");
    expect(lent).toContain("how heavy is {p} on the wrist");
    expect(lent).not.toContain("does the strap of {p} weigh much");
  });

  it("does not count for what customers say, nor for words that no sentence holds any more", () => {
    expect(book.asksFor(source("tip"), "The Lumo Lamp weighs nothing.")).toEqual([]);
  });
});
