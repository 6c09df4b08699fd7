-- AlterTable
ALTER TABLE "source" ADD COLUMN "text_changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- What is known of sources from before: their text has not changed since their last change of any kind.
UPDATE "source" SET "text_changed_at" = "updated_at";
