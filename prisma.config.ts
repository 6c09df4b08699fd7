import path from "node:path";
import { defineConfig } from "prisma/config";

// Prisma's CLI would download a schema engine. Generating a client does not need one, and migrating is done by
// src/store/migrate.ts: this stub fails loudly, so that `prisma migrate` can never pretend to have worked.
process.env["PRISMA_SCHEMA_ENGINE_BINARY"] ??= path.resolve("scripts/no-schema-engine");

export default defineConfig({ schema: "prisma/schema.prisma", migrations: { path: "prisma/migrations" } });
