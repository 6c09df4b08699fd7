import type { IncomingMessage } from "node:http";
import { AppError } from "../core/errors.ts";

/** Reads at most `maxBytes`; a longer body is refused with `too_large` before it is read to its end. */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const announced = Number(request.headers["content-length"] ?? 0);
  if (announced > maxBytes) return Promise.reject(tooLarge(maxBytes));
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const onData = (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBytes) {
        request.off("data", onData).pause();
        reject(tooLarge(maxBytes));
        return;
      }
      chunks.push(chunk);
    };
    request.on("data", onData);
    request.once("end", () => resolve(Buffer.concat(chunks, size)));
    request.once("error", (cause) => reject(new AppError("invalid_input", "the request broke off", { cause })));
    request.once("close", () => {
      if (!request.complete) reject(new AppError("invalid_input", "the request broke off"));
    });
  });
}

const tooLarge = (maxBytes: number) => new AppError("too_large", `the body is larger than ${maxBytes} bytes`);
