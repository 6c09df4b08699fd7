import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import express, { type Router } from "express";
import { AppError } from "../../core/errors.ts";

/** Stands in the built page; replaced by a new value each time it is served. */
const NONCE_MARK = "CONSOLE_NONCE";

/** The console's pages. Mount at `/console`, after the API. `folder` is what `vite build` wrote. */
export function createConsolePages(folder: string): Router {
  const page = readPage(path.join(folder, "index.html"));
  const router = express.Router();
  router.use("/assets", express.static(path.join(folder, "assets"), { immutable: true, maxAge: "1y", fallthrough: false, index: false }));
  router.get("/{*page}", (_request, response) => {
    const nonce = randomBytes(16).toString("base64url");
    response
      .set({
        "Content-Type": "text/html; charset=utf-8",
        "Cache-Control": "no-store",
        "Content-Security-Policy": policy(nonce),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
      })
      .send(page.replaceAll(NONCE_MARK, nonce));
  });
  return router;
}

const policy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    // Style elements that the component library adds carry the nonce; style attributes are set by script.
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");

function readPage(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    throw new AppError("misconfigured", `the console is not built (${file} is missing): run npm start, or vite build --config src/console/ui/vite.config.ts`, { cause });
  }
}
