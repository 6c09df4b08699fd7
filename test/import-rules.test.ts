import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const script = path.resolve("scripts/check-imports.mjs");
let project: string;

beforeEach(async () => {
  project = await mkdtemp(path.join(os.tmpdir(), "switchboard-imports-"));
  await symlink(path.resolve("node_modules"), path.join(project, "node_modules"));
  await copyFile("tsconfig.json", path.join(project, "tsconfig.json"));
});
afterEach(() => rm(project, { recursive: true, force: true }));

async function write(file: string, ...lines: readonly string[]): Promise<void> {
  await mkdir(path.dirname(path.join(project, file)), { recursive: true });
  await writeFile(path.join(project, file), lines.join("\n"));
}

/** Enough innocent modules that the check believes it looked at something. */
async function innocents(): Promise<void> {
  for (let index = 0; index < 20; index++) await write(`src/core/part-${index}.ts`, `export const part = ${index};`);
}

const check = () =>
  promisify(execFile)(process.execPath, [script], { cwd: project }).then(
    () => "",
    (error: { stderr: string }) => error.stderr.trim(),
  );

describe("the import rules", () => {
  it("let a folder use itself, core and packages, and app.ts use everything", async () => {
    await innocents();
    await write(
      "src/store/orders.ts",
      `import pg from "pg";`,
      `import { part } from "../core/part-1.ts";`,
      "export const orders = [pg, part];",
    );
    await write("src/app.ts", `import { orders } from "./store/orders.ts";`, "export const app = orders;");

    expect(await check()).toBe("");
  });

  it("object to everything else", async () => {
    const offences = [
      ["src/core/sibling.ts", "../store/thing.ts", "core-imports-only-core-and-pure-libraries"],
      ["src/core/database.ts", "pg", "core-imports-only-core-and-pure-libraries"],
      ["src/core/files.ts", "node:fs/promises", "core-opens-nothing"],
      ["src/tools/sibling.ts", "../store/thing.ts", "siblings-never-import-each-other"],
      ["src/tools/wiring.ts", "../app.ts", "siblings-never-import-each-other"],
      ["src/config.ts", "./store/thing.ts", "only-app-wires"],
      ["src/console/ui/server.ts", "../api/thing.ts", "pages-take-only-types-from-the-server"],
      ["src/console/api/page.ts", "../ui/thing.ts", "the-server-does-not-import-pages"],
      ["src/tools/missing.ts", "./nowhere.ts", "nothing-missing"],
      ["src/tools/testing.ts", "../../test/thing.ts", "the-product-does-not-import-tests"],
      ["src/core/circle-begin.ts", "./circle-end.ts", "no-cycles"],
    ] as const;
    await innocents();
    for (const folder of ["src", "src/store", "src/console/api", "src/console/ui", "test"]) {
      await write(`${folder}/${folder === "src" ? "app" : "thing"}.ts`, "export const thing = 1;");
    }
    await write(
      "src/core/circle-end.ts",
      `import { used } from "./circle-begin.ts";`,
      "export const end = () => used;",
    );
    for (const [file, imported] of offences) {
      await write(file, `import * as other from "${imported}";`, "export const used = () => other;");
    }

    const objections = await check();
    for (const [file, , rule] of offences) expect(objections).toContain(`${rule}: ${file} → `);
    expect(objections.split("\n")).toHaveLength(offences.length);
  });

  it("object when there was nothing to look at", async () => {
    await write("src/core/a.ts", "export const a = 1;");

    expect(await check()).toContain("the check itself is broken");
  });
});
