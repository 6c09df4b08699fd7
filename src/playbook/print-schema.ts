import { stdout } from "node:process";
import { playbookJsonSchema } from "./json-schema.ts";

// Run as: npm run playbook:schema > docs/playbook.schema.json
stdout.write(playbookJsonSchema());
