import { z } from "zod";
import { type Operation, operations } from "./openapi-operations.ts";
import { errorBody } from "./public-api/schemas.ts";

/** OpenAPI 3.1, made from the schemas that validate. */
export function createOpenApi(serverUrl: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations)
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describe(operation) };
  return {
    openapi: "3.1.0",
    info: {
      title: "Switchboard",
      version: "1.0.0",
      description: "Talk to the service from a website, an app or another program; and run it, with the operator key.",
    },
    servers: [{ url: serverUrl }],
    paths,
    components: {
      securitySchemes: {
        conversation: {
          type: "http",
          scheme: "bearer",
          bearerFormat: "JWT",
          description: "The token of one conversation.",
        },
        operator: { type: "http", scheme: "bearer", description: "OPERATOR_API_KEY." },
      },
      schemas: { Error: toJson(errorBody, "output") },
    },
  };
}

function describe({
  summary,
  description,
  path,
  security,
  query,
  headers,
  body,
  bodyType,
  answers,
}: Operation): Record<string, unknown> {
  const parameters = [
    ...[...path.matchAll(/\{(\w+)\}/g)].map((match) => ({
      name: match[1],
      in: "path",
      required: true,
      schema: { type: "string" },
    })),
    ...(query ? parametersOf(query, "query") : []),
    ...(headers ? parametersOf(headers, "header") : []),
  ];
  return {
    summary,
    ...(description && { description }),
    ...(security && { security: [{ [security]: [] }] }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: { required: true, content: { "application/json": { schema: toJson(body, "input") } } },
    }),
    ...(bodyType && {
      requestBody: { required: true, content: { [bodyType]: { schema: { type: "string", format: "binary" } } } },
    }),
    responses: Object.fromEntries([
      ...Object.entries(answers).map(([status, answer]) => [status, answerOf(answer)]),
      [
        "default",
        {
          description: "What was wrong, and what to do",
          content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
        },
      ],
    ]),
  };
}

function answerOf({ description, schema, contentType }: Operation["answers"][string]): Record<string, unknown> {
  const type = contentType ?? (schema ? "application/json" : undefined);
  return {
    description,
    ...(type && { content: { [type]: { schema: schema ? toJson(schema, "output") : { type: "string" } } } }),
  };
}

function parametersOf(schema: z.ZodObject, place: "query" | "header"): readonly Record<string, unknown>[] {
  return Object.entries(schema.shape).map(([name, part]) => {
    const json = toJson(part, "input");
    return { name, in: place, required: !part.safeParse(undefined).success, schema: json };
  });
}

function toJson(schema: z.ZodType | z.core.$ZodType, io: "input" | "output"): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
}
