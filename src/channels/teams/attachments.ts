import { z } from "zod";
import type { Attachment } from "../../core/message.ts";
import { type Activity, type ActivityAttachment, parseJson } from "./activity.ts";
import type { FilePlace } from "./sealed-ref.ts";

const fileInfo = z.object({ downloadUrl: z.url(), fileType: z.string().nullish() });
const quoted = z.object({ messageId: z.union([z.string(), z.number()]).transform(String) });

const FILE = "application/vnd.microsoft.teams.file.download.info";
const QUOTE = "messageReference";
const PICTURES = new Set(["png", "jpg", "jpeg", "gif", "webp", "bmp"]);

/** The files of a message. Its copy in HTML, quotes and cards are none. */
export function attachmentsOf(activity: Activity, seal: (place: FilePlace) => string): readonly Attachment[] {
  return (activity.attachments ?? []).flatMap((one) => {
    const name = one.name ? { name: one.name } : {};
    if (one.contentType === FILE) {
      const info = fileInfo.safeParse(one.content).data;
      if (!info) return [];
      const kind = PICTURES.has(info.fileType?.toLowerCase() ?? "") ? ("image" as const) : ("file" as const);
      return [{ ref: seal({ url: info.downloadUrl, withToken: false }), kind, ...name }];
    }
    if (!one.contentUrl || !URL.canParse(one.contentUrl) || isNoFile(one.contentType)) return [];
    const ref = seal({ url: one.contentUrl, withToken: true });
    // Teams says `image/*` when it does not tell which.
    const mimeType = one.contentType.includes("*") ? {} : { mimeType: one.contentType };
    return [{ ref, kind: kindOf(one.contentType), ...name, ...mimeType }];
  });
}

/** The message that a customer quoted. */
export function quotedIn(activity: Activity): string | undefined {
  const content = activity.attachments?.find(({ contentType }) => contentType === QUOTE)?.content;
  return quoted.safeParse(typeof content === "string" ? parseJson(content) : content).data?.messageId;
}

const isNoFile = (type: string): boolean => type === "text/html" || type === QUOTE || type.includes(".card.");

function kindOf(contentType: ActivityAttachment["contentType"]): Attachment["kind"] {
  const family = contentType.split("/")[0];
  return family === "image" || family === "audio" || family === "video" ? family : "file";
}
