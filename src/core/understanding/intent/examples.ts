import type { Playbook } from "../../playbook/schema.ts";

export interface LabelledText {
  readonly text: string;
  readonly label: number;
  readonly language?: string;
}

/** All examples of a playbook in all its languages, and each intent's own name as one more. Labels are positions in `playbook.intents`. */
export function playbookExamples(playbook: Playbook): LabelledText[] {
  const first = playbook.languages[0] ?? "en";
  const written = playbook.intents.flatMap((intent, label) => {
    const byLanguage = Array.isArray(intent.examples) ? { [first]: intent.examples } : intent.examples;
    const texts = Object.entries(byLanguage).flatMap(([language, list]) =>
      list.map((text) => ({ text, label, language })),
    );
    return [...texts, { text: wordsOfId(intent.id), label }];
  });
  const corrected = playbook.corrections.flatMap(({ text, intent, language }) => {
    const label = playbook.intents.findIndex(({ id }) => id === intent);
    return label < 0 ? [] : [{ text, label, ...(language ? { language } : {}) }];
  });
  return [...written, ...corrected];
}

/** Texts that somebody said no intent of the playbook serves. */
export const playbookRejects = ({ corrections }: Playbook): string[] =>
  corrections.filter(({ intent }) => intent === "none").map(({ text }) => text);

function wordsOfId(id: string): string {
  return id.replace(/([a-z])([A-Z])/g, "$1 $2").replace(/[_.:-]+/g, " ");
}
