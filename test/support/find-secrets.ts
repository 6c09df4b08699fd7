/** Shorter ones would be found by chance among ids and times. */
export const SHORTEST_SECRET = 8;

/** Which of many secrets a long text holds, in any case. One pass over the text (Rabin and Karp's rolling hash). */
export function secretFinder(secrets: Iterable<string>): (text: string) => readonly string[] {
  const byHash = new Map<number, string[]>();
  for (const secret of secrets) {
    if (secret.length < SHORTEST_SECRET) continue;
    // As it may stand in JSON as well.
    for (const form of new Set([secret, JSON.stringify(secret).slice(1, -1)].map((one) => one.toLowerCase()))) {
      const hash = hashOf(form);
      byHash.set(hash, [...(byHash.get(hash) ?? []), form]);
    }
  }
  return (given) => {
    const text = given.toLowerCase();
    if (text.length < SHORTEST_SECRET) return [];
    const found = new Set<string>();
    let hash = hashOf(text);
    for (let at = 0; ; at++) {
      for (const secret of byHash.get(hash) ?? []) if (text.startsWith(secret, at)) found.add(secret);
      if (at + SHORTEST_SECRET >= text.length) return [...found];
      const gone = Math.imul(text.charCodeAt(at), HIGHEST);
      hash = (Math.imul((hash - gone) | 0, BASE) + text.charCodeAt(at + SHORTEST_SECRET)) | 0;
    }
  };
}

const BASE = 65_599;
const HIGHEST = Array.from({ length: SHORTEST_SECRET - 1 }).reduce<number>((power) => Math.imul(power, BASE), 1);

function hashOf(text: string): number {
  let hash = 0;
  for (let i = 0; i < SHORTEST_SECRET; i++) hash = (Math.imul(hash, BASE) + text.charCodeAt(i)) | 0;
  return hash;
}
