import { Alert, Button, Code, Group, Table, Text } from "@mantine/core";
import { IconArrowLeft, IconShieldCheck, IconShieldX } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useAudit } from "../data/queries.ts";
import { Page } from "../parts/page.tsx";
import { Failed, Loading } from "../parts/states.tsx";
import { useTexts } from "../texts/texts.tsx";

const HASH_SHOWN = 10;

/** The proof behind one conversation: what happened, in chain order, and whether the chain holds. */
export function AuditPage({ conversationId }: { readonly conversationId: string }) {
  const { t, moment } = useTexts();
  const audit = useAudit(conversationId);
  const check = audit.data?.pages.at(-1)?.check;
  const entries = audit.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <Page title={t("audit.title")} hint={t("audit.hint")}>
      <Group>
        <Button
          variant="subtle"
          size="xs"
          leftSection={<IconArrowLeft size={16} aria-hidden />}
          renderRoot={(props) => (
            <Link to="/inbox/$view/$conversationId" params={{ view: "all", conversationId }} {...props} />
          )}
        >
          {t("audit.back")}
        </Button>
      </Group>
      {audit.isPending && <Loading />}
      {audit.error && <Failed error={audit.error} onRetry={() => void audit.refetch()} />}
      {check?.ok && (
        <Alert color="teal" icon={<IconShieldCheck aria-hidden />}>
          {t("audit.ok", { count: check.entries })}
        </Alert>
      )}
      {check && !check.ok && (
        <Alert color="red" icon={<IconShieldX aria-hidden />} role="alert">
          {t("audit.broken", { sequence: check.brokenAt, problem: check.problem })}
        </Alert>
      )}
      <Table.ScrollContainer minWidth={600}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>#</Table.Th>
              <Table.Th>{t("audit.when")}</Table.Th>
              <Table.Th>{t("audit.what")}</Table.Th>
              <Table.Th>{t("audit.facts")}</Table.Th>
              <Table.Th>{t("audit.hash")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {entries.map((entry) => (
              <Table.Tr key={entry.sequence}>
                <Table.Td>{entry.sequence}</Table.Td>
                <Table.Td>{moment(entry.at)}</Table.Td>
                <Table.Td>
                  <Text size="sm" fw={600}>
                    {entry.kind}
                  </Text>
                </Table.Td>
                <Table.Td maw={420}>
                  <Code block style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
                    {JSON.stringify(entry.data)}
                  </Code>
                </Table.Td>
                <Table.Td>
                  <Code title={entry.hash}>{entry.hash.slice(0, HASH_SHOWN)}</Code>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {audit.hasNextPage && (
        <Button variant="default" onClick={() => void audit.fetchNextPage()} loading={audit.isFetchingNextPage}>
          {t("action.more")}
        </Button>
      )}
    </Page>
  );
}
