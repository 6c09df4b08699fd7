// What is checked without running the product. Each answers with its output, or nothing when all is well.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";

const checks = [
  ["lint", "node_modules/@biomejs/biome/bin/biome", ["check", "--error-on-warnings", "."]],
  ["types", "node_modules/typescript/bin/tsc", ["--noEmit"]],
  ["import rules", "scripts/check-imports.mjs", []],
  ["dead code", "node_modules/knip/bin/knip.js", []],
];

/** Has packages of its own, which `npm test` installs. */
const ADAPTER = "adapters/whatsapp-web";
const adapterChecks = [
  ["types of whatsapp-web", "node_modules/typescript/bin/tsc", ["--noEmit", "-p", ADAPTER]],
  ["dead code of whatsapp-web", "node_modules/knip/bin/knip.js", ["--directory", ADAPTER]],
];

/** Names and output of what failed, and how many passed. */
export async function runChecks() {
  const isInstalled = existsSync(`${ADAPTER}/node_modules`);
  if (!isInstalled) console.log(`– ${ADAPTER}: only linted, its packages are not installed; npm test installs them`);
  const wanted = [...checks, ...(isInstalled ? adapterChecks : [])];
  const results = await Promise.all(wanted.map(([name, script, args]) => run(name, script, args)));
  for (const { name, seconds, output } of results) {
    console.log(`${output === undefined ? "✓" : "✗"} ${name} (${seconds.toFixed(1)} s)`);
    if (output !== undefined) console.log(`${output}\n`);
  }
  const failed = results.filter(({ output }) => output !== undefined);
  return { passed: results.length - failed.length, failed: failed.map(({ name }) => name) };
}

function run(name, script, args) {
  const began = performance.now();
  const child = spawn(process.execPath, [script, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  const output = [];
  child.stdout.on("data", (chunk) => output.push(chunk));
  child.stderr.on("data", (chunk) => output.push(chunk));
  return new Promise((resolve) => {
    child.on("close", (code) => {
      const text = Buffer.concat(output).toString().trim() || "it said nothing";
      resolve({ name, seconds: (performance.now() - began) / 1000, output: code === 0 ? undefined : text });
    });
  });
}
