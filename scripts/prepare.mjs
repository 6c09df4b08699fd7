// Makes a fresh clone ready to run: packages, database client, pages. Does only what is missing or out of date, and
// says what it does. Plain Node, because nothing is installed yet when this runs.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const STAMPS = ".cache/prepared.json";

/** `development`: also what tests and linters need. Leaves the process in the project's folder. */
export async function prepare({ development = false } = {}) {
  requireNode();
  process.chdir(root);
  await installPackages(development);
  await whenChanged("prisma", ["prisma/schema.prisma", "prisma.config.ts"], "src/store/generated/client.ts", () =>
    step("Generating the database client", process.execPath, ["node_modules/prisma/build/index.js", "generate"]),
  );
  await buildPages("console", "src/console/ui");
  await buildPages("widget", "src/widget");
}

function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(
    `Switchboard needs Node.js 20.19 or newer; this is ${process.versions.node}. Get it from https://nodejs.org.`,
  );
  process.exit(1);
}

/** Packages of their own (adapters/…) that tests start and `npm start` never needs. They keep their own locks. */
export async function prepareAdapters() {
  for (const name of readdirSync("adapters")) {
    const folder = `adapters/${name}`;
    if (isInstalled(folder, true)) continue;
    await npmCi(`Installing the packages of ${folder}`, ["--include=dev", "--prefix", folder]);
  }
}

async function installPackages(development) {
  if (isInstalled(".", development)) return;
  // Whoever has the development parts keeps them.
  const present = readLock("node_modules/.package-lock.json");
  const all = development || Object.values(present).some((entry) => entry.dev);
  await npmCi("Installing packages (takes about a minute)", [all ? "--include=dev" : "--omit=dev"]);
}

function isInstalled(folder, development) {
  const wanted = readLock(`${folder}/package-lock.json`);
  const present = readLock(`${folder}/node_modules/.package-lock.json`);
  const isPresent = ([name, entry]) => present[name]?.version === entry.version;
  // Tests also need what is optional for whoever runs it, on any machine.
  const options = Object.keys(wanted[""]?.optionalDependencies ?? {}).map((name) => `node_modules/${name}`);
  const isTested = (name, { os }) => development && !os && options.includes(name);
  const needed = Object.entries(wanted).filter(
    ([name, entry]) => name && (isForThisMachine(entry) || isTested(name, entry)),
  );
  return needed.filter(([, entry]) => development || !entry.dev).every(isPresent);
}

function npmCi(label, options) {
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ["npm"];
  const common = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  return step(label, npm[0], [...npm.slice(1), ...common, ...options]);
}

function readLock(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).packages : {};
}

/** Optional packages are the same thing built for different machines, of which one is ours. */
function isForThisMachine({ optional, os, cpu, libc }) {
  if (!optional) return true;
  return os?.includes(process.platform) && cpu?.includes(process.arch) && (!libc || libc.includes(ourLibc));
}

const isMusl = process.platform === "linux" && readdirSync("/lib").some((name) => name.startsWith("ld-musl-"));
const ourLibc = isMusl ? "musl" : "glibc";

async function buildPages(name, folder) {
  const config = `${folder}/vite.config.ts`;
  if (!existsSync(config)) return;
  await whenChanged(
    name,
    [folder, "src/core/contracts", "src/core/light-text.ts", "package-lock.json"],
    `dist/${name}`,
    () =>
      step(`Building the ${name}`, process.execPath, [
        "node_modules/vite/bin/vite.js",
        "build",
        "--config",
        config,
        "--logLevel",
        "warn",
      ]),
  );
}

/** Runs `make` unless `output` exists and was made from the same sources. */
async function whenChanged(name, sources, output, make) {
  const stamps = existsSync(STAMPS) ? JSON.parse(readFileSync(STAMPS, "utf8")) : {};
  const stamp = hashOf(sources);
  if (stamps[name] === stamp && existsSync(output)) return;
  await make();
  mkdirSync(path.dirname(STAMPS), { recursive: true });
  writeFileSync(STAMPS, `${JSON.stringify({ ...stamps, [name]: stamp }, null, 2)}\n`);
}

function hashOf(sources) {
  const hash = createHash("sha256");
  for (const file of sources.flatMap(filesIn)) hash.update(file).update("\0").update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}

function filesIn(source) {
  if (!existsSync(source)) return [];
  const entries = readdirSync(path.dirname(source), { withFileTypes: true });
  if (!entries.find(({ name }) => name === path.basename(source)).isDirectory()) return [source];
  return readdirSync(source)
    .sort()
    .flatMap((name) => filesIn(`${source}/${name}`));
}

/** Runs a program quietly: its output is only shown when it fails. Dots show that it is still alive. */
function step(label, program, args) {
  const began = Date.now();
  process.stderr.write(`  ${label} ...`);
  const dots = setInterval(() => process.stderr.write("."), 5000);
  const env = { ...process.env, CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1" };
  const child = spawn(program, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  const output = [];
  child.stdout.on("data", (chunk) => output.push(chunk));
  child.stderr.on("data", (chunk) => output.push(chunk));
  return new Promise((resolve) => {
    const finish = (problem) => {
      clearInterval(dots);
      if (!problem) {
        process.stderr.write(` ${((Date.now() - began) / 1000).toFixed(1)} s\n`);
        return resolve();
      }
      process.stderr.write(
        ` failed: ${problem}\n\n${Buffer.concat(output).toString().trim()}\n\n  The command was: ${program} ${args.join(" ")}\n`,
      );
      process.exit(1);
    };
    child.on("error", (error) => finish(error.message));
    child.on("close", (code, signal) => finish(code === 0 ? "" : `it ended with ${code ?? signal}`));
  });
}
