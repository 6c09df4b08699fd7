import { randomBytes } from "node:crypto";
import { z } from "zod";
import { type Attachments, MAX_FILE_BYTES, type UploadedFile } from "../core/contracts/attachments.ts";
import type { Seal } from "../core/contracts/seal.ts";
import { AppError } from "../core/errors.ts";
import { acceptedTypes, type FileType, fileTypeOf, withoutParameters } from "../core/file-type.ts";
import type { Db } from "./conversation-transaction.ts";
import { inPieces } from "./in-pieces.ts";

const MAX_FILES_A_DAY = 50;
const MAX_BYTES_A_DAY = 5 * MAX_FILE_BYTES;

const about = z.object({
  name: z.string(),
  mimeType: z.string(),
  kind: z.enum(["image", "audio", "video", "file"]).default("file"),
});
const piece = z.object({ ref: z.string(), n: z.number(), base64: z.string() });

interface Row {
  readonly state: "waiting" | "receiving" | "stored";
  readonly sealedAbout: Buffer;
  readonly sizeBytes: number;
  readonly customerId: string;
}

const noSuchFile = () => new AppError("not_found", "no such attachment in this conversation");

/** A row a file and a row a piece: whatever the size, a process holds little of it, and every process can serve it. */
export function createAttachmentStore({ pool, sealing }: Db): Attachments {
  async function find(ref: string, conversationId?: string): Promise<{ row: Row; seal: Seal }> {
    const { rows } = await pool.query<Row>(
      `SELECT a.state, a.sealed_about AS "sealedAbout", a.size_bytes AS "sizeBytes", c.customer_id AS "customerId"
       FROM attachment a JOIN conversation c ON c.id = a.conversation_id WHERE a.ref = $1 AND c.id = coalesce($2, c.id)`,
      [ref, conversationId ?? null],
    );
    if (!rows[0]) throw noSuchFile();
    return { row: rows[0], seal: await sealing.forCustomer(rows[0].customerId) };
  }

  const toFile = (ref: string, { sealedAbout, sizeBytes }: Row, seal: Seal): UploadedFile => ({
    ref,
    ...about.parse(seal.open(sealedAbout)),
    sizeBytes,
  });

  /** Writes piece after piece; the type is known once the first one is here. */
  async function write(
    ref: string,
    seal: Seal,
    sizeBytes: number,
    declared: string,
    bytes: AsyncIterable<Uint8Array>,
  ): Promise<FileType> {
    let [type, n, size]: [FileType | undefined, number, number] = [undefined, 0, 0];
    for await (const part of inPieces(bytes)) {
      size += part.length;
      if (size > sizeBytes) throw new AppError("too_large", "the file is larger than was said");
      type ??= fileTypeOf(part, declared) ?? refuseType();
      const sealed = seal.seal({ ref, n, base64: part.toString("base64") });
      await pool.query("INSERT INTO attachment_piece (ref, n, sealed) VALUES ($1, $2, $3)", [ref, n, sealed]);
      n += 1;
    }
    if (size < sizeBytes) throw new AppError("invalid_input", "the file is smaller than was said, or broke off");
    return type ?? refuseType();
  }

  async function* read(ref: string, seal: Seal): AsyncIterable<Uint8Array> {
    for (let n = 0; ; n++) {
      const { rows } = await pool.query<{ sealed: Buffer }>(
        "SELECT sealed FROM attachment_piece WHERE ref = $1 AND n = $2",
        [ref, n],
      );
      if (!rows[0]) return;
      const opened = piece.parse(seal.open(rows[0].sealed));
      if (opened.ref !== ref || opened.n !== n) throw new AppError("misconfigured", "pieces of files were swapped");
      yield Buffer.from(opened.base64, "base64");
    }
  }

  return {
    async expect(conversationId, { name, mimeType, sizeBytes }) {
      if (!acceptedTypes.includes(withoutParameters(mimeType))) refuseType();
      const { rows } = await pool.query<{ files: number; bytes: string; customerId: string }>(
        `SELECT count(a.ref)::int AS files, coalesce(sum(a.size_bytes), 0) AS bytes, c.customer_id AS "customerId" FROM conversation c
         LEFT JOIN attachment a ON a.conversation_id = c.id AND a.created_at > now() - interval '1 day' WHERE c.id = $1 GROUP BY c.id`,
        [conversationId],
      );
      const used = rows[0];
      if (!used) throw new AppError("not_found", "no such conversation");
      if (used.files >= MAX_FILES_A_DAY || Number(used.bytes) + sizeBytes > MAX_BYTES_A_DAY)
        throw new AppError("rate_limited", "this conversation has uploaded too much today");
      const ref = `upload_${randomBytes(18).toString("base64url")}`;
      const seal = await sealing.forCustomer(used.customerId);
      await pool.query(
        "INSERT INTO attachment (ref, conversation_id, sealed_about, size_bytes) VALUES ($1, $2, $3, $4)",
        [ref, conversationId, seal.seal({ name, mimeType }), sizeBytes],
      );
      return { ref };
    },

    async receive(conversationId, ref, bytes) {
      const { row, seal } = await find(ref, conversationId);
      const claimed = await pool.query(
        "UPDATE attachment SET state = 'receiving' WHERE ref = $1 AND state = 'waiting'",
        [ref],
      );
      if (claimed.rowCount !== 1) throw new AppError("conflict", "this upload address was used already");
      const { name, mimeType: declared } = about.parse(seal.open(row.sealedAbout));
      try {
        const type = await write(ref, seal, row.sizeBytes, declared, bytes);
        await pool.query("UPDATE attachment SET state = 'stored', sealed_about = $2 WHERE ref = $1", [
          ref,
          seal.seal({ name, ...type }),
        ]);
        return { ref, name, ...type, sizeBytes: row.sizeBytes };
      } catch (error) {
        await pool.query(
          "WITH gone AS (DELETE FROM attachment_piece WHERE ref = $1) UPDATE attachment SET state = 'waiting' WHERE ref = $1",
          [ref],
        );
        throw error;
      }
    },

    async use(conversationId, refs) {
      return Promise.all(
        refs.map(async (ref, n) => {
          const found = await find(ref, conversationId).catch((error: unknown) => {
            if (error instanceof AppError && error.kind === "not_found") return undefined;
            throw error;
          });
          if (found?.row.state !== "stored") throw notUploaded(n);
          await pool.query("UPDATE attachment SET used_at = coalesce(used_at, now()) WHERE ref = $1", [ref]);
          return toFile(ref, found.row, found.seal);
        }),
      );
    },

    async open(ref, conversationId) {
      const { row, seal } = await find(ref, conversationId);
      if (row.state !== "stored") throw noSuchFile();
      return { file: toFile(ref, row, seal), bytes: read(ref, seal) };
    },

    async forgetUnused() {
      await pool.query(
        `DELETE FROM attachment WHERE ref IN (
           SELECT ref FROM attachment WHERE used_at IS NULL AND created_at < now() - interval '1 day' LIMIT 100 FOR UPDATE SKIP LOCKED)`,
      );
    },
  };
}

function refuseType(): never {
  throw new AppError("invalid_input", "this kind of file is not taken", {
    details: {
      field: "mimeType",
      remedy:
        "Send a picture, a recording, a video, a PDF, an office document or plain text. Programs, HTML and SVG are refused.",
    },
  });
}

const notUploaded = (n: number): AppError =>
  new AppError("invalid_input", `attachments.${n}.ref: nothing was uploaded under it in this conversation`, {
    details: {
      field: `attachments.${n}.ref`,
      remedy: "Upload the file first: POST …/attachments, then PUT to its uploadUrl.",
    },
  });
