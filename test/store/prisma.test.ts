import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { createChannelActivity } from "../../src/store/channel-health.ts";
import { openPrisma } from "../../src/store/prisma.ts";
import { databaseUrl, withClient } from "../support/database-admin.ts";
import { freshDatabase } from "../support/fresh-database.ts";
import { freshStore } from "../support/store.ts";

test("times are the same through Prisma and through SQL, whatever the database's time zone", async () => {
  await using database = await freshDatabase();
  const name = new URL(database.url).pathname.slice(1);
  await withClient(databaseUrl(database.url, "postgres"), (client) =>
    client.query(`ALTER DATABASE ${name} SET timezone TO 'Asia/Kolkata'`),
  );
  const prisma = await openPrisma(database.url);
  try {
    const sentAt = new Date("2026-03-29T01:30:00.123Z");
    const notice = await prisma.notice.create({
      data: { id: randomUUID(), medium: "email", sealed: Buffer.of(1), sentAt },
    });
    const stored = await withClient(database.url, async (client) => {
      await client.query("UPDATE notice SET created_at = $1", ["2026-10-25T00:30:00.456Z"]);
      return (
        await client.query<{ at: Date; zone: string }>(
          "SELECT sent_at AS at, current_setting('timezone') AS zone FROM notice",
        )
      ).rows[0];
    });
    expect(stored).toEqual({ at: sentAt, zone: "Asia/Kolkata" });
    const read = await prisma.notice.findUnique({
      where: { id: notice.id, createdAt: new Date("2026-10-25T00:30:00.456Z") },
    });
    expect(read).toMatchObject({ sentAt, createdAt: new Date("2026-10-25T00:30:00.456Z") });
  } finally {
    await prisma.$disconnect();
  }
});

test("what an account did not do lately keeps its time", async () => {
  await using store = await freshStore();
  const { prisma } = store.db;
  const [received, sent] = [new Date("2026-05-01T10:00:00Z"), new Date("2026-05-01T10:00:05Z")];
  const during = async (work: (activity: ReturnType<typeof createChannelActivity>) => void) => {
    await using activity = createChannelActivity(prisma, (event) => expect.unreachable(event));
    work(activity);
  };
  await during((activity) => activity.received("telegram", "main", received));
  await during((activity) => activity.sent("telegram", "main", sent));
  await during((activity) => activity.sent("telegram", "main", new Date(), "the bot was blocked"));
  expect(await prisma.channelState.findMany()).toEqual([
    expect.objectContaining({ lastReceivedAt: received, lastSentAt: sent, lastProblem: "the bot was blocked" }),
  ]);
});
