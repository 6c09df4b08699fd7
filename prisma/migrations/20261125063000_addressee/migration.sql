-- Where a conversation's replies go, and what its window depends on.
ALTER TABLE "conversation" ADD COLUMN "last_inbound_id" TEXT,
ADD COLUMN "address" JSONB NOT NULL DEFAULT '{}';
