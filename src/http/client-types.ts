import { type JsonSchema, typeOf } from "./json-to-types.ts";
import { createOpenApi } from "./openapi.ts";

interface Described {
  readonly summary: string;
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>> };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: JsonSchema }>> }>
  >;
}

const JSON_TYPE = "application/json";

/** What the client in clients/typescript knows of the server, made from the document that /openapi.json serves. */
export function clientTypes(): string {
  // The document is made of zod's schemas and our own table: its shape is ours.
  const { paths, components } = createOpenApi("") as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
    readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
  };
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    path.startsWith("/api/v1/conversations")
      ? Object.entries(methods).map(([method, described]) => operation(`${method.toUpperCase()} ${path}`, described))
      : [],
  );
  const schemas = Object.entries(components.schemas).map(
    ([name, schema]) => `export type ${name} = ${typeOf(schema)};\n`,
  );
  return [
    "// Made by `npm run client:types` from the server's OpenAPI: change the server's schemas, not this file.\n\n",
    `export interface Operations {\n${operations.join("")}}\n\n`,
    schemas.join("\n"),
  ].join("");
}

function operation(name: string, { summary, requestBody, responses }: Described): string {
  const body = requestBody?.content[JSON_TYPE]?.schema;
  const answers = Object.entries(responses).flatMap(([status, { content }]) => {
    const schema = content?.[JSON_TYPE]?.schema;
    return schema && status !== "default" ? `      readonly ${status}: ${typeOf(schema, "      ")};\n` : [];
  });
  return [
    `  /** ${summary}. */\n  readonly ${JSON.stringify(name)}: {\n`,
    body ? `    readonly body: ${typeOf(body, "    ")};\n` : "",
    answers.length > 0 ? `    readonly answers: {\n${answers.join("")}    };\n` : "",
    "  };\n",
  ].join("");
}
