import { analyze } from "../../knowledge/analyze.ts";
import type { Playbook } from "../../playbook/schema.ts";

/** Customers of a tour operator say "tour" whatever they want: a word of so many wishes asks for nothing by itself. */
const INTENTS = 5;

const known = new WeakMap<Playbook, Map<string, ReadonlySet<string>>>();

/** Terms that stand in the examples of many intents of this business, in one language. */
export function ordinaryWords(playbook: Playbook, language: string): ReadonlySet<string> {
  const byLanguage = known.get(playbook) ?? new Map<string, ReadonlySet<string>>();
  known.set(playbook, byLanguage);
  const kept = byLanguage.get(language);
  if (kept) return kept;
  const counts = new Map<string, number>();
  for (const intent of playbook.intents) {
    const terms = termsOf(playbook, intent, language);
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  const made = new Set([...counts].filter(([, count]) => count >= INTENTS).map(([term]) => term));
  byLanguage.set(language, made);
  return made;
}

/** Terms that customers ask for this kind of policy with. */
export function policyWords(playbook: Playbook, type: string, language: string): ReadonlySet<string> {
  const byPolicy = known.get(playbook) ?? new Map<string, ReadonlySet<string>>();
  known.set(playbook, byPolicy);
  const key = `${language} ${type}`;
  const intents = playbook.intents.filter(({ policyType }) => policyType === type);
  const made = byPolicy.get(key) ?? new Set(intents.flatMap((intent) => [...termsOf(playbook, intent, language)]));
  byPolicy.set(key, made);
  return made;
}

function termsOf({ languages }: Playbook, { examples }: Playbook["intents"][number], language: string) {
  const own = Array.isArray(examples) ? (language === languages[0] ? examples : []) : (examples[language] ?? []);
  return new Set(own.flatMap((example) => analyze(example, language).terms));
}
