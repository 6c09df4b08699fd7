import { AppError } from "../core/errors.ts";

/** The bytes of an answer, at most so many: a longer one is broken off and throws `too_large` with these words. */
export async function readCapped(response: Response, maxBytes: number, tooLarge: string): Promise<Uint8Array> {
  const announced = Number(response.headers.get("content-length") ?? 0);
  if (announced > maxBytes) {
    await response.body?.cancel();
    throw new AppError("too_large", tooLarge);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let next = await reader?.read(); next?.value; next = await reader?.read()) {
    size += next.value.length;
    if (size > maxBytes) {
      await reader?.cancel();
      throw new AppError("too_large", tooLarge);
    }
    chunks.push(next.value);
  }
  return Buffer.concat(chunks, size);
}
