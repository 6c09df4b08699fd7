/** More names than this are not looked through: a broken playbook may hold thousands of problems. */
const LOOKED_AT = 500;

/** ` Did you mean "x"?` when one of the known names is close, else nothing. */
export function closest(name: string, known: readonly string[]): string {
  const near = known
    .slice(0, LOOKED_AT)
    .filter((candidate) => Math.abs(candidate.length - name.length) <= 3)
    .map((candidate) => ({ candidate, distance: editDistance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= Math.max(2, Math.floor(candidate.length / 4)))
    .toSorted((a, b) => a.distance - b.distance)[0];
  return near ? ` Did you mean "${near.candidate}"?` : "";
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
