-- AlterTable
ALTER TABLE "prepared_run" ADD COLUMN "made_from" TEXT;

-- AlterTable
ALTER TABLE "prepared_answer" ADD COLUMN "asked_times" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "asked_of" TEXT;
