import { Table } from "@mantine/core";
import type { ChannelsAnswer } from "../../api/wire.ts";
import { useChannels } from "../data/queries.ts";
import { Page } from "../parts/page.tsx";
import { Empty, Failed, Loading } from "../parts/states.tsx";
import { useTexts } from "../texts/texts.tsx";
import { type ChannelLine, ChannelRow } from "./channel-row.tsx";

/** Each channel with the accounts that were heard of; one that is not configured now, too. */
function linesOf({ switches, health, documented }: ChannelsAnswer): readonly ChannelLine[] {
  const configured = switches.flatMap(({ channel, on, why }): readonly ChannelLine[] => {
    const accounts = health.filter((one) => one.channel === channel);
    const line = { channel, on, why, isDocumented: documented.includes(channel) };
    if (accounts.length === 0) return [{ ...line, key: channel, health: undefined }];
    return accounts.map((one) => ({ ...line, key: `${channel}:${one.account}`, health: one }));
  });
  const rest = health.filter((one) => !switches.some(({ channel }) => channel === one.channel));
  return [
    ...configured,
    ...rest.map((one) => ({
      key: `${one.channel}:${one.account}`,
      channel: one.channel,
      on: false,
      why: "",
      isDocumented: documented.includes(one.channel),
      health: one,
    })),
  ];
}

export function ChannelsPage() {
  const { t } = useTexts();
  const channels = useChannels();
  const lines = channels.data ? linesOf(channels.data) : undefined;
  return (
    <Page title={t("channels.title")} hint={t("channels.hint")}>
      {channels.isPending && <Loading />}
      {channels.error && <Failed error={channels.error} onRetry={() => void channels.refetch()} />}
      {lines?.length === 0 && <Empty title={t("channels.empty")} hint={t("channels.empty-hint")} />}
      {lines && lines.length > 0 && (
        <Table.ScrollContainer minWidth={860}>
          <Table verticalSpacing="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t("channels.channel")}</Table.Th>
                <Table.Th>{t("channels.state")}</Table.Th>
                <Table.Th>{t("channels.activity")}</Table.Th>
                <Table.Th>{t("channels.problems")}</Table.Th>
                <Table.Th>{t("channels.limits")}</Table.Th>
                <Table.Th>{t("channels.shows")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {lines.map((line) => (
                <ChannelRow key={line.key} line={line} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Page>
  );
}
