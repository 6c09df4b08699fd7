import { Alert, Button, Group, Text } from "@mantine/core";
import { IconCalendarCheck, IconCalendarExclamation } from "@tabler/icons-react";
import type { SourcesAnswer } from "../../api/wire.ts";
import { useTexts } from "../texts/texts.tsx";

/** How many sources somebody should look at again, and the way to them. */
export function ReviewSummary({
  list: { overdue, counts },
  onShow,
}: {
  readonly list: SourcesAnswer;
  /** Absent while only those are shown. */
  readonly onShow: (() => void) | undefined;
}) {
  const { t } = useTexts();
  const soon = counts["review-due"] - overdue;
  const Icon = overdue > 0 ? IconCalendarExclamation : IconCalendarCheck;
  const late = overdue === 0 ? "knowledge.overdue-none" : overdue === 1 ? "knowledge.overdue-one" : "knowledge.overdue";
  return (
    <Alert color={overdue > 0 ? "orange" : "teal"} variant="light" role="status" icon={<Icon aria-hidden />}>
      <Group justify="space-between">
        <Text size="sm">
          <strong>{t(late, { count: overdue })}</strong>
          {soon > 0 && ` · ${t("knowledge.soon", { count: soon })}`}
        </Text>
        {counts["review-due"] > 0 && onShow && (
          <Button size="xs" variant="default" onClick={onShow}>
            {t("knowledge.show-due")}
          </Button>
        )}
      </Group>
    </Alert>
  );
}
