// npm test: everything that can be checked on this machine. The last line counts checks and tests.
// `npm test -- test/store` runs only the tests of that folder, and no checks.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { runChecks } from "./checks.mjs";
import { prepare, prepareAdapters } from "./prepare.mjs";

const REPORT = ".cache/vitest.json";
const only = process.argv.slice(2);

await prepare({ development: true });
await prepareAdapters();
const remedies = await obtainPrograms();
const checks = only.length > 0 ? { passed: 0, failed: [] } : await runChecks();
const tests = await runTests();

for (const name of checks.failed) console.log(`FAILED  ${name}`);
for (const name of tests.failed) console.log(`FAILED  ${name}`);
for (const name of tests.skipped) console.log(`SKIPPED ${name}`);
if (tests.skipped.length > 0) {
  for (const [program, remedy] of remedies) console.log(`To run what needs ${program}: ${remedy}`);
  if (process.env.CI) console.log("CI is set, where nothing may be skipped.");
}
const passed = checks.passed + tests.passed;
const failed = checks.failed.length + tests.failed.length;
const skipped = tests.skipped.length;
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exit(failed > 0 || tests.passed === 0 || (skipped > 0 && process.env.CI) ? 1 : 0);

/** Redis and Chromium; what could not be had, with the command that would provide it. */
async function obtainPrograms() {
  const { register } = await import("tsx/esm/api");
  const unregister = register();
  const { obtainRedis } = await import("../test/support/find-redis.ts");
  const { obtainChromium } = await import("../test/support/find-chromium.ts");
  const wanted = [
    ["Redis", obtainRedis],
    ["Chromium", obtainChromium],
  ];
  const missing = [];
  for (const [program, obtain] of wanted) {
    process.stderr.write(`  Looking for ${program} ...`);
    const found = await obtain();
    process.stderr.write(found.program ? ` ${found.program}\n` : " not here\n");
    if (found.remedy) missing.push([program, found.remedy]);
  }
  await unregister();
  return missing;
}

async function runTests() {
  mkdirSync(path.dirname(REPORT), { recursive: true });
  rmSync(REPORT, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${REPORT}`];
  const child = spawn(process.execPath, ["node_modules/vitest/vitest.mjs", "run", ...reporters, ...only], {
    stdio: "inherit",
  });
  const code = await new Promise((resolve) => child.on("close", resolve));
  if (!existsSync(REPORT)) return { passed: 0, failed: ["vitest ended without a report"], skipped: [] };

  const files = JSON.parse(readFileSync(REPORT, "utf8")).testResults;
  const tests = files.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ status, fullName }) => ({ status, name: `${path.relative(".", name)}: ${fullName}` })),
  );
  const named = (wanted) => tests.filter(({ status }) => wanted.includes(status)).map(({ name }) => name);
  const failed = named(["failed"]);
  // A file that could not be loaded has no tests to count.
  const broken = files.filter(
    ({ status, assertionResults }) =>
      status === "failed" && assertionResults.every(({ status }) => status !== "failed"),
  );
  failed.push(...broken.map(({ name }) => `${path.relative(".", name)}: the file itself failed`));
  if (code !== 0 && failed.length === 0) failed.push("vitest: an error outside of tests, shown above");
  return { passed: named(["passed"]).length, failed, skipped: named(["skipped", "pending", "todo", "disabled"]) };
}
