// node scripts/run.mjs FILE [ARGUMENTS]: any other entry, with everything it may need (benches and chaos use test parts)
import { existsSync } from "node:fs";
import { prepare } from "./prepare.mjs";
import { runEntry } from "./run-entry.mjs";

const [file, ...args] = process.argv.slice(2);
await prepare({ development: /^(bench|test)\//.test(file ?? "") });
if (!file || !existsSync(file)) {
  console.error(`There is no file ${file ?? "(none was named)"}. Usage: node scripts/run.mjs FILE [ARGUMENTS]`);
  process.exit(1);
}
await runEntry(file, args);
