import type { Playbook } from "../playbook/schema.ts";
import { analyze, isStopWord, stem, words } from "./analyze.ts";
import { editDistance } from "./vocabulary.ts";

export interface NamedProduct {
  readonly productId: string;
  readonly name: string;
  readonly score: number;
  /** The words of the text that name it. */
  readonly matched: string;
}

export interface ProductNames {
  find(text: string): readonly NamedProduct[];
  /** Categories and suppliers, by their whole name only: their words are too ordinary for less. */
  findGroups(text: string): readonly NamedProduct[];
}

interface Name {
  readonly nodeId: string;
  readonly group: boolean;
  readonly words: readonly string[];
}

const MIN_SCORE = 0.34;
/** Of a word that only its stem meets: whoever also wrote the word itself meant that one. */
const STEM = 0.995;

/** Finds products and their variants in a customer's words: typos, nicknames, plurals, any word order, `X 2` for `X2`. */
export function buildProductNames(
  playbook: Playbook,
  rarity: (word: string, language: string) => number,
): ProductNames {
  const languages = playbook.languages;
  const own = languages[0] ?? "en";
  const titles = new Map(playbook.graph.nodes.map((node) => [node.id, node.name]));
  const bare = (name: string) => {
    const all = words(name);
    const telling = all.filter(
      (word) => word.length === 1 || !languages.some((language) => isStopWord(word, language)) || /\d/.test(word),
    );
    return telling.length > 0 ? telling : all;
  };
  const productOf = new Map(
    playbook.graph.nodes.filter(({ kind }) => kind === "variant").map((node) => [node.id, node.parents[0] ?? node.id]),
  );
  const names: Name[] = playbook.graph.nodes.flatMap((node) =>
    [node.name, ...node.aliases].map((name) => ({
      nodeId: node.id,
      group: node.kind === "category" || node.kind === "supplier",
      words: bare(name),
    })),
  );
  // "Speakers" is a kind of thing: the one product that also bears the word is not named by it.
  const kinds = new Set(
    names.filter(({ group }) => group).flatMap((name) => name.words.flatMap((word) => [...forms(word, languages)])),
  );
  const isKind = (word: string) => [...forms(word, languages)].some((form) => kinds.has(form));
  const byWord = new Map<string, Set<number>>();
  const owners = new Map<string, Set<string>>();
  const link = (word: string, at: number) => byWord.set(word, (byWord.get(word) ?? new Set()).add(at));
  names.forEach((name, at) => {
    for (const word of name.words) {
      for (const form of forms(word, languages)) link(form, at);
      if (!name.group) owners.set(word, (owners.get(word) ?? new Set()).add(productOf.get(name.nodeId) ?? name.nodeId));
    }
    for (const [before, word] of name.words.slice(1).entries()) link(`${name.words[before]}${word}`, at);
  });
  const products = new Set(names.filter((name) => !name.group).map((name) => name.nodeId)).size;
  // A word tells a product apart when few products bear it and ordinary texts seldom use it.
  const telling = new Map<string, number>();
  const weigh = (word: string) => {
    const known = telling.get(word);
    if (known !== undefined) return known;
    const shared = Math.max(1, owners.get(word)?.size ?? 1);
    const weight = Math.log(1 + products / shared) * (0.35 + 0.65 * rarity(word, own)) + 0.05;
    telling.set(word, weight);
    return weight;
  };
  const vocabulary = [...byWord.keys()];
  const candidates = (word: string): ReadonlyMap<string, number> => {
    const found = new Map<string, number>();
    for (const form of forms(word, languages)) if (byWord.has(form)) found.set(form, form === word ? 1 : STEM);
    // "charged" is no misspelt "charger".
    if (found.size > 0 || word.length < 5 || /\d/.test(word) || isEveryday(word)) return found;
    const most = word.length >= 8 ? 2 : 1;
    for (const other of vocabulary) {
      if (other.length < 4 || /[\d:]/.test(other) || Math.abs(other.length - word.length) > most) continue;
      if (editDistance(word, other, most) <= most) found.set(other, 0.85);
    }
    return found;
  };
  const isEveryday = (word: string) => languages.some((language) => analyze(word, language).conceptOf.size > 0);
  const memory = new Map<string, ReadonlyMap<string, number>>();
  const lookUp = (word: string) => {
    const known = memory.get(word);
    if (known) return known;
    if (memory.size > 20_000) memory.clear();
    const found = candidates(word);
    memory.set(word, found);
    return found;
  };

  const search = (text: string, group: boolean): readonly NamedProduct[] => {
    const tokens = words(text);
    const hits = new Map<number, Map<string, { sure: number; at: number[] }>>();
    const note = (form: string, sure: number, at: number[]) => {
      for (const nameAt of byWord.get(form) ?? []) {
        const name = names[nameAt];
        if (!name || name.group !== group) continue;
        const joined = name.words.findIndex((word, index) => `${word}${name.words[index + 1] ?? "-"}` === form);
        const covered =
          joined >= 0
            ? name.words.slice(joined, joined + 2)
            : name.words.filter((word) => forms(word, languages).has(form));
        const own = hits.get(nameAt) ?? new Map<string, { sure: number; at: number[] }>();
        hits.set(nameAt, own);
        for (const word of covered) if ((own.get(word)?.sure ?? 0) < sure) own.set(word, { sure, at });
      }
    };
    tokens.forEach((token, at) => {
      for (const [form, sure] of lookUp(token)) note(form, sure, [at]);
      const next = tokens[at + 1];
      // Two words for one, spelt as it is: "meine Tour" is no misspelt "Weintour".
      if (next) for (const [form, sure] of lookUp(`${token}${next}`)) if (sure >= STEM) note(form, 0.98, [at, at + 1]);
    });
    const best = new Map<string, { score: number; at: Set<number> }>();
    for (const [nameAt, matched] of hits) {
      const name = names[nameAt];
      if (!name) continue;
      const total = name.words.reduce((sum, word) => sum + weigh(word), 0);
      const score = [...matched].reduce((sum, [word, { sure }]) => sum + weigh(word) * sure, 0) / total;
      const at = new Set([...matched.values()].flatMap((hit) => hit.at));
      if (score > (best.get(name.nodeId)?.score ?? 0)) best.set(name.nodeId, { score, at });
    }
    const strongest = [...best];
    // Half a name that no other product shares is as good as most of it.
    const isOnlyOne = (at: ReadonlySet<number>, nodeId: string) =>
      (best.get(nodeId)?.score ?? 0) >= 0.5 &&
      [...at].some((word) => !isKind(tokens[word] ?? "")) &&
      !strongest.some(
        ([other, hit]) =>
          other !== nodeId && productOf.get(other) !== nodeId && [...at].some((word) => hit.at.has(word)),
      );
    // A variant is meant when more is said than the name it has from its product.
    const isJustItsProduct = (nodeId: string, { at }: { readonly at: ReadonlySet<number> }) =>
      (best.get(productOf.get(nodeId) ?? "")?.at.size ?? 0) >= at.size;
    return strongest
      .filter(
        ([id, hit]) =>
          hit.score >= (group ? 0.8 : MIN_SCORE) &&
          !isJustItsProduct(id, hit) &&
          !strongest.some(([other, more]) => other !== id && outdoes(more, hit)),
      )
      .sort((a, b) => b[1].score - a[1].score)
      .map(([productId, { score, at }]) => ({
        productId,
        name: titles.get(productId) ?? productId,
        score: Math.min(1, isOnlyOne(at, productId) ? score + (1 - score) / 2 : score ** 0.7),
        matched: [...at]
          .sort((a, b) => a - b)
          .map((index) => tokens[index])
          .join(" "),
      }));
  };

  /** "The Lamp or the Lamp Mini" names two, although every word of the one also stands in the other's name. */
  const findEach = (text: string): readonly NamedProduct[] => {
    const whole = search(text, false);
    const parts = text.split(joints).map((part) => search(part, false));
    const sure = parts
      .map((found) => found.filter(({ score }) => score >= SURELY))
      .filter((found) => found.length === 1);
    const long = sure.flat();
    // "The Pebble or the Pebble Max": the short name is of the one that the long name is not of.
    const short = parts.flatMap((found) => {
      const left = found.filter(({ productId }) => !long.some((one) => one.productId === productId));
      const [only] = left;
      const isPart = only && long.some(({ matched }) => matched.split(" ").includes(only.matched));
      return isPart && left.length === 1 && left.length < found.length ? [{ ...only, score: SURELY }] : [];
    });
    const named = [...long, ...short];
    const ids = new Set(named.map(({ productId }) => productId));
    if (ids.size < 2 || [...ids].every((id) => whole.some(({ productId }) => productId === id))) return whole;
    return [...ids].flatMap((id) => named.find(({ productId }) => productId === id) ?? []);
  };
  return { find: findEach, findGroups: (text) => search(text, true) };
}

/** Words and marks that may stand between two names, in the languages customers write in. */
const joints = /[,;/?.!]+\s|\s(?:or|and|vs\.?|versus|than|with|o|u|y|e|que|con|oder|und|als|mit|ou|et|avec)\s/iu;
const SURELY = 0.75;

/** The other match uses all of these words and more, or the same words for a far more complete name. */
function outdoes(more: { score: number; at: Set<number> }, hit: { score: number; at: Set<number> }): boolean {
  if (![...hit.at].every((at) => more.at.has(at))) return false;
  return more.at.size > hit.at.size ? more.score >= hit.score * 0.7 : more.score > 0.95 && hit.score < 0.8;
}

/** A word and its stems, each in its language, so that plurals meet and no German stem meets an English one. */
function forms(word: string, languages: readonly string[]): ReadonlySet<string> {
  if (/\d/.test(word) || word.length < 4) return new Set([word]);
  return new Set([word, ...languages.map((language) => `${language}:${stem(word, language)}`)]);
}
