import { isLidUser, jidNormalizedUser, type WAMessageKey, type WASocket } from "@whiskeysockets/baileys";
import type { Who } from "./normalize.ts";

const LOOKUP_MS = 3_000;

/** The LID behind a phone number's address, where WhatsApp tells one in time. */
export async function lidOf(socket: WASocket | undefined, phoneJid: string): Promise<string | undefined> {
  if (!socket) return undefined;
  const asked = socket.signalRepository.lidMapping.getLIDForPN(phoneJid).catch(() => null);
  const tooLate = new Promise<null>((resolve) => setTimeout(() => resolve(null), LOOKUP_MS).unref());
  const lid = await Promise.race([asked, tooLate]);
  return lid ? jidNormalizedUser(lid) : undefined;
}

/** A person's LID stays when the number changes, and is the only address that is sure to be reached. */
export async function whoWrote(key: WAMessageKey, socket: WASocket | undefined): Promise<Who> {
  const [jid, alternate] = [jidNormalizedUser(key.remoteJid ?? ""), jidNormalizedUser(key.remoteJidAlt ?? "")];
  if (isLidUser(jid)) {
    const known = alternate || (await socket?.signalRepository.lidMapping.getPNForLID(jid).catch(() => null));
    return known ? { threadId: jid, phoneJid: jidNormalizedUser(known) } : { threadId: jid };
  }
  const lid = isLidUser(alternate) ? alternate : await lidOf(socket, jid);
  return lid ? { threadId: lid, phoneJid: jid } : { threadId: jid, phoneJid: jid };
}
