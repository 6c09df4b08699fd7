/** What a file is, by its first bytes. What its sender says of it only decides between names for the same bytes. */
export interface FileType {
  readonly mimeType: string;
  readonly kind: "image" | "audio" | "video" | "file";
}

/** First bytes in hexadecimal. `..` is any byte. */
const signatures: readonly (readonly [RegExp, string])[] = [
  [/^89504e470d0a1a0a/, "image/png"],
  [/^ffd8ff/, "image/jpeg"],
  [/^474946383[79]61/, "image/gif"],
  [/^52494646.{8}57454250/, "image/webp"],
  [/^.{8}66747970(68656963|68656978|6d696631|68657663)/, "image/heic"],
  [/^.{8}6674797061766966/, "image/avif"],
  [/^.{8}66747970(4d344120|4d344220)/, "audio/mp4"],
  [/^.{8}6674797071742020/, "video/quicktime"],
  [/^.{8}66747970/, "video/mp4"],
  [/^52494646.{8}57415645/, "audio/wav"],
  [/^4f676753/, "audio/ogg"],
  [/^(494433|fffb|fff3|fff2)/, "audio/mpeg"],
  [/^(fff1|fff9)/, "audio/aac"],
  [/^2321414d52/, "audio/amr"],
  [/^1a45dfa3/, "video/webm"],
  [/^255044462d/, "application/pdf"],
];

/** The same container holds sound alone or sound and pictures: here the sender knows better. */
const soundOf: Readonly<Record<string, string>> = { "video/webm": "audio/webm", "video/mp4": "audio/mp4" };

/** Archives by their bytes; which document is in them, the sender says. */
const office: readonly string[] = [
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  "application/vnd.oasis.opendocument.text",
  "application/vnd.oasis.opendocument.spreadsheet",
];
const texts: readonly string[] = ["text/plain", "text/csv"];

export const acceptedTypes: readonly string[] = [
  ...new Set([...signatures.map(([, type]) => type), ...Object.values(soundOf), ...office, ...texts]),
];

/** How many of the first bytes are needed. */
export const HEAD_BYTES = 4096;

export const withoutParameters = (mimeType: string): string => (mimeType.split(";")[0] ?? "").trim().toLowerCase();

/** Undefined: a kind of file that we don't take, such as programs, and pages or pictures that can hold scripts. */
export function fileTypeOf(head: Uint8Array, declared: string): FileType | undefined {
  const said = withoutParameters(declared);
  const hex = Buffer.from(head.subarray(0, 16)).toString("hex");
  const found = signatures.find(([pattern]) => pattern.test(hex))?.[1];
  if (found) return named(soundOf[found] === said ? said : found);
  if (hex.startsWith("504b0304") && office.includes(said)) return named(said);
  return texts.includes(said) && isPlainText(head) ? named(said) : undefined;
}

function named(mimeType: string): FileType {
  const family = mimeType.split("/")[0];
  return { mimeType, kind: family === "image" || family === "audio" || family === "video" ? family : "file" };
}

/** Words, not bytes, and no markup: a browser that opens it by mistake shows it as it is. */
function isPlainText(head: Uint8Array): boolean {
  if (head.includes(0)) return false;
  // The last character may be cut by the end of the head.
  const text = new TextDecoder().decode(head.length >= HEAD_BYTES ? head.subarray(0, -3) : head);
  return !text.slice(0, -1).includes("\uFFFD") && !text.trimStart().startsWith("<");
}
