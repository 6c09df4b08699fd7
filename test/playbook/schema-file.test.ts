import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { playbookJsonSchema } from "../../src/playbook/json-schema.ts";

it("docs/playbook.schema.json is what the zod schema says (npm run playbook:schema writes it)", () => {
  expect(readFileSync("docs/playbook.schema.json", "utf8")).toBe(playbookJsonSchema());
});
