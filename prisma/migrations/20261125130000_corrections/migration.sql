-- AlterTable
ALTER TABLE "playbook_version" ADD COLUMN     "origin" TEXT;
UPDATE "playbook_version" SET "origin" = "hash";

-- CreateTable
CREATE TABLE "intent_correction" (
    "id" UUID NOT NULL,
    "playbook" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "intent" TEXT NOT NULL,
    "language" TEXT,
    "agent_id" TEXT NOT NULL,
    "agent_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "intent_correction_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "intent_correction_playbook_text_key" ON "intent_correction"("playbook", "text");
