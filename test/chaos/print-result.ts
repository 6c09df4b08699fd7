import type { ChaosResult } from "./run-chaos.ts";

const SHOWN = 5;

/** A table of figures, then each promise. Returns how many were broken. */
export function printResult({ figures, verdicts }: ChaosResult, say: (line: string) => void): number {
  say("");
  for (const [name, value] of Object.entries(figures)) say(`  ${name.padEnd(32)} ${String(value).padStart(10)}`);
  say("");
  for (const { promise, broken } of verdicts) {
    say(`  ${broken.length === 0 ? "PASS" : "FAIL"}  ${promise}`);
    for (const one of broken.slice(0, SHOWN)) say(`          ${one}`);
    if (broken.length > SHOWN) say(`          … and ${broken.length - SHOWN} more`);
  }
  return verdicts.filter(({ broken }) => broken.length > 0).length;
}
