import { LRUCache } from "lru-cache";
import type { Log } from "../core/contracts/channel.ts";
import type { LanguageModel } from "../core/contracts/language-model.ts";
import type { Translation, TranslationRequest, Translator } from "../core/contracts/translator.ts";
import { AppError } from "../core/errors.ts";
import { createLibreTranslate, type LibreTranslateSettings } from "./libre-translate.ts";
import { createModelTranslator } from "./model-translator.ts";

export interface TranslatorSettings {
  /** A server that speaks LibreTranslate's protocol, asked first. */
  readonly server?: LibreTranslateSettings;
}

export interface TranslatorDeps {
  readonly log: Log;
  /** Asked when there is no server, or when it fails. */
  readonly model?: LanguageModel;
}

/** A message, or a reply in parts; more is not one turn. */
const MOST_CHARACTERS = 8_000;
/** Texts that were translated before, most of them lines of our own replies. Masked, so they may be kept in memory. */
const KEPT = 5_000;

/** The translators that are configured, one after the other, behind one memory. Undefined when none is. */
export function createTranslator(
  { server }: TranslatorSettings,
  { log, model }: TranslatorDeps,
): Translator | undefined {
  const translators = [
    ...(server ? [{ name: "server", ...createLibreTranslate(server) }] : []),
    ...(model ? [{ name: "model", ...createModelTranslator(model) }] : []),
  ];
  if (translators.length === 0) return undefined;
  const kept = new LRUCache<string, string>({ max: KEPT });

  async function ask(request: TranslationRequest): Promise<Translation> {
    let problem: unknown;
    for (const { name, translate } of translators) {
      const began = performance.now();
      try {
        const translation = await translate(request);
        if (translation.texts.length === request.texts.length) return translation;
        problem = new AppError("upstream_failed", "the translator answered another number of texts");
      } catch (error) {
        problem = error;
      }
      const kind = problem instanceof AppError ? problem.message : "unknown";
      log("translator.problem", { translator: name, problem: kind, ms: Math.round(performance.now() - began) });
    }
    throw problem instanceof AppError ? problem : new AppError("upstream_failed", "no translator answered");
  }

  return {
    async translate({ texts, from, to, ...rest }) {
      const keyOf = (text: string): string => `${from} ${to} ${text}`;
      const missing = [...new Set(texts.filter((text) => !kept.has(keyOf(text))))];
      if (missing.reduce((sum, text) => sum + text.length, 0) > MOST_CHARACTERS)
        throw new AppError("upstream_failed", "too much text to translate in one turn");
      const { texts: made, ...spent } =
        missing.length === 0 ? { texts: [] } : await ask({ texts: missing, from, to, ...rest });
      const fresh = new Map(missing.map((text, i) => [text, made[i] ?? ""]));
      const all = texts.map((text) => fresh.get(text) ?? kept.get(keyOf(text)) ?? "");
      for (const [text, translated] of fresh) if (translated.trim() !== "") kept.set(keyOf(text), translated);
      return { texts: all, ...spent };
    },
  };
}
