import type { Playbook, Source } from "../playbook/schema.ts";
import type { PolicyAnswer } from "./knowledge-index.ts";

/** Products, and what they belong to: which sources speak of them and which policy decides. */
export interface ProductGraph {
  /** The node itself at 0, then everything above it with its distance in steps. */
  above(nodeId: string): ReadonlyMap<string, number>;
  /** Nodes a source is bound to; empty for the whole business. Translations share the scope of their original. */
  scopeOf(sourceId: string): readonly string[];
  isAbout(sourceId: string, nodeId: string): boolean;
  policy(type: string, nodeId?: string): PolicyAnswer;
  /** The source that a translation translates, or the id itself. */
  original(sourceId: string): string;
}

/** Stands for the whole business where a node is named. */
export const GLOBAL = "global";

export function buildProductGraph(playbook: Playbook): ProductGraph {
  const nodes = new Map(playbook.graph.nodes.map((node) => [node.id, node]));
  const sources = new Map(playbook.sources.map((source) => [source.id, source]));
  const distances = new Map<string, ReadonlyMap<string, number>>();

  const above = (nodeId: string) => {
    const known = distances.get(nodeId);
    if (known) return known;
    const found = new Map([[nodeId, 0]]);
    let edge = [nodeId];
    for (let steps = 1; edge.length > 0; steps++) {
      const next = edge.flatMap((id) => nodes.get(id)?.parents ?? []).filter((id) => !found.has(id));
      for (const id of next) found.set(id, steps);
      edge = [...new Set(next)];
    }
    distances.set(nodeId, found);
    return found;
  };

  const original = (sourceId: string) => {
    let id = sourceId;
    for (let hops = 0; hops < 5; hops++) {
      const up = sources.get(id)?.translationOf;
      if (!up || !sources.has(up)) break;
      id = up;
    }
    return id;
  };

  const explicit = new Map<string, string[]>();
  for (const { source, on } of playbook.graph.policies) {
    const root = original(source);
    explicit.set(root, [...(explicit.get(root) ?? []), on]);
  }
  const scopes = new Map<string, readonly string[]>();
  const scopeOf = (sourceId: string) => {
    const known = scopes.get(sourceId);
    if (known) return known;
    const source = sources.get(sourceId);
    const root = original(sourceId);
    const own = source?.productIds.length ? source.productIds : (sources.get(root)?.productIds ?? []);
    const bound = explicit.get(root) ?? [];
    // A source without products that the graph puts on one node speaks of that node only, not of everything.
    const scope =
      own.length > 0
        ? [...new Set([...own, ...bound.filter((id) => id !== GLOBAL)])]
        : bound.includes(GLOBAL)
          ? []
          : bound;
    scopes.set(sourceId, scope);
    return scope;
  };

  const policies = collectPolicies(playbook, original, scopeOf);

  return {
    above,
    scopeOf,
    original,
    isAbout(sourceId, nodeId) {
      const scope = scopeOf(sourceId);
      return sources.has(sourceId) && (scope.length === 0 || scope.some((id) => above(nodeId).has(id)));
    },
    policy(type, nodeId) {
      const byNode = policies.get(type);
      if (!byNode) return { found: "none" };
      const steps = nodeId ? [...above(nodeId)].sort((a, b) => a[1] - b[1]) : [];
      const globalDistance = (steps.at(-1)?.[1] ?? -1) + 1;
      for (let distance = 0; distance <= globalDistance; distance++) {
        const here =
          distance === globalDistance ? [GLOBAL] : steps.filter((step) => step[1] === distance).map((step) => step[0]);
        const found = here.flatMap((on) => (byNode.get(on) ?? []).map((source) => ({ on, source })));
        const distinct = distinctPolicies(found);
        const first = distinct[0];
        if (!first) continue;
        if (distinct.length > 1)
          return { found: "conflict", sourceIds: distinct.map((entry) => entry.source.id), distance };
        return { found: "one", sourceId: first.source.id, distance, on: first.on };
      }
      return { found: "none" };
    },
  };
}

type Policies = ReadonlyMap<string, ReadonlyMap<string, readonly Source[]>>;

/** Type → node → sources. Tips are never policies; translations count as their original. */
function collectPolicies(
  playbook: Playbook,
  original: (id: string) => string,
  scopeOf: (id: string) => readonly string[],
): Policies {
  const sources = new Map(playbook.sources.map((source) => [source.id, source]));
  const policies = new Map<string, Map<string, Source[]>>();
  const add = (type: string, on: string, sourceId: string) => {
    const source = sources.get(original(sourceId));
    if (!source || source.tier === "bronze") return;
    const byNode = policies.get(type) ?? new Map<string, Source[]>();
    policies.set(type, byNode);
    const here = byNode.get(on) ?? [];
    byNode.set(on, here);
    if (!here.includes(source)) here.push(source);
  };
  for (const source of playbook.sources) {
    if (!source.policyType) continue;
    const scope = scopeOf(source.id);
    for (const on of scope.length > 0 ? scope : [GLOBAL]) add(source.policyType, on, source.id);
  }
  for (const policy of playbook.graph.policies) add(policy.type, policy.on, policy.source);
  return policies;
}

/** Official policy outranks product data; the same words twice are one policy. */
function distinctPolicies(found: readonly { on: string; source: Source }[]): readonly { on: string; source: Source }[] {
  const gold = found.filter((entry) => entry.source.tier === "gold");
  const seen = new Set<string>();
  return (gold.length > 0 ? gold : found).filter(({ source }) => {
    const words = source.text.toLowerCase().replace(/\s+/g, " ").trim();
    const fresh = !seen.has(words) && !seen.has(source.id);
    seen.add(words).add(source.id);
    return fresh;
  });
}
