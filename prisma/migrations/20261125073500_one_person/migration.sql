-- A person whom we know under several customers, each with its own key: joined by a link, separated by taking it away.
ALTER TABLE "customer" ADD COLUMN "joined_into" TEXT,
ADD COLUMN "joined_by" TEXT,
ADD COLUMN "joined_at" TIMESTAMPTZ(3),
ADD COLUMN "person_id" TEXT,
ADD COLUMN "join_due" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "kept_apart" BOOLEAN NOT NULL DEFAULT false;

-- AddForeignKey
ALTER TABLE "customer" ADD CONSTRAINT "customer_joined_into_fkey" FOREIGN KEY ("joined_into") REFERENCES "customer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Few customers are joined, and fewer wait for it.
CREATE INDEX "customer_person_idx" ON "customer"("person_id") WHERE "person_id" IS NOT NULL;
CREATE INDEX "customer_joined_into_idx" ON "customer"("joined_into") WHERE "joined_into" IS NOT NULL;
CREATE INDEX "customer_join_due_idx" ON "customer"("id") WHERE "join_due";

-- A value that came with the profile of another customer of the same person; it goes when they are separated.
ALTER TABLE "personal_value" ADD COLUMN "adopted_from" TEXT;
