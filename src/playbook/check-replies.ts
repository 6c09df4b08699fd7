import type { Playbook } from "../core/playbook/schema.ts";
import { closest } from "./closest.ts";
import type { Findings, Problem } from "./problems.ts";

/**
 * Reply texts have whole placeholders, the same everywhere. Those in a language that the playbook does not speak make
 * it one that it answers in, and should be as complete.
 */
export function checkReplies(playbook: Playbook): Findings {
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const { languages, replies } = playbook;
  const [own = ""] = languages;

  for (const [language, texts] of Object.entries(replies)) {
    if (!isLanguage(language)) {
      problems.push({
        path: ["replies", language],
        wrong: `there are replies in "${language}", which is no language`,
        remedy: `Use a two-letter code such as fr.${closest(language, languages)}`,
      });
      continue;
    }
    for (const [key, text] of Object.entries(texts)) {
      const path = ["replies", language, key];
      if (text.trim() === "")
        problems.push({ path, wrong: `the reply "${key}" is empty`, remedy: "Write a text or remove the key." });
      if (/[{}]/.test(text.replace(/\{[A-Za-z][\w.-]*\}/g, ""))) {
        problems.push({
          path,
          wrong: `the reply "${key}" has a broken placeholder`,
          remedy: "Write placeholders as {orderId}: braces around letters, digits, _ and dots.",
        });
      }
      if (/\[\[|\]\]/.test(text.replace(/\[\[[^[\]]*(?:\[[^[\]]*\][^[\]]*)*\]\]/g, ""))) {
        problems.push({
          path,
          wrong: `the reply "${key}" has a broken optional part`,
          remedy: "Put both [[ and ]] around what may be left out.",
        });
      }
      problems.push(
        ...strangePlaceholders(key, text, textOf(replies, own, key)).map((problem) => ({ ...problem, path })),
      );
    }
  }

  const keys = new Set(Object.values(replies).flatMap((texts) => Object.keys(texts)));
  for (const language of new Set([...languages, ...Object.keys(replies)])) {
    const missing = [...keys].filter((key) => textOf(replies, language, key) === undefined);
    if (missing.length > 0) {
      warnings.push({
        path: ["replies", language],
        wrong: `${missing.length} replies are missing in "${language}" (${missing.slice(0, 5).join(", ")}${missing.length > 5 ? ", …" : ""})`,
        remedy: `Add them, or customers read them in "${own}" or in the engine's words.`,
      });
    }
  }
  return { problems, warnings };
}

function strangePlaceholders(key: string, text: string, original: string | undefined): Omit<Problem, "path">[] {
  if (original === undefined) return [];
  const known = placeholders(original);
  return placeholders(text)
    .filter((name) => !known.includes(name))
    .map((name) => ({
      wrong: `the reply "${key}" uses {${name}}, which the text in the first language does not have`,
      remedy: `Use ${known.map((k) => `{${k}}`).join(", ") || "no placeholder"}.${closest(name, known)}`,
    }));
}

/** A code that the runtime has a name for: "xx" and "shop" have none. */
function isLanguage(code: string): boolean {
  try {
    return names.of(code) !== code;
  } catch {
    return false;
  }
}

const names = new Intl.DisplayNames(["en"], { type: "language" });

/** Only what was written counts: "constructor" is a key like any other. */
function textOf(replies: Playbook["replies"], language: string, key: string): string | undefined {
  const texts = replies[language];
  return texts && Object.hasOwn(texts, key) ? texts[key] : undefined;
}

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{([A-Za-z][\w.-]*)\}/g)].map(([, name = ""]) => name);
