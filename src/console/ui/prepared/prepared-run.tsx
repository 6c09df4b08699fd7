import { Button, Card, Group, Progress, Stack, Text } from "@mantine/core";
import type { PreparedOverview } from "../../api/wire.ts";
import { usePreparedActions } from "../data/prepared.ts";
import { useMe } from "../data/queries.ts";
import { Failed } from "../parts/states.tsx";
import { useTexts } from "../texts/texts.tsx";

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** What the last run made and measured, and the button that makes answers anew. */
export function PreparedRun({ run }: { readonly run: PreparedOverview["run"] }) {
  const { t, word, moment } = useTexts();
  const { prepare } = usePreparedActions();
  const isAdmin = useMe().data?.agent.role === "admin";
  const { figures, finishedAt, running, problem, floor } = run;
  return (
    <Card withBorder padding="md" component="section" aria-label={t("prepared.run")}>
      <Group justify="space-between" align="start" wrap="nowrap">
        <Stack gap={2}>
          {figures && finishedAt ? (
            <>
              <Text size="sm">
                {t("prepared.made", {
                  made: figures.made,
                  asked: figures.asked,
                  written: figures.written,
                  when: moment(finishedAt),
                })}
              </Text>
              <Text size="sm" c="dimmed">
                {t("prepared.measured", {
                  count: figures.heldOut,
                  served: percent(figures.served),
                  right: percent(figures.right),
                  floor,
                })}
              </Text>
            </>
          ) : (
            <Text size="sm">{t("prepared.never")}</Text>
          )}
          {problem && (
            <Text size="sm" c="red" role="alert">
              {t("prepared.problem", { problem })}
            </Text>
          )}
        </Stack>
        {isAdmin ? (
          <Button
            loading={prepare.isPending}
            disabled={running !== undefined}
            onClick={() => prepare.mutate()}
            style={{ flexShrink: 0 }}
          >
            {t("prepared.prepare")}
          </Button>
        ) : (
          <Text size="sm" c="dimmed">
            {t("prepared.ask-admin")}
          </Text>
        )}
      </Group>
      {running && (
        <Stack gap={4} mt="sm" role="status">
          <Text size="sm">{word("prepare", running.step)}</Text>
          <Progress value={running.share * 100} aria-label={word("prepare", running.step)} />
        </Stack>
      )}
      {prepare.error && <Failed error={prepare.error} onRetry={() => prepare.mutate()} />}
    </Card>
  );
}
