import { readFile } from "node:fs/promises";
import { AppError } from "../core/errors.ts";
import type { Source } from "../core/playbook/schema.ts";
import { findFiles } from "./find-files.ts";
import { type ImportDefaults, planImport, sourcesOf } from "./plan-import.ts";
import { readDocuments } from "./read-document.ts";

export interface ImportDeps {
  /** The sources in force. */
  readonly present: () => Promise<readonly Source[]>;
  /** Puts all these in force instead, or throws `invalid_input` with what does not fit and changes nothing. */
  readonly replace: (sources: readonly Source[]) => Promise<void>;
  readonly print: (line: string) => void;
}

export interface ImportOptions extends ImportDefaults {
  /** Says what would change, and changes nothing. */
  readonly dryRun: boolean;
  /** Takes away what was imported from here and is no longer there. */
  readonly prune: boolean;
}

/** Files are put in force in lots: an import that is cut off goes on where it was when it is run again. */
const LOT = 200;

/** Answers whether every file could be read. */
export async function runImport(target: string, options: ImportOptions, deps: ImportDeps): Promise<boolean> {
  const { dryRun, prune, ...defaults } = options;
  const { files, root, passedOver } = await findFiles(target);
  const isFromHere = (origin: string): boolean => origin === root || (root.endsWith("/") && origin.startsWith(root));
  let current = await deps.present();
  const readAll: Source[] = [];
  const totals = { added: 0, changed: 0, unchanged: 0, same: 0 };
  let failed = 0;

  for (let from = 0; from < files.length; from += LOT) {
    const lot: Source[] = [];
    for (const { path, origin } of files.slice(from, from + LOT)) {
      try {
        lot.push(...sourcesOf(origin, await readDocuments(path, await readFile(path)), defaults));
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        failed++;
        deps.print(`cannot read  ${origin}: ${error.message}`);
      }
    }
    readAll.push(...lot);
    const { added, changed, unchanged, duplicates } = planImport(lot, current, () => false);
    for (const { id, title } of added) deps.print(`new          ${id}  ${title}`);
    for (const { id, title } of changed) deps.print(`changed      ${id}  ${title}`);
    for (const { source, sameAs } of duplicates)
      deps.print(`same text    ${source.id} says what ${sameAs} says; left out`);
    const fresh = new Map([...added, ...changed].map((source) => [source.id, source]));
    current = [...current.filter(({ id }) => !fresh.has(id)), ...fresh.values()];
    if (fresh.size > 0 && !dryRun) await deps.replace(current);
    totals.added += added.length;
    totals.changed += changed.length;
    totals.unchanged += unchanged.length;
    totals.same += duplicates.length;
    deps.print(`read         ${Math.min(from + LOT, files.length)} of ${files.length} files`);
  }

  // A file that cannot be read now has not gone.
  const { gone } = planImport(readAll, current, failed > 0 ? () => false : isFromHere);
  for (const { id, title } of gone)
    deps.print(`gone         ${id}  ${title}${prune ? "" : " (kept; --prune takes it away)"}`);
  if (prune && gone.length > 0 && !dryRun) {
    const away = new Set(gone.map(({ id }) => id));
    await deps.replace(current.filter(({ id, translationOf }) => !away.has(id) && !away.has(translationOf ?? "")));
  }
  for (const name of passedOver) deps.print(`passed over  ${name}`);
  deps.print(
    `${dryRun ? "Would be: " : ""}${totals.added} new, ${totals.changed} changed, ${totals.unchanged} unchanged, ` +
      `${totals.same} with the same text, ${gone.length} gone, ${failed} not readable.`,
  );
  return failed === 0;
}
