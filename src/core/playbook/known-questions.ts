import type { KnownQuestion, Playbook, Source } from "./schema.ts";

type Sources = Pick<Playbook, "languages" | "sources">;

/** The source that a known question is about: in its language the original itself, or its translation. */
export function sourceOf({ source, language }: KnownQuestion, { languages, sources }: Sources): Source | undefined {
  const own = languages[0];
  const wanted = language ?? own;
  return sources.find((one) => (one.id === source || one.translationOf === source) && (one.language ?? own) === wanted);
}

/** Line breaks of a source do not matter for what it says. */
export const saysIn = (text: string, says: string): boolean => onOneLine(text).includes(onOneLine(says));

const onOneLine = (text: string): string => text.replace(/\s+/g, " ").trim();
