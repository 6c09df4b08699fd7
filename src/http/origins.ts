import type { RequestHandler } from "express";

export type Origins = (origin: string) => boolean;

/** Our own pages and the websites named in the settings; everybody else is refused. `Host` proves nothing here. */
export function createOrigins(
  listening: { readonly host: string; readonly port: number },
  publicUrl: string | undefined,
  others: readonly string[],
): Origins {
  const hosts = ["localhost", "127.0.0.1", "[::1]", listening.host];
  const own = hosts.map((host) => `http://${host}:${listening.port}`);
  const allowed = new Set(
    [...own, ...others, ...(publicUrl ? [new URL(publicUrl).origin] : [])].map((origin) => origin.toLowerCase()),
  );
  return (origin) => allowed.has(origin.toLowerCase());
}

/** Lets the named websites call the public API from their pages. Tokens travel in a header, never in cookies. */
export function allowOrigins(isAllowed: () => Origins): RequestHandler {
  return (request, response, next) => {
    const origin = request.get("origin");
    response.vary("Origin");
    if (origin !== undefined && isAllowed()(origin)) {
      response.setHeader("Access-Control-Allow-Origin", origin);
      response.setHeader("Access-Control-Allow-Headers", "Authorization, Content-Type, Last-Event-ID");
      response.setHeader("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE");
      response.setHeader("Access-Control-Max-Age", "600");
    }
    if (request.method === "OPTIONS") response.status(204).end();
    else next();
  };
}
