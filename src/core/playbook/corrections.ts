import type { Correction } from "../contracts/corrections.ts";
import { playbookHash } from "./playbook-hash.ts";
import type { Playbook } from "./schema.ts";

/**
 * The playbook with what the console corrected until now, in place of what it had corrected before. Corrections for
 * intents that this playbook no longer has wait for one that has them.
 */
export function withCorrections(playbook: Playbook, corrections: readonly Correction[]): Playbook {
  const own = playbook.corrections.filter(({ id }) => id === undefined);
  const known = new Set(["none", ...playbook.intents.map(({ id }) => id)]);
  const made = corrections
    .filter(({ intent }) => known.has(intent))
    .map(({ id, text, intent, language }) => ({ id, text, intent, ...(language ? { language } : {}) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return { ...playbook, corrections: [...own, ...made] };
}

/** The hash of what the business wrote, whatever was corrected in the console since. */
export const originHash = (playbook: Playbook): string => playbookHash(withCorrections(playbook, []));
