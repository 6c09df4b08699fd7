// npm run check: the checks alone. Installs first, as `npm test` does: missing packages would look like broken rules.
import { runChecks } from "./checks.mjs";
import { prepare, prepareAdapters } from "./prepare.mjs";

await prepare({ development: true });
await prepareAdapters();
const { passed, failed } = await runChecks();
console.log(`${passed} passed, ${failed.length} failed`);
process.exit(failed.length === 0 ? 0 : 1);
