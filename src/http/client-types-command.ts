// npm run client:types
import { writeFileSync } from "node:fs";
import { clientTypes } from "./client-types.ts";

writeFileSync("clients/typescript/src/api-types.ts", clientTypes());
