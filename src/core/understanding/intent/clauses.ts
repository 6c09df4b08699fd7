const SHORTEST_WORDS = 2;
const MOST_CLAUSES = 8;

/** Conjunctions that may join two wishes, in the languages customers write in. */
const joints =
  /\s*(?:[.?!;\n]+|,?\s+(?:and\s+(?:also\s+|then\s+)?|but\s+|also\s+|plus\s+|y\s+(?:también\s+|además\s+)?|pero\s+|además\s+|también\s+|und\s+(?:auch\s+|außerdem\s+)?|aber\s+|außerdem\s+|et\s+(?:aussi\s+)?|mais\s+|e\s+(?:anche\s+|também\s+)?|ma\s+|mas\s+)|,\s+)/giu;

/** The parts of a message that may each hold a wish. One part means that there is nothing to split. */
export function splitClauses(text: string): string[] {
  const clauses: string[] = [];
  for (const piece of text.split(joints)) {
    const clause = piece.trim();
    if (clause === "") continue;
    const last = clauses.length - 1;
    // A piece too short to be a wish belongs to the one before it.
    if (clause.split(/\s+/).length < SHORTEST_WORDS && last >= 0) clauses[last] = `${clauses[last]} ${clause}`;
    else clauses.push(clause);
  }
  return clauses.slice(0, MOST_CLAUSES);
}
