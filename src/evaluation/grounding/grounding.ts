import type { Playbook } from "../../core/playbook/schema.ts";
import { type Figure, percent } from "../rows.ts";
import { type JudgedDraft, judgeDrafts } from "./score-drafts.ts";
import { auroc, judgeVotes } from "./votes.ts";
import { draftLanguages, poisons, readDrafts } from "./written-drafts.ts";

/** Sets of drafts of `own/drafts`, each in the languages that it has files for. */
export const draftSets = [
  { business: "shop", set: "shop" },
  { business: "tours", set: "tours" },
  { business: "shop", set: "shop-later" },
  { business: "tours", set: "tours-later" },
  { business: "shop", set: "shop-fresh" },
  { business: "tours", set: "tours-fresh" },
] as const;

type Show = (what: string, value: string, text: string) => void;

/** What the guard lets through and stops: our own drafts, people's votes on faithfulness, questions with and without an answer. */
export async function evaluateGrounding(
  folder: string,
  loadBusiness: (name: string) => Promise<Playbook>,
  show?: Show,
): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { business, set } of draftSets) {
    const judged = await judgeSet(await loadBusiness(business), set);
    for (const { draft, through, decision } of judged)
      if (through === (draft.poison !== undefined)) show?.(draft.poison ?? "good", decision, draft.text);
    figures.push(...draftFigures(set, judged));
  }
  const votes = judgeVotes(folder);
  if (votes.length > 0)
    figures.push({
      name: `grounding, votes on faithfulness (${votes.length})`,
      value: `AUROC ${auroc(votes).toFixed(3)}`,
    });
  return figures;
}

/** All languages of a set, before the guard. */
export async function judgeSet(playbook: Playbook, set: string): Promise<readonly JudgedDraft[]> {
  const known = new Set(playbook.sources.map(({ id }) => id));
  const drafts = draftLanguages(set).flatMap((language) => readDrafts(set, language, (id) => known.has(id)));
  return judgeDrafts(playbook, drafts);
}

function draftFigures(set: string, judged: readonly JudgedDraft[]): Figure[] {
  const good = judged.filter(({ draft }) => draft.poison === undefined);
  const kinds = poisons.map((poison) => ({ poison, of: judged.filter(({ draft }) => draft.poison === poison) }));
  return [
    {
      name: `grounding, ${set}, good drafts (${good.length})`,
      value: `${percent(good.filter(({ handedOver }) => handedOver).length, good.length)} blocked, ${percent(
        good.filter(({ through }) => !through).length,
        good.length,
      )} not said as written`,
    },
    ...kinds
      .filter(({ of }) => of.length > 0)
      .map(({ poison, of }) => ({
        name: `grounding, ${set}, ${poison} (${of.length})`,
        value: `${of.filter(({ through }) => through).length} passed`,
      })),
  ];
}
