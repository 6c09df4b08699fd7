import { AppError } from "../../core/errors.ts";

/** The approved template by language; its body's one variable is the text. */
export type Templates = ReadonlyMap<string, { readonly name: string; readonly code: string }>;

/** Reads `en_US=reply,de=antwort`. Throws `misconfigured` naming the entry that is no template. */
export function readTemplates(variable: string, setting: string | undefined): Templates {
  const templates = new Map<string, { name: string; code: string }>();
  for (const entry of (setting ?? "").split(",").map((part) => part.trim())) {
    if (entry === "") continue;
    const read = /^(([a-z]{2,3})(?:_[A-Z]{2})?)=([a-z0-9_]{1,512})$/.exec(entry);
    if (!read?.[1] || !read[2] || !read[3])
      throw new AppError(
        "misconfigured",
        `${variable}: "${entry}" is not like en_US=name; copy language and name of an approved template from WhatsApp Manager`,
      );
    templates.set(read[2], { code: read[1], name: read[3] });
  }
  return templates;
}
