import { AppError } from "../core/errors.ts";
import type { Document } from "./read-document.ts";
import { isRecord } from "./read-markdown.ts";

/** A list of sources, or `{ "sources": [...] }`, as the operator API takes them. */
export function readJson(bytes: Buffer): Document[] {
  const value: unknown = JSON.parse(bytes.toString("utf8"));
  const list: unknown = isRecord(value) && "sources" in value ? value["sources"] : value;
  if (!Array.isArray(list)) throw new AppError("invalid_input", "the JSON holds no list of sources");
  return list.map((entry: unknown, at) => {
    if (!isRecord(entry) || typeof entry["text"] !== "string")
      throw new AppError("invalid_input", `entry ${at + 1} of the list has no text`);
    const { text, title, ...settings } = entry;
    return { text: String(text), settings, isWhole: true, ...(typeof title === "string" ? { title } : {}) };
  });
}
