import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** The SQL that would lead from this database to prisma/schema.prisma; empty when they agree. */
export async function schemaDifference(databaseUrl: string): Promise<string> {
  const program = `import { schemaDifference } from "./scripts/schema-difference.mjs";
    process.stdout.write(await schemaDifference(process.env.COMPARED), () => process.exit(0));`;
  const { stdout } = await promisify(execFile)("node", ["--input-type=module", "--eval", program], {
    env: { ...process.env, COMPARED: databaseUrl },
  });
  return stdout;
}
