import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DateTime } from "luxon";
import { buildKnowledgeIndex } from "../core/knowledge/build-knowledge-index.ts";
import { activatePlaybook } from "../core/playbook/activate-playbook.ts";
import { cleanText } from "../core/safety/clean-text.ts";
import { maskTexts } from "../core/safety/mask-text.ts";
import { findPersonalData } from "../core/safety/personal-data.ts";
import { freshState } from "../core/understanding/dialogue-state.ts";
import { findEntities } from "../core/understanding/entities/find-entities.ts";
import type { Entity } from "../core/understanding/understanding.ts";
import { businesses } from "./own/businesses.ts";
import { type Figure, percent, quantile } from "./rows.ts";

/** A Saturday morning in both businesses' zones. */
const now = new Date("2026-05-16T08:00:00Z");
/** The shortest of so many searches counts: what else the machine does must not. */
const TIMED = 3;
/** The playbooks' own ids are one kind: numbers. */
const idKind = "number";

export interface EntityScore {
  readonly kind: string;
  readonly right: number;
  readonly found: number;
  readonly wanted: number;
  readonly f1: number;
}

interface Row {
  readonly language: string;
  readonly business: keyof typeof businesses;
  readonly text: string;
  readonly wanted: readonly string[];
}

export interface EntityResult {
  readonly sentences: number;
  readonly scores: readonly EntityScore[];
  readonly p95Ms: number;
}

/**
 * Finds the entities of each sentence the way a turn does (personal data masked first) and compares their canonical
 * values. `file`: tab-separated language, business, sentence, and `type=value` joined by " ; ".
 */
export function scoreEntities(
  file = join(import.meta.dirname, "own/entities.tsv"),
  missed?: (text: string, lacking: readonly string[], wrong: readonly string[]) => void,
): EntityResult {
  const rows = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map(parseRow);
  const served = Object.fromEntries(
    Object.entries(businesses).map(([key, playbook]) => [
      key,
      { active: activatePlaybook(playbook, 1), knowledge: buildKnowledgeIndex(playbook) },
    ]),
  );
  const totals = new Map<string, { right: number; found: number; wanted: number }>();
  const times: number[] = [];
  const count = (kind: string, what: "right" | "found" | "wanted"): void => {
    const total = totals.get(kind) ?? { right: 0, found: 0, wanted: 0 };
    totals.set(kind, { ...total, [what]: total[what] + 1 });
  };
  for (const { language, business, text: written, wanted } of rows) {
    const { active, knowledge } = served[business] ?? {};
    if (!active || !knowledge) continue;
    const cleaned = cleanText(written);
    const spans = findPersonalData(cleaned, active.playbook);
    const tokens = spans.map(({ kind }, i) => `⟨${kind.toUpperCase()}_${i + 1}⟩`);
    const [text = ""] = maskTexts([cleaned], spans, tokens);
    const personal = spans.map(({ kind }, i) => ({ token: tokens[i] ?? "", kind }));
    const input = { text, language, state: freshState(), now, playbook: active, knowledge, personal };
    const entities = findEntities(input);
    times.push(Math.min(...Array.from({ length: TIMED }, () => timed(() => findEntities(input)))));
    const values = new Map(spans.map(({ value }, i) => [tokens[i] ?? "", value]));
    const ids = new Set(active.playbook.entities.map(({ id }) => id));
    const left = [...wanted];
    const wrong: string[] = [];
    for (const one of wanted) count(kindOf(one, ids), "wanted");
    for (const entity of entities) {
      const said = describe(entity, values, active.playbook.timeZone);
      const at = left.findIndex((one) => said.some((form) => plain(form) === plain(one)));
      if (entity.type === "ordinal") continue;
      count(kindOf(said[0] ?? "", ids), "found");
      if (at < 0) wrong.push(said[0] ?? "");
      else {
        count(kindOf(left[at] ?? "", ids), "right");
        left.splice(at, 1);
      }
    }
    if (left.length + wrong.length > 0) missed?.(written, left, wrong);
  }
  const scores = [...totals].map(([kind, { right, found, wanted }]) => ({
    kind,
    right,
    found,
    wanted,
    f1: (2 * right) / Math.max(1, found + wanted),
  }));
  return { sentences: rows.length, scores, p95Ms: quantile(times, 0.95) };
}

export function evaluateEntities(missed?: (kind: string, value: string, text: string) => void): Figure[] {
  const { sentences, scores, p95Ms } = scoreEntities(undefined, (text, lacking, wrong) => {
    missed?.("entity", `lacks ${lacking.join(", ") || "nothing"}; wrong ${wrong.join(", ") || "nothing"}`, text);
  });
  return [
    ...scores.map(({ kind, right, found, wanted, f1 }) => ({
      name: `entities, ${kind} (${wanted})`,
      value: `precision ${percent(right, found)}, recall ${percent(right, wanted)}, F1 ${percent(f1, 1)}`,
    })),
    { name: `entities, search (${sentences} sentences)`, value: `p95 ${p95Ms.toFixed(1)} ms` },
  ];
}

function timed(work: () => unknown): number {
  const before = performance.now();
  work();
  return performance.now() - before;
}

function parseRow(line: string): Row {
  const [language = "", business = "", text = "", entities = ""] = line.split("\t");
  const wanted = entities.split(" ; ").map((one) => one.trim());
  return { language, business: business === "h" ? "h" : "m", text, wanted: wanted.filter((one) => one !== "") };
}

const kindOf = (said: string, ids: ReadonlySet<string>): string => {
  const type = said.split("=")[0] ?? "";
  return ids.has(type) ? idKind : type;
};

/** The entity as `type=value` in each form that may be expected: a day with and without its hour, a product with its alternatives. */
function describe(entity: Entity, values: ReadonlyMap<string, string>, timeZone: string): readonly string[] {
  const { type, value, alternatives = [] } = entity;
  if (type === "date") {
    const at = DateTime.fromISO(value, { zone: timeZone });
    return at.isValid
      ? [`date=${at.toFormat("yyyy-MM-dd'T'HH:mm")}`, ...(at.hour === 12 ? [`date=${at.toFormat("yyyy-MM-dd")}`] : [])]
      : [`date=${value}`];
  }
  if (type === "product") return [`product=${[value, ...alternatives].sort().join("|")}`];
  return [`${type}=${values.get(value) ?? value}`];
}

/** Phones, names and addresses may be written with other spaces and capitals. */
const plain = (said: string): string =>
  said.startsWith("product=")
    ? said.replace("product=", "").split("|").sort().join("|")
    : said.toLowerCase().replace(/[\s,]/g, "");
