// npm run check
import { runChecks } from "./checks.mjs";

const { passed, failed } = await runChecks();
console.log(`${passed} passed, ${failed.length} failed`);
process.exit(failed.length === 0 ? 0 : 1);
