import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { runPlaybookCommand } from "../../src/playbook/check-command.ts";
import { checkPlaybookFolder, loadPlaybookFolder } from "../../src/playbook/load-folder.ts";

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

const files = {
  "playbook.yaml": "name: bakery\nlanguages: [en, es]\n",
  "intents/cakes.yaml": "- id: order_cake\n  examples:\n    en: [a cake please]\n    es: [una tarta]\n",
  "sources/gold/nuts.md": "---\ntitle: Nuts\npolicyType: allergens\n---\n\nAll cakes may contain nuts.\n",
  "sources/gold/nuts.es.md": "---\ntitle: Frutos secos\n---\nTodas las tartas pueden contener frutos secos.\n",
  "replies/en.yaml": "greeting: Hello\n",
};

async function folderWith(changes: Readonly<Record<string, string | undefined>> = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "playbook-"));
  folders.push(folder);
  for (const [path, text] of Object.entries({ ...files, ...changes })) {
    if (text === undefined) continue;
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

it("puts a folder together: tiers from folders, ids and translations from file names", async () => {
  const playbook = await loadPlaybookFolder(await folderWith());
  expect(
    playbook.sources.map(({ id, tier, language, translationOf }) => ({ id, tier, language, translationOf })),
  ).toEqual([
    { id: "nuts.es", tier: "gold", language: "es", translationOf: "nuts" },
    { id: "nuts", tier: "gold", language: undefined, translationOf: undefined },
  ]);
  expect(playbook.sources[1]?.text).toBe("All cakes may contain nuts.");
  expect(playbook.replies.en).toEqual({ greeting: "Hello" });
});

it.each([
  [
    "a reference that leads nowhere",
    { "intents/cakes.yaml": "- id: a\n  examples: [x]\n- id: b\n  examples: [y]\n  flow: nowhere\n" },
    "intents/cakes.yaml:5: ",
  ],
  [
    "a wrong value deep in a list",
    { "flows.yaml": "- id: f\n  slots:\n    - name: size\n      type: sizes\n  tool: t\n" },
    "flows.yaml:4: ",
  ],
  [
    "a misspelt setting",
    { "playbook.yaml": "name: bakery\nlanguages: [en, es]\ntimezone: UTC\n" },
    "playbook.yaml:3: ",
  ],
  [
    "a product in front matter that is not there",
    {
      "graph.yaml": "nodes:\n  - { id: p, kind: product, name: P }\n",
      "sources/silver/q.md": "---\ntitle: Q\nproductIds:\n  - q\n---\nText.\n",
    },
    "sources/silver/q.md:4: ",
  ],
  ["an empty source", { "sources/silver/q.md": "---\ntitle: Q\n---\n" }, "sources/silver/q.md:4: "],
  ["YAML that cannot be read", { "flows.yaml": "- id: f\n  slots: [\n" }, "flows.yaml:3: this is not valid YAML"],
  ["a key that is there twice", { "replies/en.yaml": "greeting: Hello\ngreeting: Hi\n" }, "replies/en.yaml:2: "],
  [
    "a source without front matter",
    { "sources/gold/x.md": "Just text.\n" },
    "sources/gold/x.md:1: the front matter is missing",
  ],
  [
    "a file without a place",
    { "sources/platinum/x.md": "---\ntitle: X\n---\nText.\n" },
    "sources/platinum/x.md:1: this file has no place",
  ],
  ["no playbook.yaml", { "playbook.yaml": undefined }, "playbook.yaml:1: this file is missing"],
  ["a broken reply", { "replies/es.yaml": "# texts\n\ngreeting: Hola {name\n" }, "replies/es.yaml:3: "],
])("names file and line of %s", async (_what, changes, place) => {
  const folder = await folderWith(changes);
  await expect(loadPlaybookFolder(folder)).rejects.toMatchObject({
    kind: "invalid_input",
    message: expect.stringContaining(`\n${place}`),
  });
});

it("says so when the folder is not there", async () => {
  await expect(loadPlaybookFolder("/nowhere/at/all")).rejects.toMatchObject({ kind: "not_found" });
});

it("gives advice without refusing: few examples, replies missing in a language", async () => {
  const { warnings } = await checkPlaybookFolder(await folderWith());
  expect(warnings).toContainEqual(expect.stringMatching(/^intents\/cakes\.yaml:2: .*1 examples in "en"/));
  expect(warnings).toContainEqual(expect.stringContaining('missing in "es" (greeting)'));
});

it("checks from the command line and answers with an exit code", async () => {
  const said: string[] = [];
  expect(await runPlaybookCommand(["check", await folderWith()], (text) => said.push(text))).toBe(0);
  expect(said.join("")).toContain("bakery is fine: 1 intents with 2 examples");
  expect(
    await runPlaybookCommand(["check", await folderWith({ "flows.yaml": "- id: f\n" })], (text) => said.push(text)),
  ).toBe(1);
  expect(said.at(-1)).toContain("flows.yaml:1: ");
  expect(await runPlaybookCommand([], (text) => said.push(text))).toBe(2);
});
