import { Badge, Table, Text } from "@mantine/core";
import type { ChannelsAnswer } from "../../api/wire.ts";
import { useChannels } from "../data/queries.ts";
import { AdapterConnection, UnofficialWarning } from "../parts/adapter-connection.tsx";
import { Page } from "../parts/page.tsx";
import { Failed, Loading } from "../parts/states.tsx";
import { useTexts } from "../texts/texts.tsx";

/** Connected the way WhatsApp Web is, against WhatsApp's terms. */
const UNOFFICIAL = "whatsapp-web";

interface Line {
  readonly key: string;
  readonly channel: string;
  readonly account: string | undefined;
  readonly on: boolean;
  readonly why: string;
  readonly health: ChannelsAnswer["health"][number] | undefined;
}

/** Each channel with the accounts that were heard of; one that is not configured now, too. */
function linesOf({ switches, health }: ChannelsAnswer): readonly Line[] {
  const configured = switches.flatMap(({ channel: name, on, why }): readonly Line[] => {
    const accounts = health.filter((one) => one.channel === name);
    const line = { channel: name, on, why };
    if (accounts.length === 0) return [{ ...line, key: name, account: undefined, health: undefined }];
    return accounts.map((one) => ({ ...line, key: `${name}:${one.account}`, account: one.account, health: one }));
  });
  const rest = health.filter((one) => !switches.some(({ channel }) => channel === one.channel));
  return [
    ...configured,
    ...rest.map((one) => ({
      key: `${one.channel}:${one.account}`,
      channel: one.channel,
      account: one.account,
      on: false,
      why: "",
      health: one,
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
                    {line.channel === UNOFFICIAL && <UnofficialWarning />}
                    {line.on && (line.channel === UNOFFICIAL || line.health?.connection) && (
                      <AdapterConnection connection={line.health?.connection} />
                    )}
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
