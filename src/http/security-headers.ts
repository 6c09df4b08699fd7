import type { RequestHandler } from "express";
import helmet from "helmet";

const shared = {
  crossOriginEmbedderPolicy: false,
  // Set by whoever ends TLS in front of us; on plain http it would only break localhost.
  strictTransportSecurity: false,
  referrerPolicy: { policy: "no-referrer" },
} as const;

const strict = {
  defaultSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
  upgradeInsecureRequests: null,
};

/** For answers that are no pages: nothing may load anything. */
export const forData = (): RequestHandler =>
  helmet({ ...shared, contentSecurityPolicy: { useDefaults: false, directives: strict } });

/** For the demo page: own files only, and scripts can put nothing but text into the page. */
export const forDemo = (): RequestHandler =>
  helmet({
    ...shared,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        ...strict,
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        connectSrc: ["'self'"],
        imgSrc: ["'self'"],
        requireTrustedTypesFor: ["'script'"],
      },
    },
  });

/** For the console: own scripts only. Its component library writes style elements, so inline styles are allowed. */
export const forConsole = (): RequestHandler =>
  helmet({
    ...shared,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        ...strict,
        formAction: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        connectSrc: ["'self'"],
        imgSrc: ["'self'", "data:", "blob:"],
        mediaSrc: ["'self'", "blob:"],
        fontSrc: ["'self'", "data:"],
        manifestSrc: ["'self'"],
      },
    },
  });

/** For widget.js, which other websites load. */
export const forSharedScript = (): RequestHandler =>
  helmet({
    ...shared,
    crossOriginResourcePolicy: { policy: "cross-origin" },
    contentSecurityPolicy: { useDefaults: false, directives: strict },
  });
