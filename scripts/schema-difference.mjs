// What would have to change in a database so that it is what prisma/schema.prisma describes. Prisma's own schema
// engine answers, as WebAssembly from npm: its native binary would have to be downloaded from elsewhere.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

const require = createRequire(import.meta.url);
const CHAR_OID = 18;
const BPCHAR_OID = 1042;

/** The SQL that leads from the database to the schema; empty when they agree. Reads the database, changes nothing. */
export async function schemaDifference(databaseUrl, schemaPath = "prisma/schema.prisma") {
  const files = [{ path: schemaPath, content: await readFile(schemaPath, "utf8") }];
  const engine = await startEngine(databaseUrl, files);
  const { stdout } = await engine.diff({
    from: { tag: "schemaDatasource", files, configDir: path.dirname(schemaPath) },
    to: { tag: "schemaDatamodel", files },
    script: true,
    exitCode: null,
    shadowDatabaseUrl: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  const sql = (stdout ?? "").trim();
  return sql === "-- This is an empty migration." ? "" : sql;
}

async function startEngine(databaseUrl, files) {
  const { bindMigrationAwareSqlAdapterFactory } = require("@prisma/driver-adapter-utils");
  // The package is made for bundlers, which would instantiate the module for us.
  const folder = path.dirname(require.resolve("@prisma/schema-engine-wasm"));
  const bindings = await import(path.join(folder, "schema_engine_bg.js"));
  const wasm = await readFile(path.join(folder, "schema_engine_bg.wasm"));
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => process.stderr.write(`${message}\n`) };
  const { instance } = await WebAssembly.instantiate(wasm, { "./schema_engine_bg.js": bindings });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start?.();

  const datamodels = files.map((file) => [file.path, file.content]);
  const adapter = bindMigrationAwareSqlAdapterFactory(adapterFor(databaseUrl));
  return bindings.SchemaEngine.new({ datamodels }, () => {}, adapter);
}

/** adapter-pg does not know the catalogue type "char" (OID 18), which the engine reads: we report it as bpchar. */
function adapterFor(databaseUrl) {
  const { PrismaPg } = require("@prisma/adapter-pg");
  const { ColumnTypeEnum } = require("@prisma/driver-adapter-utils");
  const Result = require("pg/lib/result.js");
  const charColumns = new Set();
  const addFields = Result.prototype.addFields;
  Result.prototype.addFields = function (fields) {
    for (const field of fields) {
      if (field.dataTypeID !== CHAR_OID) continue;
      field.dataTypeID = BPCHAR_OID;
      charColumns.add(field.name);
    }
    return addFields.call(this, fields);
  };

  const readingChars = (queryable) => {
    const queryRaw = queryable.queryRaw.bind(queryable);
    queryable.queryRaw = async (query) => {
      const result = await queryRaw(query);
      result.columnTypes = result.columnTypes.map((type, index) =>
        charColumns.has(result.columnNames[index]) && type === ColumnTypeEnum.Text ? ColumnTypeEnum.Character : type,
      );
      return result;
    };
    return queryable;
  };

  const factory = new PrismaPg({ connectionString: databaseUrl });
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const connection = readingChars(await connect());
    const startTransaction = connection.startTransaction.bind(connection);
    connection.startTransaction = async (level) => readingChars(await startTransaction(level));
    return connection;
  };
  return factory;
}
