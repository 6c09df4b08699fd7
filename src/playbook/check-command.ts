import { readFile, stat } from "node:fs/promises";
import process from "node:process";
import { AppError } from "../core/errors.ts";
import { loadPlaybookArchive } from "./load-archive.ts";
import type { CheckedPlaybook } from "./load-files.ts";
import { checkPlaybookFolder } from "./load-folder.ts";
import { checkPlaybook } from "./parse-playbook.ts";

const USAGE = "Usage: npm run playbook -- check <folder, .tar.gz, .zip or .json>\n";

/** `npm run playbook -- check playbooks/shop`: prints problems or a summary. Answers the exit code. */
export async function runPlaybookCommand(args: readonly string[], print: (text: string) => void): Promise<number> {
  const [verb, path] = args;
  if (verb !== "check" || path === undefined) {
    print(USAGE);
    return 2;
  }
  try {
    const { playbook, warnings } = await check(path);
    for (const warning of warnings) print(`advice  ${warning}\n`);
    const examples = playbook.intents.flatMap((intent) => Object.values(intent.examples).flat()).length;
    print(
      `${playbook.name} is fine: ${playbook.intents.length} intents with ${examples} examples, ${playbook.flows.length} flows, ` +
        `${playbook.sources.length} sources, ${playbook.graph.nodes.length} graph nodes, languages ${playbook.languages.join(", ")}.\n`,
    );
    return 0;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    print(`${error.message}\n`);
    return 1;
  }
}

async function check(path: string): Promise<CheckedPlaybook> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new AppError("not_found", `There is nothing at ${path}.`, { cause });
  });
  if (found.isDirectory()) return checkPlaybookFolder(path);
  const bytes = await readFile(path);
  if (!path.endsWith(".json")) return loadPlaybookArchive(bytes);
  try {
    return checkPlaybook(JSON.parse(bytes.toString("utf8")));
  } catch (cause) {
    if (cause instanceof SyntaxError)
      throw new AppError("invalid_input", `${path} is not valid JSON: ${cause.message}.`, { cause });
    throw cause;
  }
}

if (process.argv[1]?.endsWith("check-command.ts")) {
  process.exitCode = await runPlaybookCommand(process.argv.slice(2), (text) => process.stdout.write(text));
}
