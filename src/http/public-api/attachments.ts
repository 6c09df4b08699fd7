import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { json, type Request, type RequestHandler, type Response, Router } from "express";
import { MAX_FILE_BYTES } from "../../core/contracts/attachments.ts";
import { AppError } from "../../core/errors.ts";
import type { HttpDeps } from "../deps.ts";
import type { RefusalLimit } from "../refusal-limit.ts";
import { limited, sessionOf } from "./authorize.ts";
import { uploadRequest } from "./schemas.ts";
import { createUploadUrls } from "./upload-url.ts";

interface FilePath {
  readonly id: string;
  readonly ref: string;
  readonly [name: string]: string;
}

/** How long what is refused is still read, so that the client gets to hear why. */
const DRAIN_MS = 10_000;

export interface AttachmentRoutesDeps extends Pick<HttpDeps, "attachments" | "settings" | "clock"> {
  readonly refusals: RefusalLimit;
  readonly publicUrl: () => string;
}

/** Files go up to a signed address, so that a phone's background upload needs no token; they come down with the token. */
export function attachmentRoutes(
  deps: AttachmentRoutesDeps,
  guards: {
    readonly ours: RequestHandler;
    readonly ask: RequestHandler;
    readonly upload: RequestHandler;
    readonly read: RequestHandler;
  },
): Router {
  const urls = createUploadUrls(deps.settings.sessionSecret, deps.clock);
  const pathOf = (conversationId: string, ref: string) => `/api/v1/conversations/${conversationId}/attachments/${ref}`;
  const routes = Router();

  routes.post(
    "/:id/attachments",
    guards.ours,
    guards.ask,
    json({ limit: "8kb", inflate: false }),
    async (request, response) => {
      const { conversationId } = sessionOf(response);
      const { ref } = await deps.attachments.expect(conversationId, uploadRequest.parse(request.body ?? {}));
      const { pathAndQuery, expiresAt } = urls.issue(pathOf(conversationId, ref));
      response.status(201).json({ ref, uploadUrl: deps.publicUrl() + pathAndQuery, expiresAt });
    },
  );

  routes.put("/:id/attachments/:ref", guards.upload, async (request: Request<FilePath>, response) => {
    const { id, ref } = request.params;
    try {
      urls.verify(pathOf(id, ref), request.query["expires"], request.query["signature"]);
    } catch (error) {
      throw limited(deps.refusals, request.ip, error);
    }
    if (Number(request.headers["content-length"] ?? 0) > MAX_FILE_BYTES) throw tooLarge();
    const file = await deps.attachments.receive(id, ref, bodyOf(request)).catch(async (error: unknown) => {
      await drain(request);
      throw error;
    });
    response.json(file);
  });

  routes.get("/:id/attachments/:ref", guards.ours, guards.read, async (request: Request<FilePath>, response) => {
    const { file, bytes } = await deps.attachments.open(request.params.ref, sessionOf(response).conversationId);
    response.set({
      "Content-Type": file.mimeType,
      "Content-Length": String(file.sizeBytes),
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.name).replaceAll(/['()*]/g, escapeMark)}`,
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "X-Content-Type-Options": "nosniff",
    });
    await send(bytes, response);
  });

  return routes;
}

const escapeMark = (mark: string): string => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`;
const tooLarge = () =>
  new AppError("too_large", "a file may have up to 20 MB", { details: { remedy: "Send a smaller file." } });

/** The connection stays open when reading stops half way: the answer still has to go out on it. */
async function* bodyOf(request: IncomingMessage): AsyncIterable<Uint8Array> {
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > MAX_FILE_BYTES) throw tooLarge();
    yield chunk;
  }
}

async function drain(request: IncomingMessage): Promise<void> {
  if (request.complete || request.destroyed) return;
  let left = MAX_FILE_BYTES;
  const enough = new AbortController();
  request.on("data", (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) enough.abort();
  });
  await once(request, "end", { signal: AbortSignal.any([enough.signal, AbortSignal.timeout(DRAIN_MS)]) }).catch(
    () => undefined,
  );
  request.pause();
}

/** Whoever hangs up half way is no trouble of ours. */
async function send(bytes: AsyncIterable<Uint8Array>, response: Response): Promise<void> {
  await pipeline(Readable.from(bytes, { objectMode: false }), response).catch((error: unknown) => {
    if (!response.destroyed || response.writableFinished) throw error;
  });
}
