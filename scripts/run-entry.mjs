// Runs a TypeScript file of this project in this very process: signals reach it directly, and its exit code is ours.
import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const ALIVE_EVERY_MS = 5000;

/** Call after prepare(). Settings from .env apply where the environment has none. */
export async function runEntry(file, args) {
  if (existsSync(".env")) process.loadEnvFile(".env");
  if (process.env.ALIVE_FILE) keepAliveFile(process.env.ALIVE_FILE);
  const { register } = await import("tsx/esm/api");
  register();
  const entry = path.resolve(file);
  process.argv = [process.argv[0], entry, ...args];
  await import(pathToFileURL(entry).href);
}

/** For containers: a process whose event loop hangs stops writing, and deploy/healthcheck.mjs notices. */
function keepAliveFile(file) {
  const touch = () => writeFileSync(file, `${process.pid}\n`);
  touch();
  setInterval(touch, ALIVE_EVERY_MS).unref();
}
