/**
 * Which customers are one person. Each channel knows a person as a customer of its own, with a key of its own; a link
 * from one to another makes them one person, and taking it away makes them two again. All of it is pure: the store
 * loads everybody concerned under a lock, applies one of these, and writes what differs.
 */
export interface Known {
  readonly id: string;
  readonly joinedInto?: string | undefined;
  /** `proof`, or the agent's id. */
  readonly joinedBy?: string | undefined;
  /** The account that this very customer proved to own. Never handed on by a join. */
  readonly backofficeId?: string | undefined;
  /** An agent separated it; proof alone does not join it again. */
  readonly keptApart: boolean;
  readonly createdAt: Date;
}

/** The customer whose profile holds for all of the person. */
export function rootOf(all: readonly Known[], id: string): string {
  const above = all.find((one) => one.id === id)?.joinedInto;
  return above === undefined ? id : rootOf(all, above);
}

const personOf = (all: readonly Known[], id: string): readonly Known[] =>
  all.filter((one) => rootOf(all, one.id) === rootOf(all, id));

/** This customer and those who were joined into it, also over others. */
export const withJoined = (all: readonly Known[], id: string): readonly Known[] =>
  all.filter((one) => isBelow(all, one.id, id));

function isBelow(all: readonly Known[], id: string, top: string): boolean {
  if (id === top) return true;
  const above = all.find((one) => one.id === id)?.joinedInto;
  return above !== undefined && isBelow(all, above, top);
}

const accountOf = (person: readonly Known[]): string | undefined =>
  person.find(({ backofficeId }) => backofficeId !== undefined)?.backofficeId;

/** Proven to own an account: one person with all who proved the same, and with nobody who proved another. */
export function joinedByProof(all: readonly Known[], id: string): readonly Known[] {
  const me = all.find((one) => one.id === id);
  if (me?.backofficeId === undefined) return all;
  const clashes = ({ backofficeId }: Known) => backofficeId !== undefined && backofficeId !== me.backofficeId;
  let now = all;
  // Proof weighs more than what an agent once thought.
  if (personOf(now, id).some(clashes)) {
    now = cut(now, id);
    for (const child of now.filter(({ joinedInto }) => joinedInto === id))
      if (withJoined(now, child.id).some(clashes)) now = cut(now, child.id);
  }
  if (me.keptApart) return now;
  for (;;) {
    const root = rootOf(now, id);
    const other = now.find(
      (one) => one.backofficeId === me.backofficeId && !one.keptApart && rootOf(now, one.id) !== root,
    );
    if (!other) return now;
    now = link(now, root, rootOf(now, other.id), "proof");
  }
}

export type JoinRefusal = "same-person" | "different-accounts" | "unknown-customer";

/** An agent knows that they are one. Refused when they proved to be two. */
export function joinedByAgent(
  all: readonly Known[],
  id: string,
  otherId: string,
  agentId: string,
): readonly Known[] | JoinRefusal {
  if (![id, otherId].every((wanted) => all.some((one) => one.id === wanted))) return "unknown-customer";
  const [root, other] = [rootOf(all, id), rootOf(all, otherId)];
  if (root === other) return "same-person";
  const [mine, theirs] = [accountOf(personOf(all, id)), accountOf(personOf(all, otherId))];
  if (mine !== undefined && theirs !== undefined && mine !== theirs) return "different-accounts";
  const joined = link(all, root, other, agentId);
  return joined.map((one) => (one.id === id || one.id === otherId ? { ...one, keptApart: false } : one));
}

/**
 * Takes the customer's link away. Proof of the account that they had in common ends with it: either of them may prove
 * anew who they are. Undefined: it is joined into nobody.
 */
export function separatedByAgent(all: readonly Known[], id: string): readonly Known[] | undefined {
  const me = all.find((one) => one.id === id);
  if (me?.joinedInto === undefined) return undefined;
  const account = accountOf(personOf(all, id).filter((one) => !isBelow(all, one.id, id)));
  const leaving = new Set(withJoined(all, id).map((one) => one.id));
  return cut(all, id).map((one) => {
    if (!leaving.has(one.id)) return one;
    const apart = one.id === id ? { ...one, keptApart: true } : one;
    return account !== undefined && one.backofficeId === account ? { ...apart, backofficeId: undefined } : apart;
  });
}

/** Who has an account, then who is known longer, stays the one that the other is joined into. */
function link(all: readonly Known[], one: string, other: string, by: string): readonly Known[] {
  const weight = (id: string) => {
    const created = all.find((known) => known.id === id)?.createdAt.getTime() ?? 0;
    return [accountOf(personOf(all, id)) === undefined ? 1 : 0, created, id] as const;
  };
  const [a, b] = [weight(one), weight(other)];
  const difference = a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : 1);
  const [into, from] = difference < 0 ? [one, other] : [other, one];
  return all.map((known) => (known.id === from ? { ...known, joinedInto: into, joinedBy: by } : known));
}

const cut = (all: readonly Known[], id: string): readonly Known[] =>
  all.map((one) => (one.id === id ? { ...one, joinedInto: undefined, joinedBy: undefined } : one));
