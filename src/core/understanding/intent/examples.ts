import type { Playbook } from "../../playbook/schema.ts";

export interface LabelledText {
  readonly text: string;
  readonly label: number;
  readonly language?: string;
}

/** All examples of a playbook in all its languages, and each intent's own name as one more. Labels are positions in `playbook.intents`. */
export function playbookExamples(playbook: Playbook): LabelledText[] {
  const first = playbook.languages[0] ?? "en";
  return playbook.intents.flatMap((intent, label) => {
    const byLanguage = Array.isArray(intent.examples) ? { [first]: intent.examples } : intent.examples;
    const written = Object.entries(byLanguage).flatMap(([language, texts]) =>
      texts.map((text) => ({ text, label, language })),
    );
    return [...written, { text: wordsOfId(intent.id), label }];
  });
}

function wordsOfId(id: string): string {
  return id.replace(/([a-z])([A-Z])/g, "$1 $2").replace(/[_.:-]+/g, " ");
}
