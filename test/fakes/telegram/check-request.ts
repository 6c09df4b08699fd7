import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

const fields = z.record(z.string(), z.object({ types: z.array(z.string()), required: z.boolean().optional() }));
type Fields = z.infer<typeof fields>;
const specification = z.object({
  methods: z.record(z.string(), fields),
  types: z.record(z.string(), z.union([z.object({ oneOf: z.array(z.string()) }), z.object({ fields })])),
});
const { methods, types } = specification.parse(
  JSON.parse(readFileSync(path.resolve("test/fixtures/telegram/bot-api.json"), "utf8")),
);

/**
 * What Telegram's own specification says against a request; undefined when it agrees. Parameters may come as JSON or as
 * form fields, where everything is text and objects are JSON inside it.
 */
export function specificationProblem(
  method: string,
  params: Readonly<Record<string, unknown>>,
  uploads: readonly string[],
): string | undefined {
  const known = methods[method];
  if (!known) return `the specification has no method ${method}`;
  // A file stands in the field of its parameter, or in one of its own that a parameter names.
  const named = JSON.stringify(params);
  const direct = uploads.filter((field) => !named.includes(`attach://${field}`));
  const given = { ...params, ...Object.fromEntries(direct.map((name) => [name, ""])) };
  return objectProblem(known, given, method);
}

function objectProblem(known: Fields, value: Readonly<Record<string, unknown>>, where: string): string | undefined {
  for (const name of Object.keys(value)) if (!known[name]) return `${where} has no parameter ${name}`;
  for (const [name, { types: wanted, required }] of Object.entries(known)) {
    const given = value[name];
    if (given === undefined) {
      if (required) return `${where} needs ${name}`;
      continue;
    }
    const problems = wanted.map((type) => typeProblem(type, given, `${where}.${name}`));
    if (problems.every((problem) => problem !== undefined)) return problems[0];
  }
  return undefined;
}

function typeProblem(type: string, given: unknown, where: string): string | undefined {
  const wrong = `${where} is no ${type}`;
  switch (type) {
    case "String":
    case "InputFile":
      return typeof given === "string" ? undefined : wrong;
    case "Integer":
      return /^-?\d+$/.test(String(given)) ? undefined : wrong;
    case "Float":
      return Number.isFinite(Number(given)) ? undefined : wrong;
    case "Boolean":
    case "True":
      return given === true || given === "true" || (type === "Boolean" && (given === false || given === "false"))
        ? undefined
        : wrong;
  }
  const value = typeof given === "string" ? fromJson(given) : given;
  const item = /^Array of (.*)$/.exec(type)?.[1];
  if (item !== undefined) {
    if (!Array.isArray(value)) return wrong;
    return value.map((one, n) => typeProblem(item, one, `${where}[${n}]`)).find((problem) => problem !== undefined);
  }
  const known = types[type];
  if (!known) return `${where} is a ${type}, which the fixture lacks`;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return wrong;
  if ("fields" in known) return objectProblem(known.fields, value as Record<string, unknown>, where);
  const problems = known.oneOf.map((one) => typeProblem(one, value, where));
  return problems.every((problem) => problem !== undefined) ? problems[0] : undefined;
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
