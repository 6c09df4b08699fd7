import { stem, words } from "../../knowledge/analyze.ts";
import { attributedTo } from "./attributed.ts";
import { checkSentence } from "./check-sentence.ts";
import type { ClaimCheck, ClaimContext, Problem, ProblemKind, Untraced } from "./claim.ts";
import type { EvidenceLine } from "./evidence.ts";
import { sameOf } from "./said-instead.ts";
import { sections } from "./sections.ts";
import { settlesAnswer } from "./settled-answer.ts";
import { tracedShare } from "./traced-share.ts";

/** Traces every sentence of a draft. Knows nothing of who wrote it: a model's words and ours meet the same rules. */
export function checkClaims(draft: string, context: ClaimContext): ClaimCheck {
  const names = new Set(
    context.names.flatMap((name) => words(name).flatMap((word) => [word, stem(word, context.language)])),
  );
  const { official, tips } = sections(draft, context);
  const firm = context.evidence.filter((line) => line.tier !== "bronze");
  const bronze = context.evidence.filter((line) => line.tier === "bronze");
  const results = [
    ...official.map((sentence) => {
      // A sentence that says whose word it is is a section for tips of its own.
      const tip = attributedTo(sentence);
      if (tip !== undefined) return { sentence, lines: [], problem: checkSentence(tip, bronze, [], names, context) };
      const found = checkSentence(sentence, firm, bronze, names, context);
      return { sentence, lines: firm, problem: withVerdict(sentence, found, context) };
    }),
    ...tips.map((sentence) => ({
      sentence,
      lines: bronze,
      problem: checkSentence(sentence, bronze, [], names, context),
    })),
  ];
  const settled = settlesAnswer(
    official.filter((sentence) => attributedTo(sentence) === undefined),
    firm,
    names,
    context,
  );
  const confirmed = (sentence: string) => context.entailed?.get(sentence) === "entailed";
  const unsettled: readonly Problem[] =
    settled || confirmed(official[0] ?? "")
      ? []
      : [{ kind: "unsettled-answer", words: official.join(" ").slice(0, 60) }];
  const untracedAs = (kind: ProblemKind, sentence: string, lines: readonly EvidenceLine[]): readonly Untraced[] => {
    const instead = sameOf(sentence, lines, names, context);
    return [{ sentence, kind, ...(instead ? { instead } : {}) }];
  };
  return {
    official,
    traced: tracedShare(
      [...official, ...tips].filter((said) => !confirmed(said)).join("\n"),
      context.evidence,
      context.language,
    ),
    claims: results.length,
    supported: results.filter(({ problem }) => !problem).length,
    problems: [...results.flatMap(({ problem }) => problem ?? []), ...unsettled],
    untraced: [
      ...results.flatMap(({ sentence, lines, problem }) => (problem ? untracedAs(problem.kind, sentence, lines) : [])),
      ...unsettled.flatMap(({ kind }) => untracedAs(kind, official[0] ?? "", firm)),
    ],
  };
}

/** A model's verdict confirms what no rule vetoes, and vetoes what the rules let through; it never overrules a veto. */
function withVerdict(sentence: string, found: Problem | undefined, { entailed }: ClaimContext): Problem | undefined {
  const verdict = entailed?.get(sentence);
  if (verdict === "contradicted") return found ?? { kind: "says-the-opposite", words: sentence };
  return verdict === "entailed" && found?.kind === "unsupported" ? undefined : found;
}
