import { appendFileSync, fsyncSync, openSync } from "node:fs";

/** What a platform accepted, in order; on disk as well, when a file is given, before it is answered. */
export class Ledger<Entry> {
  readonly entries: Entry[] = [];
  readonly #file: number | undefined;

  constructor(file: string | undefined) {
    this.#file = file ? openSync(file, "a") : undefined;
  }

  record(entry: Entry): void {
    this.entries.push(entry);
    if (this.#file === undefined) return;
    appendFileSync(this.#file, `${JSON.stringify(entry)}\n`);
    fsyncSync(this.#file);
  }
}
