import { Badge, Button, Card, Group, Text } from "@mantine/core";
import { useNotices } from "../data/queries.ts";
import { Page } from "../parts/page.tsx";
import { Empty, Failed, Loading } from "../parts/states.tsx";
import { useTexts } from "../texts/texts.tsx";

const COLOURS = { pending: "gray", sent: "teal", failed: "red" } as const;

/** E-mails and text messages to customers: with no mail server set, this is where codes are read. */
export function NoticesPage() {
  const { t, word, moment } = useTexts();
  const notices = useNotices();
  const items = notices.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t("notices.title")} hint={t("notices.hint")}>
      {notices.isPending && <Loading />}
      {notices.error && <Failed error={notices.error} onRetry={() => void notices.refetch()} />}
      {notices.data && items.length === 0 && <Empty title={t("notices.empty")} hint={t("notices.empty-hint")} />}
      {items.map((notice) => (
        <Card key={notice.id} withBorder padding="md">
          <Group justify="space-between" align="start">
            <div>
              <Text fw={600}>{notice.subject ?? "—"}</Text>
              <Text size="sm" c="dimmed">
                {notice.to ?? "—"} · {notice.medium} · {moment(notice.createdAt)}
              </Text>
            </div>
            <Badge color={COLOURS[notice.state]} variant="light" tt="none">
              {word("notice", notice.state)}
            </Badge>
          </Group>
          <Text mt="sm" size="sm" className="notice-body">
            {notice.body ?? ""}
          </Text>
          {notice.problem && (
            <Text mt="xs" size="sm" c="red">
              {notice.problem}
            </Text>
          )}
        </Card>
      ))}
      {notices.hasNextPage && (
        <Button variant="default" onClick={() => void notices.fetchNextPage()} loading={notices.isFetchingNextPage}>
          {t("action.more")}
        </Button>
      )}
    </Page>
  );
}
