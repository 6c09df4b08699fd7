import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Source } from "../../src/core/playbook/schema.ts";
import { runImport } from "../../src/import/run-import.ts";
import { tinyPdf } from "./tiny-pdf.ts";
import { tinyWord } from "./tiny-word.ts";

let folder: string;
let inForce: readonly Source[];
let said: string[];
let replaced: number;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "switchboard-import-"));
  inForce = [];
  said = [];
  replaced = 0;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const put = (name: string, text: string | Uint8Array) => writeFile(path.join(folder, name), text);
const run = (more: { dryRun?: boolean; prune?: boolean } = {}) =>
  runImport(
    folder,
    { tier: "silver", language: "en", dryRun: false, prune: false, ...more },
    {
      present: async () => inForce,
      replace: async (sources) => {
        inForce = sources;
        replaced++;
      },
      print: (line) => said.push(line),
    },
  );
const byId = (id: string) => inForce.find((source) => source.id.endsWith(id));

const PAGE = `<html lang="en"><head><title>Help &amp; contact</title><script>track()</script></head><body><nav>Menu</nav>
<main><h1>Shipping</h1><p>We ship to <a href="/eu">all of Europe</a> within three working days, and we say so on every page of our shop.</p>
<h2>Costs</h2><table><tr><th>Country</th><th>Price</th></tr><tr><td>Spain</td><td>4.90 EUR</td></tr></table>
<p>Orders over 50 EUR travel free of charge, wherever in Europe you may live, and whatever they may weigh in the end.
Our carrier tells you the day before when the parcel comes.</p></main><footer>Imprint</footer></body></html>`;

