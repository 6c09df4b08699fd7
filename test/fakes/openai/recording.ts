import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import busboy from "busboy";

/** What came with `POST /audio/transcriptions`, as its multipart form says it. */
export interface Recording {
  readonly fields: Readonly<Record<string, string>>;
  readonly fileName: string;
  readonly mimeType: string;
  readonly bytes: number;
}

export async function readRecording(request: IncomingMessage, body: Buffer): Promise<Recording> {
  const fields: Record<string, string> = {};
  let file = { fileName: "", mimeType: "", bytes: 0 };
  const parser = busboy({ headers: request.headers });
  parser.on("field", (name, value) => {
    fields[name] = value;
  });
  parser.on("file", (_name, stream, info) => {
    file = { fileName: info.filename, mimeType: info.mimeType, bytes: 0 };
    stream.on("data", (chunk: Buffer) => {
      file = { ...file, bytes: file.bytes + chunk.length };
    });
  });
  await new Promise((resolve, reject) => {
    parser.on("close", resolve).on("error", reject);
    Readable.from([body]).pipe(parser);
  });
  return { fields, ...file };
}
