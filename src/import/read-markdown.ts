import { parse } from "yaml";
import type { Document } from "./read-document.ts";

/** With front matter it is one source as in a playbook; without, a text that is cut along its headings. */
export function readMarkdown(bytes: Buffer): Document[] {
  const text = bytes
    .toString("utf8")
    .replace(/^\uFEFF/, "")
    .replaceAll("\r\n", "\n");
  const [, head, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  if (head === undefined || body === undefined) return [{ text, settings: {} }];
  const settings: unknown = parse(head);
  return [{ text: body.trim(), settings: isRecord(settings) ? settings : {}, isWhole: true }];
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
