import { z } from "zod";
import { playbookSchema } from "../core/playbook/schema.ts";

const WIDTH = 120;

/** JSON Schema of a playbook as it is written (defaults may be left out). `docs/playbook.schema.json` is this text. */
export function playbookJsonSchema(): string {
  const schema = z.toJSONSchema(playbookSchema, { io: "input", target: "draft-2020-12" });
  return `${format({ title: "Switchboard playbook", ...schema }, "", 0)}\n`;
}

/** As the project's formatter writes JSON: short lists on one line, everything else one entry a line. */
function format(value: unknown, indent: string, before: number): string {
  const inner = `${indent}  `;
  if (Array.isArray(value) && value.length > 0) {
    const line = `[${value.map((item) => JSON.stringify(item)).join(", ")}]`;
    const isPlain = value.every((item) => typeof item !== "object" || item === null);
    if (isPlain && indent.length + before + line.length < WIDTH) return line;
    return `[\n${value.map((item) => inner + format(item, inner, 0)).join(",\n")}\n${indent}]`;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  if (entries.length === 0) return "{}";
  const lines = entries.map(([key, item]) => {
    const name = `${JSON.stringify(key)}: `;
    return `${inner}${name}${format(item, inner, name.length)}`;
  });
  return `{\n${lines.join(",\n")}\n${indent}}`;
}
