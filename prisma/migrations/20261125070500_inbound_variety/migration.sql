-- Which message an edit, a deletion or a reaction speaks of: found again when that message comes later.
ALTER TABLE "inbound_event" ADD COLUMN "target" TEXT;
CREATE INDEX "inbound_event_target_idx" ON "inbound_event"("conversation_id", "target") WHERE "target" IS NOT NULL;

-- CreateTable
CREATE TABLE "message_version" (
    "id" BIGSERIAL NOT NULL,
    "message_id" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "ended_by" TEXT NOT NULL,
    "ended_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "message_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reaction" (
    "conversation_id" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "sender" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reaction_pkey" PRIMARY KEY ("conversation_id","target","sender")
);

-- CreateIndex
CREATE INDEX "message_version_message_id_idx" ON "message_version"("message_id");

-- AddForeignKey
ALTER TABLE "message_version" ADD CONSTRAINT "message_version_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "message"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reaction" ADD CONSTRAINT "reaction_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was edited and must be masked again: the next turn does it, and looks each time.
CREATE INDEX "message_unmasked_idx" ON "message"("conversation_id") WHERE "masked" IS NULL;
