import { abuse } from "./data/abuse.ts";
import { benignEnglish } from "./data/benign-english.ts";
import { benignGeneral } from "./data/benign-general.ts";
import { benignLookalikes } from "./data/benign-lookalikes.ts";
import { benignOther } from "./data/benign-other.ts";
import { benignQuestions } from "./data/benign-questions.ts";
import { benignShort } from "./data/benign-short.ts";
import { sentences } from "./data/by-language.ts";
import { injectionEnglish } from "./data/injection-english.ts";
import { injectionOther } from "./data/injection-other.ts";
import { injectionTechniques } from "./data/injection-techniques.ts";
import cyberseceval from "./data/public/attacks-cyberseceval.json" with { type: "json" };
import inTheWild from "./data/public/attacks-in-the-wild.json" with { type: "json" };
import injecguardAttacks from "./data/public/attacks-injecguard.json" with { type: "json" };
import hwu64 from "./data/public/harmless-hwu64.json" with { type: "json" };
import injecguardHarmless from "./data/public/harmless-injecguard.json" with { type: "json" };
import lingua from "./data/public/harmless-lingua.json" with { type: "json" };
import mtrag from "./data/public/harmless-mtrag.json" with { type: "json" };
import multidogo from "./data/public/harmless-multidogo.json" with { type: "json" };
import nlupp from "./data/public/harmless-nlupp.json" with { type: "json" };
import tau from "./data/public/harmless-tau.json" with { type: "json" };
import wildguard from "./data/public/harmless-wildguard.json" with { type: "json" };
import { selfHarm } from "./data/self-harm.ts";

export type TextKind = "trick" | "abuse" | "self-harm" | "harmless";

/** What the judges learn from. `source` is `own`, or the public set (data/public/README.md). */
export interface LabelledText {
  readonly source: string;
  readonly kind: TextKind;
  readonly text: string;
}

const publicSets: readonly (readonly [source: string, kind: TextKind, texts: readonly string[]])[] = [
  ["injecguard", "trick", injecguardAttacks],
  ["in-the-wild", "trick", inTheWild],
  ["cyberseceval", "trick", cyberseceval],
  ["injecguard", "harmless", injecguardHarmless],
  ["wildguard", "harmless", wildguard],
  ["hwu64", "harmless", hwu64],
  ["multidogo", "harmless", multidogo],
  ["lingua", "harmless", lingua],
  ["mtrag", "harmless", mtrag],
  ["nlupp", "harmless", nlupp],
  ["tau", "harmless", tau],
];

const own = (kind: TextKind, blocks: Readonly<Record<string, string>>): LabelledText[] =>
  sentences(blocks).map(({ text }) => ({ source: "own", kind, text }));

/** Everything that ships. Harmless texts are in many languages, else what is merely foreign would look like a trick. */
export const labelledTexts: readonly LabelledText[] = [
  ...own("trick", { en: injectionEnglish, ...injectionOther }),
  ...own("trick", injectionTechniques),
  ...own("abuse", abuse),
  ...own("self-harm", selfHarm),
  ...own("harmless", { en: benignEnglish, ...benignOther }),
  ...own("harmless", benignGeneral),
  ...own("harmless", benignShort),
  ...own("harmless", benignLookalikes),
  ...own("harmless", benignQuestions),
  ...publicSets.flatMap(([source, kind, texts]) => texts.map((text) => ({ source, kind, text }))),
];
