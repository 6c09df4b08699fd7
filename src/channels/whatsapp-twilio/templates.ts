import { AppError } from "../../core/errors.ts";

/** The ContentSid of the approved template by language; its variable 1 is the text. */
export type Templates = ReadonlyMap<string, string>;

/** Reads `en=HX…,de=HX…`. Throws `misconfigured` naming the entry that is no template. */
export function readTemplates(setting: string | undefined): Templates {
  const templates = new Map<string, string>();
  for (const entry of (setting ?? "").split(",").map((part) => part.trim())) {
    if (entry === "") continue;
    const read = /^([a-z]{2})=(HX[0-9a-fA-F]{32})$/.exec(entry);
    if (!read?.[1] || !read[2])
      throw new AppError(
        "misconfigured",
        `TWILIO_TEMPLATES: "${entry}" is not like en=HX and 32 hexadecimal digits; copy the Content SID from Twilio's Content Template Builder`,
      );
    templates.set(read[1], read[2]);
  }
  return templates;
}
