import { readYaml, type YamlRead } from "./read-yaml.ts";

/** A Markdown file with YAML between two `---` lines on top. */
export interface FrontMatter {
  readonly head: YamlRead;
  readonly text: string;
  /** The line on which the text begins. */
  readonly textLine: number;
}

/** Undefined when the two `---` lines are not there. */
export function readFrontMatter(file: string): FrontMatter | undefined {
  const lines = file.split(/\r?\n/);
  const end = lines.indexOf("---", 1);
  if (lines[0] !== "---" || end < 0) return undefined;
  const body = lines.slice(end + 1);
  const blank = body.findIndex((line) => line.trim() !== "");
  return {
    head: readYaml(lines.slice(1, end).join("\n"), 2),
    text: body.join("\n").trim(),
    textLine: end + 2 + Math.max(0, blank),
  };
}
