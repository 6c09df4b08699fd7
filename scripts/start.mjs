// npm start
import { prepare } from "./prepare.mjs";
import { runEntry } from "./run-entry.mjs";

await prepare();
await runEntry("src/main.ts", process.argv.slice(2));
