import { Badge, Button, Group, Table, Text, Title, VisuallyHidden } from "@mantine/core";
import type { UnderstandingAnswer } from "../../api/wire.ts";
import { useCorrections, useMe } from "../data/queries.ts";
import { Empty, Failed } from "../parts/states.tsx";
import { useTexts } from "../texts/texts.tsx";

/** What was corrected, whether the engine learnt it yet, and the button that makes it learn. */
export function CorrectionList({ overview }: { readonly overview: UnderstandingAnswer }) {
  const { t, moment } = useTexts();
  const isAdmin = useMe().data?.agent.role === "admin";
  const { takeBack, train } = useCorrections();
  const { corrections, waiting } = overview;
  return (
    <section aria-labelledby="corrections">
      <Group justify="space-between">
        <Title order={2} size="h4" id="corrections">
          {t("understanding.corrections")}
        </Title>
        {isAdmin && (
          <Button disabled={waiting === 0} loading={train.isPending} onClick={() => train.mutate()}>
            {t("understanding.train", { count: waiting })}
          </Button>
        )}
      </Group>
      {train.isPending && (
        <Text size="sm" c="dimmed" role="status">
          {t("understanding.training")}
        </Text>
      )}
      {!isAdmin && waiting > 0 && (
        <Text size="sm" c="dimmed">
          {t("understanding.ask-admin", { count: waiting })}
        </Text>
      )}
      {train.error && <Failed error={train.error} onRetry={() => train.mutate()} />}
      {takeBack.error && <Failed error={takeBack.error} />}
      {corrections.length === 0 ? (
        <Empty title={t("understanding.empty")} hint={t("understanding.empty-hint")} />
      ) : (
        <Table.ScrollContainer minWidth={600}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t("understanding.text-column")}</Table.Th>
                <Table.Th>{t("understanding.intent")}</Table.Th>
                <Table.Th>{t("understanding.by")}</Table.Th>
                <Table.Th>{t("understanding.state")}</Table.Th>
                <Table.Th>
                  <VisuallyHidden>{t("understanding.take-back")}</VisuallyHidden>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {corrections.map(({ id, text, intent, agentName, at, trained }) => (
                <Table.Tr key={id}>
                  <Table.Td maw={360}>{text}</Table.Td>
                  <Table.Td>{intent === "none" ? t("understanding.none") : intent}</Table.Td>
                  <Table.Td>
                    {agentName}, {moment(at)}
                  </Table.Td>
                  <Table.Td>
                    <Badge color={trained ? "teal" : "gray"} variant="light" tt="none">
                      {t(trained ? "understanding.learnt" : "understanding.waits")}
                    </Badge>
                  </Table.Td>
                  <Table.Td>
                    <Button
                      size="xs"
                      variant="subtle"
                      loading={takeBack.isPending && takeBack.variables === id}
                      onClick={() => takeBack.mutate(id)}
                    >
                      {t("understanding.take-back")}
                    </Button>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </section>
  );
}
