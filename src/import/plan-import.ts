import { createHash } from "node:crypto";
import { z } from "zod";
import { AppError } from "../core/errors.ts";
import { sameText } from "../core/knowledge/same-text.ts";
import { type Source, sourceSchema } from "../core/playbook/schema.ts";
import { cutSections } from "./cut-sections.ts";
import type { Document } from "./read-document.ts";

/** What holds for all imported sources, unless a file says otherwise. */
export interface ImportDefaults {
  readonly tier: Source["tier"];
  readonly category?: string;
  readonly language?: string;
  readonly owner?: string;
}

export interface ImportPlan {
  readonly added: readonly Source[];
  readonly changed: readonly Source[];
  readonly unchanged: readonly Source[];
  /** Imported from this place before, and no longer there. */
  readonly gone: readonly Source[];
  /** The same words under another id: left out. */
  readonly duplicates: readonly { readonly source: Source; readonly sameAs: string }[];
}

/** The sources in one file's documents. `origin` is the file's path below what is imported. Throws `invalid_input`. */
export function sourcesOf(origin: string, documents: readonly Document[], defaults: ImportDefaults): readonly Source[] {
  const base = idFrom(origin.replace(/\.[^./]+$/, ""));
  return documents.flatMap((document, at) => {
    const name = documents.length > 1 ? `${base}-${at + 1}` : base;
    const made = document.isWhole ? [whole(name, document)] : cut(name, document);
    return made.map((one) => check({ ...defaults, ...one, ...document.settings, origin }, origin));
  });
}

/** Compares what was read with what is in force. Running it again changes nothing, so an import may be repeated any time. */
export function planImport(
  read: readonly Source[],
  present: readonly Source[],
  isFromHere: (origin: string) => boolean,
): ImportPlan {
  const byId = new Map(present.map((source) => [source.id, source]));
  const readIds = new Set(read.map(({ id }) => id));
  const owners = new Map<string, string>();
  for (const source of present)
    if (!readIds.has(source.id) && !(source.origin && isFromHere(source.origin)))
      owners.set(fingerprint(source), source.id);
  const added: Source[] = [];
  const changed: Source[] = [];
  const unchanged: Source[] = [];
  const duplicates: { source: Source; sameAs: string }[] = [];
  for (const source of read) {
    const print = fingerprint(source);
    const sameAs = owners.get(print);
    if (sameAs !== undefined) {
      duplicates.push({ source, sameAs });
      continue;
    }
    owners.set(print, source.id);
    const before = byId.get(source.id);
    if (!before) added.push(source);
    else (isSame(before, source) ? unchanged : changed).push(source);
  }
  const gone = present.filter(({ id, origin }) => origin !== undefined && isFromHere(origin) && !readIds.has(id));
  return { added, changed, unchanged, gone, duplicates };
}

/** Scope and language make another text. */
const fingerprint = ({ text, language, productIds }: Source): string =>
  createHash("sha256")
    .update([sameText(text), language ?? "", [...productIds].sort().join()].join("\n"))
    .digest("hex");

const isSame = (before: Source, now: Source): boolean => {
  const keys = new Set([...Object.keys(before), ...Object.keys(now)]) as Set<keyof Source>;
  return [...keys].every((key) => JSON.stringify(before[key]) === JSON.stringify(now[key]));
};

const whole = (id: string, { title, text }: Document) => ({ id, text, ...(title ? { title } : {}) });

function cut(name: string, document: Document): readonly { id: string; title: string; text: string }[] {
  const used = new Map<string, number>();
  return cutSections(document.text).map(({ headings, text }) => {
    const page = document.title ?? headings[0] ?? titleFrom(name);
    const below = headings.filter((heading) => heading !== page);
    const id = [name, ...below.map(idFrom)].filter(Boolean).join(".").slice(0, 180);
    const count = (used.get(id) ?? 0) + 1;
    used.set(id, count);
    return { id: count > 1 ? `${id}-${count}` : id, title: [page, ...below].join(": ").slice(0, 200), text };
  });
}

function check(input: Record<string, unknown>, origin: string): Source {
  const { text, title, id } = z
    .looseObject({ text: z.string(), title: z.string().optional(), id: z.string() })
    .parse(input);
  const heading = /^#\s+(.+)$/m.exec(text)?.[1];
  const read = sourceSchema.safeParse({ ...input, title: title ?? heading ?? titleFrom(id) });
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new AppError("invalid_input", `${origin}: ${issue?.path.join(".") ?? ""}: ${issue?.message ?? "is not right"}`);
}

const idFrom = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/ß/g, "ss")
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 80) || "text";

const titleFrom = (id: string): string => id.replace(/[-_.]+/g, " ").replace(/^\w/, (letter) => letter.toUpperCase());
