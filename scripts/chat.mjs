// npm run chat
import { prepare } from "./prepare.mjs";
import { runEntry } from "./run-entry.mjs";

await prepare();
await runEntry("src/main.ts", ["--role", "chat", ...process.argv.slice(2)]);
