import { Router } from "express";
import { z } from "zod";
import type { CustomerFiles } from "../../core/contracts/console.ts";
import { conversationId } from "./conversation-routes.ts";
import { read } from "./problems.ts";
import type { Route } from "./route.ts";

const place = z.object({
  id: conversationId,
  messageId: z.string().min(1).max(100),
  index: z.coerce.number().int().min(0).max(99),
});

/** What customers sent. Never shown by the browser as a page of ours: it may hold anything. */
export function createFileRoutes({ files, route }: { files: CustomerFiles; route: Route }): Router {
  const router = Router();
  router.get(
    "/conversations/:id/messages/:messageId/attachments/:index",
    route(async ({ agent, request, response }) => {
      const { id, messageId, index } = read(place, request.params);
      const file = await files.open({ conversationId: id, messageId, index }, { id: agent.id, name: agent.name });
      if (!file) return undefined;
      response.set({
        "Content-Type": harmless(file.mimeType),
        "Content-Disposition": dispositionOf(file.name),
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Content-Length": String(file.bytes.length),
      });
      response.end(file.bytes);
      return {};
    }),
  );
  return router;
}

/** Pictures and recordings keep their type; whatever a browser might run does not. */
const harmless = (mimeType: string): string =>
  /^(image\/(?!svg)|audio\/|video\/)[\w.+-]+$/.test(mimeType.split(";", 1)[0]?.trim() ?? "")
    ? (mimeType.split(";", 1)[0]?.trim() ?? "")
    : "application/octet-stream";

/** The plain name for old clients, the true one beside it (RFC 6266). */
function dispositionOf(name: string): string {
  const plain = name.replaceAll(/[^\w. -]/g, "_").slice(0, 100) || "file";
  const encoded = encodeURIComponent(name.slice(0, 100).replaceAll(/\p{Surrogate}/gu, "_")).replaceAll(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
