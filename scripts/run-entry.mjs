// Runs a TypeScript file of this project in this very process: signals reach it directly, and its exit code is ours.
import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

/** Call after prepare(). Settings from .env apply where the environment has none. */
export async function runEntry(file, args) {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const { register } = await import("tsx/esm/api");
  register();
  const entry = path.resolve(file);
  process.argv = [process.argv[0], entry, ...args];
  await import(pathToFileURL(entry).href);
}
