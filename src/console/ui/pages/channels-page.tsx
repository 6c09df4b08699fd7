import { Badge, Table, Text } from "@mantine/core";
import type { ChannelsAnswer } from "../../api/wire.ts";
import { useChannels } from "../data/queries.ts";
import { Page } from "../parts/page.tsx";
import { Failed, Loading } from "../parts/states.tsx";
import { useTexts } from "../texts/texts.tsx";

interface Line {
  readonly key: string;
  readonly channel: string;
  readonly account: string | undefined;
  readonly on: boolean;
  readonly why: string;
  readonly health: ChannelsAnswer["health"][number] | undefined;
}

/** Each configured channel with what is known of its health; accounts that wrote before but are not configured now, too. */
function linesOf({ switches, health }: ChannelsAnswer): readonly Line[] {
  const known = switches.map((s) => {
    const found = health.find((h) => h.channel === s.channel && (s.account === undefined || h.account === s.account));
    return {
      key: `${s.channel}:${s.account ?? ""}`,
      channel: s.channel,
      account: s.account ?? found?.account,
      on: s.on,
      why: s.why,
      health: found,
    };
  });
  const rest = health.filter((h) => !known.some((line) => line.health === h));
  return [
    ...known,
    ...rest.map((h) => ({
      key: `${h.channel}:${h.account}`,
      channel: h.channel,
      account: h.account,
      on: false,
      why: "",
      health: h,
    })),
  ];
}

export function ChannelsPage() {
  const { t, moment } = useTexts();
  const channels = useChannels();
  const time = (iso: string | undefined) => (iso ? moment(iso) : "—");
  return (
    <Page title={t("channels.title")} hint={t("channels.hint")}>
      {channels.isPending && <Loading />}
      {channels.error && <Failed error={channels.error} onRetry={() => void channels.refetch()} />}
      {channels.data && (
        <Table.ScrollContainer minWidth={640}>
          <Table verticalSpacing="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t("channels.channel")}</Table.Th>
                <Table.Th>{t("channels.state")}</Table.Th>
                <Table.Th>{t("channels.received")}</Table.Th>
                <Table.Th>{t("channels.sent")}</Table.Th>
                <Table.Th>{t("channels.problems")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {linesOf(channels.data).map((line) => (
                <Table.Tr key={line.key}>
                  <Table.Td>
                    <Text fw={600} size="sm">
                      {line.channel}
                    </Text>
                    {line.account && (
                      <Text size="xs" c="dimmed">
                        {line.account}
                      </Text>
                    )}
                  </Table.Td>
                  <Table.Td maw={300}>
                    <Badge variant="light" color={line.on ? "teal" : "gray"} tt="none">
                      {t(line.on ? "channels.on" : "channels.off")}
                    </Badge>
                    <Text size="xs" c="dimmed" mt={2}>
                      {line.why}
                    </Text>
                  </Table.Td>
                  <Table.Td>{time(line.health?.lastReceivedAt)}</Table.Td>
                  <Table.Td>{time(line.health?.lastSentAt)}</Table.Td>
                  <Table.Td>
                    {line.health?.problemsToday ?? 0}
                    {line.health?.lastProblem && (
                      <Text size="xs" c="red">
                        {line.health.lastProblem}
                      </Text>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Page>
  );
}
