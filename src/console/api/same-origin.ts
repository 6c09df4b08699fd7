import type { IncomingMessage } from "node:http";
import type { RequestHandler } from "express";
import { AppError } from "../../core/errors.ts";

/** Pages of other sites cannot set this header without our permission, which nobody gets. */
const CONSOLE_HEADER = "x-switchboard-console";

/** Does the request come from a page of ours: the public address, or the very host it was sent to? */
export function isOurOrigin(request: Pick<IncomingMessage, "headers">, publicUrl: string): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return false;
  return origin === new URL(publicUrl).origin || (URL.canParse(origin) && new URL(origin).host === host);
}

/** Everything that changes something needs our header, and the right origin when the browser names one. */
export const refuseForeignPages =
  (publicUrl: string): RequestHandler =>
  (request, _response, next) => {
    if (request.method === "GET" || request.method === "HEAD") {
      next();
      return;
    }
    const crossSite = request.headers["sec-fetch-site"] === "cross-site";
    const foreign = crossSite || (request.headers.origin !== undefined && !isOurOrigin(request, publicUrl));
    if (foreign)
      throw new AppError(
        "forbidden",
        "this request came from another site: open the console at its own address (PUBLIC_URL)",
      );
    if (request.headers[CONSOLE_HEADER] !== "1")
      throw new AppError("forbidden", `the header ${CONSOLE_HEADER}: 1 is missing`);
    next();
  };
