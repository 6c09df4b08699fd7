-- Replies that an app's server is told of while its customer is away, and who is there.
CREATE TYPE "PushState" AS ENUM ('pending', 'sent', 'seen', 'failed');

CREATE TABLE "push" (
    "id" TEXT NOT NULL,
    "conversation_id" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "state" "PushState" NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "push_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "presence" (
    "conversation_id" TEXT NOT NULL,
    "process" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "presence_pkey" PRIMARY KEY ("conversation_id","process")
);

CREATE INDEX "push_state_next_attempt_at_idx" ON "push"("state", "next_attempt_at");
CREATE UNIQUE INDEX "push_conversation_id_sequence_key" ON "push"("conversation_id", "sequence");
CREATE INDEX "presence_expires_at_idx" ON "presence"("expires_at");
