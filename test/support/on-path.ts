import { existsSync } from "node:fs";
import path from "node:path";

/** Debian keeps servers in sbin, which is not on every PATH; Homebrew's folder is missing from some. */
const ALSO = ["/usr/bin", "/usr/sbin", "/usr/local/bin", "/opt/homebrew/bin"];

export function onPath(program: string): string | undefined {
  const folders = [...(process.env["PATH"] ?? "").split(path.delimiter), ...ALSO];
  return folders.map((folder) => path.join(folder, program)).find((file) => path.isAbsolute(file) && existsSync(file));
}
