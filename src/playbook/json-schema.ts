import { z } from "zod";
import { playbookSchema } from "../core/playbook/schema.ts";

/** JSON Schema of a playbook as it is written (defaults may be left out). `docs/playbook.schema.json` is this text. */
export function playbookJsonSchema(): string {
  const schema = z.toJSONSchema(playbookSchema, { io: "input", target: "draft-2020-12" });
  return `${JSON.stringify({ title: "Switchboard playbook", ...schema }, null, 2)}\n`;
}
