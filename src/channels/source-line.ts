import type { Citation } from "../core/message.ts";

const words: Readonly<Record<string, string>> = {
  en: "Source",
  es: "Fuente",
  de: "Quelle",
  fr: "Source",
  it: "Fonte",
  pt: "Fonte",
};

/** The sources of a reply as one line, for channels that cannot show a list; undefined when there are none. */
export function sourceLine(citations: readonly Citation[] | undefined, language: string): string | undefined {
  const titles = [...new Set(citations?.map(({ title }) => title) ?? [])];
  return titles.length > 0 ? `${words[language] ?? words["en"]}: ${titles.join(" · ")}` : undefined;
}
