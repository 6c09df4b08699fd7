/** What WhatsApp shows as such; everything else goes as a document, so that it arrives at all. */
const shown: Readonly<Record<string, readonly string[]>> = {
  image: ["image/jpeg", "image/png"],
  audio: ["audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"],
  video: ["video/mp4", "video/3gpp"],
};

/** How a file is sent. A kind whose format is not known is believed. */
export function mediaType(kind: string, mimeType: string | undefined): string {
  const formats = shown[kind];
  if (!formats) return "document";
  return mimeType && !formats.includes(mimeType) ? "document" : kind;
}