describe("importing a folder", () => {
  it("cuts pages along headings, without what frames them, in words a customer may read", async () => {
    await put("help.html", PAGE);
    expect(await run()).toBe(true);
    expect(byId("help.shipping")?.title).toBe("Help & contact: Shipping");
    expect(byId("help.shipping")?.text).toMatch(/^We ship to all of Europe within/);
    expect(byId("help.shipping.costs")?.text).toContain("Spain | 4.90 EUR");
    expect(inForce.map(({ text }) => text).join()).not.toMatch(/Menu|Imprint|track|\[|\\/);
  });

  it("takes front matter, rows of a table and JSON with their settings", async () => {
    await put(
      "refunds.md",
      "---\ntitle: Refunds\ntier: gold\npolicyType: refunds\nvalidTo: '2027-01-31'\nowner: Ana\nreviewBy: '2026-12-01'\n---\n\nWithin 30 days.",
    );
    await put("faq.csv", "question;answer;tags\nWhere is the shop?;In Rome, near the station.;place|rome\n");
    await put(
      "more.json",
      JSON.stringify({ sources: [{ id: "lamp", title: "Lamp", text: "It is green.", tier: "silver" }] }),
    );
    expect(await run(), said.join("\n")).toBe(true);
    expect(byId("refunds")).toMatchObject({ tier: "gold", policyType: "refunds", validTo: "2027-01-31", owner: "Ana" });
    expect(byId("faq")).toMatchObject({ title: "Where is the shop?", tags: ["place", "rome"] });
    expect(byId("lamp")).toMatchObject({ title: "Lamp", text: "It is green." });
  });

  it("reads the text of a PDF", async () => {
    await put("leaflet.pdf", tinyPdf("The kettle holds 1.7 litres."));
    expect(await run()).toBe(true);
    expect(byId("leaflet")?.text).toContain("The kettle holds 1.7 litres.");
  });

  it("cuts a Word document along its headings, with lists and tables in words a customer may read", async () => {
    await put(
      "handbook.docx",
      tinyWord([
        { heading: "Returns", level: 1 },
        {
          paragraph:
            "You may send back whatever you bought within 30 days, unless it was made to measure for you alone.",
        },
        { heading: "What we need", level: 2 },
        { items: ["The receipt & the box", "Your order number"] },
        {
          paragraph:
            "Without them we cannot find your order, and it takes us ten days more to give you your money back, sorry. We write to you when it is done, and you need not write to us in the meantime.",
        },
        { heading: "Costs", level: 2 },
        {
          rows: [
            ["Country", "Label"],
            ["Spain", "3.50 EUR"],
            ["Germany", "free"],
          ],
        },
        {
          paragraph:
            "A label is for one parcel of up to 20 kg; whoever sends two parcels needs two labels, and pays for both of them. Labels are valid for 14 days, and a new one costs as much as the first.",
        },
      ]),
    );
    expect(await run(), said.join("\n")).toBe(true);
    expect(inForce.map(({ title }) => title)).toEqual(["Returns", "Returns: What we need", "Returns: Costs"]);
    expect(byId("what-we-need")?.text).toMatch(/^- +The receipt & the box\n- +Your order number/);
    expect(byId("costs")?.text).toContain("- Spain | 3.50 EUR");
  });

  it("says of a file that only calls itself a Word document that it cannot be read, without what stands in it", async () => {
    await put("secret.docx", "the code of the safe is 4711");
    await put("a.md", "# Kettle\n\nIt boils in three minutes.");
    expect(await run()).toBe(false);
    expect(said.join("\n")).toContain("secret.docx cannot be read as docx");
    expect(said.join("\n")).not.toContain("4711");
    expect(inForce).toHaveLength(1);
  });

  it("takes a saved website with its folders, says how far it is, and goes on where it was cut off", async () => {
    await mkdir(path.join(folder, "help", "orders"), { recursive: true });
    const pages = 450;
    for (let n = 0; n < pages; n++)
      await put(
        `help/orders/page-${n}.html`,
        `<html lang="en"><title>Page ${n}</title><main><p>Shelf ${n} is in room ${n * 7}.</p></main></html>`,
      );
    let lots = 0;
    const cutOff = runImport(
      folder,
      { tier: "silver", language: "en", dryRun: false, prune: false },
      {
        present: async () => inForce,
        replace: async (sources) => {
          if (++lots === 2) throw new Error("the line went dead");
          inForce = sources;
        },
        print: (line) => said.push(line),
      },
    );
    await expect(cutOff).rejects.toThrow("the line went dead");
    expect(inForce).toHaveLength(200);
    said = [];
    expect(await run()).toBe(true);
    expect(inForce).toHaveLength(pages);
    expect(said.filter((line) => line.startsWith("read "))).toEqual([
      "read         200 of 450 files",
      "read         400 of 450 files",
      "read         450 of 450 files",
    ]);
    expect(said.at(-1)).toMatch(/^250 new, 0 changed, 200 unchanged/);
    expect(inForce[0]?.origin).toMatch(/help\/orders\/page-/);
  });

  it("changes nothing the second time, and only what changed the third", async () => {
    await put("a.md", "# Kettle\n\nIt boils in three minutes.");
    await put("b.md", "# Lamp\n\nIt is green.");
    await run();
    await run();
    expect(replaced).toBe(1);
    expect(said.at(-1)).toMatch(/^0 new, 0 changed, 2 unchanged/);
    await put("b.md", "# Lamp\n\nIt is blue.");
    await run();
    expect(said.at(-1)).toMatch(/^0 new, 1 changed, 1 unchanged/);
    expect(byId("b")?.text ?? byId("b.lamp")?.text).toBe("It is blue.");
  });

  it("says what a dry run would do, and does nothing", async () => {
    await put("a.md", "# Kettle\n\nIt boils in three minutes.");
    await run({ dryRun: true });
    expect(replaced).toBe(0);
    expect(said.at(-1)).toMatch(/^Would be: 1 new/);
  });

  it("finds the same text twice, however it is set", async () => {
    await put("a.md", "# Kettle\n\nIt boils in **three** minutes.");
    await put("b.md", "# Boiling water\n\nIt boils  in three minutes!");
    await run();
    expect(inForce).toHaveLength(1);
    expect(said.join("\n")).toMatch(/same text .*b.*a/);
  });

  it("keeps what is gone until it is told to take it away, and never because a file is broken", async () => {
    await put("a.md", "# Kettle\n\nIt boils in three minutes.");
    await put("b.md", "# Lamp\n\nIt is green.");
    await run();
    await rm(path.join(folder, "b.md"));
    await run();
    expect(inForce).toHaveLength(2);
    await put("broken.json", "{");
    expect(await run({ prune: true })).toBe(false);
    expect(inForce).toHaveLength(2);
    await rm(path.join(folder, "broken.json"));
    await run({ prune: true });
    expect(inForce).toHaveLength(1);
  });
});
