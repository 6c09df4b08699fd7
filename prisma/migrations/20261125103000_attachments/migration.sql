-- Files that customers upload through the public API, in pieces sealed under the customer's key.
CREATE TYPE "AttachmentState" AS ENUM ('waiting', 'receiving', 'stored');

CREATE TABLE "attachment" (
    "ref" TEXT NOT NULL,
    "conversation_id" TEXT NOT NULL,
    "state" "AttachmentState" NOT NULL DEFAULT 'waiting',
    "sealed_about" BYTEA NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("ref")
);

CREATE TABLE "attachment_piece" (
    "ref" TEXT NOT NULL,
    "n" INTEGER NOT NULL,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "attachment_piece_pkey" PRIMARY KEY ("ref","n")
);

CREATE INDEX "attachment_conversation_id_created_at_idx" ON "attachment"("conversation_id", "created_at");
CREATE INDEX "attachment_used_at_created_at_idx" ON "attachment"("used_at", "created_at");
ALTER TABLE "attachment_piece" ADD CONSTRAINT "attachment_piece_ref_fkey" FOREIGN KEY ("ref") REFERENCES "attachment"("ref") ON DELETE CASCADE ON UPDATE CASCADE;
-- Sealed bytes don't compress: no time is spent on trying.
ALTER TABLE "attachment_piece" ALTER COLUMN "sealed" SET STORAGE EXTERNAL;
