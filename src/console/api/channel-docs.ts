import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { type RequestHandler, static as serveFolder } from "express";

const FOLDER = path.resolve(import.meta.dirname, "../../../docs/channels");

/** How to connect each channel, as it is in this very version: plain text, the same that the repository holds. */
export const channelDocs = (): RequestHandler =>
  serveFolder(FOLDER, {
    index: false,
    redirect: false,
    setHeaders: (response) => response.setHeader("Content-Type", "text/plain; charset=utf-8"),
  });

/** The channels that have a page. An image without the docs has none. */
export const documentedChannels = (): readonly string[] =>
  existsSync(FOLDER)
    ? readdirSync(FOLDER).flatMap((file) => (file.endsWith(".md") ? [file.slice(0, -".md".length)] : []))
    : [];
