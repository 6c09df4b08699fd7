// npm run build: everything that a start would otherwise do first (packages, database client, pages)
import { prepare } from "./prepare.mjs";

await prepare();
