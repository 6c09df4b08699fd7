-- CreateTable
CREATE TABLE "thread_alias" (
    "channel" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "alias" TEXT NOT NULL,
    "conversation_id" TEXT NOT NULL,

    CONSTRAINT "thread_alias_pkey" PRIMARY KEY ("channel","account","alias")
);

-- CreateIndex
CREATE INDEX "thread_alias_conversation_id_idx" ON "thread_alias"("conversation_id");
