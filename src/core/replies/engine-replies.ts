import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import { it } from "./it.ts";
import { pt } from "./pt.ts";

const languages: Readonly<Record<string, Readonly<Record<string, string>>>> = { en, es, de, fr, it, pt };

/** The engine's own text, if it speaks this language and knows this key. */
export function engineReply(language: string, key: string): string | undefined {
  const texts = languages[language];
  return texts && Object.hasOwn(texts, key) ? texts[key] : undefined;
}
