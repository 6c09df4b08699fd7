import { readFrontMatter } from "./front-matter.ts";
import type { Locate } from "./problems.ts";
import { readYaml, type YamlRead } from "./read-yaml.ts";

/** Text files of a playbook by path from its top folder, with forward slashes. */
export type PlaybookFiles = ReadonlyMap<string, string>;

export interface Assembled {
  readonly value: unknown;
  readonly locate: Locate;
  /** `file:line: what is wrong. what to do`, for what could not be read at all. */
  readonly unreadable: readonly string[];
}

/** A file may hold one item or a list of items. */
const LISTS = { intents: /^intents\/[^/]+\.ya?ml$/, flows: /^flows\.ya?ml$/ } as const;
const WHOLES = { graph: /^graph\.ya?ml$/, policy: /^policy\.ya?ml$/, demo: /^demo\.ya?ml$/ } as const;
const SOURCE = /^sources\/(gold|silver|bronze)\/(?:.*\/)?([^/]+)\.md$/;
const REPLIES = /^replies\/([^/]+)\.ya?ml$/;
/** By the name of its file. */
const PROMPTS = {
  classifyIntent: /^prompts\/classify-intent\.ya?ml$/,
  replyExamples: /^prompts\/reply-examples\.ya?ml$/,
} as const;
const QUESTIONS = /^questions\/([a-z]{2})\.ya?ml$/;
const MAIN = /^playbook\.ya?ml$/;

/** Puts the files of a playbook together into one value, as it would come in JSON, and remembers where each part stood. */
export function assemblePlaybook(files: PlaybookFiles): Assembled {
  const places = new Map<string, string>();
  const unreadable: string[] = [];
  const lists = {
    intents: [] as unknown[],
    flows: [] as unknown[],
    sources: [] as unknown[],
    questions: [] as unknown[],
  };
  const value: Record<string, unknown> = {};
  const replies: Record<string, unknown> = {};

  const remember = (file: string, read: YamlRead, prefix: string, strip = ""): void => {
    if (prefix !== "" && !places.has(prefix)) places.set(prefix, `${file}:1`);
    for (const [path, line] of read.lines) {
      const inner = strip === "" ? path : path.slice(strip.length).replace(/^\//, "");
      if (strip !== "" && path !== strip && !path.startsWith(`${strip}/`)) continue;
      places.set([prefix, inner].filter((step) => step !== "").join("/"), `${file}:${line}`);
    }
    for (const { line, wrong } of read.problems) unreadable.push(`${file}:${line}: ${wrong}. Mend the line.`);
  };
  const append = (file: string, key: "intents" | "flows" | "questions", read: YamlRead): void => {
    const list = lists[key];
    const items = Array.isArray(read.value) ? read.value : undefined;
    if (items === undefined) {
      remember(file, read, `${key}/${list.length}`);
      if (read.value !== undefined && read.value !== null) list.push(read.value);
      return;
    }
    remember(file, { ...read, lines: new Map() }, "");
    items.forEach((item, at) => {
      remember(file, { ...read, problems: [] }, `${key}/${list.length}`, String(at));
      list.push(item);
    });
  };

  const ordered = [...files].toSorted(
    ([a], [b]) => (MAIN.test(b) ? 1 : 0) - (MAIN.test(a) ? 1 : 0) || a.localeCompare(b),
  );
  for (const [file, text] of ordered) {
    const list = (["intents", "flows"] as const).find((key) => LISTS[key].test(file));
    const prompt = (["classifyIntent", "replyExamples"] as const).find((key) => PROMPTS[key].test(file));
    const asked = QUESTIONS.exec(file)?.[1];
    const whole = (["graph", "policy", "demo"] as const).find((key) => WHOLES[key].test(file));
    const source = SOURCE.exec(file);
    const language = REPLIES.exec(file)?.[1];
    if (MAIN.test(file)) {
      const read = readYaml(text);
      remember(file, read, "");
      if (isRecord(read.value)) Object.assign(value, read.value);
      else if (read.problems.length === 0)
        unreadable.push(`${file}:1: this must be a list of settings. Write lines such as "name: shop".`);
    } else if (source) {
      const matter = readFrontMatter(text);
      if (!matter) {
        unreadable.push(
          `${file}:1: the front matter is missing. Begin the file with --- lines around at least a title.`,
        );
        continue;
      }
      const at = `sources/${lists.sources.length}`;
      remember(file, matter.head, at);
      places.set(`${at}/text`, `${file}:${matter.textLine}`);
      lists.sources.push(
        sourceValue(source[1] ?? "", source[2] ?? "", matter.head.value, matter.text, value.languages),
      );
    } else if (language !== undefined) {
      const read = readYaml(text);
      remember(file, read, `replies/${language}`);
      replies[language] = read.value;
    } else if (asked !== undefined) {
      const from = lists.questions.length;
      append(file, "questions", readYaml(text));
      for (let at = from; at < lists.questions.length; at++) {
        const one = lists.questions[at];
        if (isRecord(one)) lists.questions[at] = { language: asked, ...one };
      }
    } else if (list) {
      append(file, list, readYaml(text));
    } else if (whole) {
      const read = readYaml(text);
      remember(file, read, whole);
      value[whole] = read.value;
    } else if (prompt) {
      const read = readYaml(text);
      remember(file, read, `prompts/${prompt}`);
      value.prompts = { ...(isRecord(value.prompts) ? value.prompts : {}), [prompt]: read.value };
    } else if (!/(?:^|\/)(?:README\.md|LICENSE|\..*)$/.test(file)) {
      unreadable.push(
        `${file}:1: this file has no place in a playbook. Move it, or see docs/playbooks.md for the folders.`,
      );
    }
  }

  for (const [key, list] of Object.entries(lists)) if (list.length > 0) value[key] = [...asList(value[key]), ...list];
  if (Object.keys(replies).length > 0)
    value.replies = { ...(isRecord(value.replies) ? value.replies : {}), ...replies };
  return { value, locate: locateInFiles(places), unreadable };
}

/** A source's id is its file's name; `returns.es.md` is the Spanish translation of `returns`. What the head says wins. */
function sourceValue(
  tier: string,
  name: string,
  head: unknown,
  text: string,
  languages: unknown,
): Record<string, unknown> {
  const [, stem, language] = /^(.+)\.([a-z]{2})$/.exec(name) ?? [];
  const translates = stem !== undefined && asList(languages).includes(language);
  return {
    id: name,
    tier,
    ...(translates ? { translationOf: stem, language } : {}),
    text,
    ...(isRecord(head) ? head : {}),
  };
}

/** The place of the path itself, or of the nearest part above it that has one. */
function locateInFiles(places: ReadonlyMap<string, string>): Locate {
  return (path) => {
    for (let length = path.length; length > 0; length--) {
      const place = places.get(path.slice(0, length).map(String).join("/"));
      if (place !== undefined) return place;
    }
    return `playbook.yaml:1${path.length > 0 ? ` (${path.map(String).join(".")})` : ""}`;
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
