import { Anchor, Badge, Group, Table, Text } from "@mantine/core";
import type { ChannelsAnswer } from "../../api/wire.ts";
import { AdapterConnection, UnofficialWarning } from "../parts/adapter-connection.tsx";
import { type Texts, useTexts } from "../texts/texts.tsx";

type Health = ChannelsAnswer["health"][number];
type Declared = NonNullable<Health["declared"]>;

export interface ChannelLine {
  readonly key: string;
  readonly channel: string;
  readonly on: boolean;
  readonly why: string;
  readonly isDocumented: boolean;
  /** Absent: nobody has heard of an account yet. */
  readonly health: Health | undefined;
}

/** Connected the way WhatsApp Web is, against WhatsApp's terms. */
const UNOFFICIAL = "whatsapp-web";

/** One account of a channel: does it work, what may it do, what can it show? */
export function ChannelRow({ line }: { readonly line: ChannelLine }) {
  const { t, moment } = useTexts();
  const { channel, on, why, isDocumented, health } = line;
  return (
    <Table.Tr style={{ verticalAlign: "top" }}>
      <Table.Td>
        <Text fw={600} size="sm">
          {channel}
        </Text>
        {health && (
          <Text size="xs" c="dimmed">
            {health.account}
          </Text>
        )}
        {isDocumented && (
          <Anchor
            size="xs"
            href={`/console/api/docs/channels/${channel}.md`}
            target="_blank"
            rel="noopener"
            aria-label={`${t("channels.docs")}: ${channel}`}
          >
            {t("channels.docs")}
          </Anchor>
        )}
      </Table.Td>
      <Table.Td maw={200}>
        <Group gap={4}>
          <Badge variant="light" color={on ? "teal" : "gray"} tt="none">
            {t(on ? "channels.on" : "channels.off")}
          </Badge>
          {health?.pausedUntil && (
            <Badge variant="light" color="orange" tt="none">
              {t("channels.paused")}
            </Badge>
          )}
        </Group>
        <Small>{health?.pausedUntil ? t("channels.paused-until", { time: moment(health.pausedUntil) }) : why}</Small>
        {channel === UNOFFICIAL && <UnofficialWarning />}
        {on && (channel === UNOFFICIAL || health?.connection) && <AdapterConnection connection={health?.connection} />}
      </Table.Td>
      <Table.Td>
        <Text size="sm">{health?.lastReceivedAt ? moment(health.lastReceivedAt) : "—"}</Text>
        <Text size="sm">{health?.lastSentAt ? moment(health.lastSentAt) : "—"}</Text>
      </Table.Td>
      <Table.Td maw={200}>
        <Problems health={health} />
      </Table.Td>
      <Table.Td maw={200}>
        {health?.declared ? <Limits declared={health.declared} closedWindows={health.closedWindows} /> : "—"}
      </Table.Td>
      <Table.Td maw={180}>
        <Text size="sm">{health?.declared ? shownBy(health.declared.shows, t).join(" · ") : "—"}</Text>
      </Table.Td>
    </Table.Tr>
  );
}

function Problems({ health }: { readonly health: Health | undefined }) {
  const { t, moment } = useTexts();
  const { failedToday = 0, unknownToday = 0, lastProblem, lastProblemAt } = health ?? {};
  const counts = [
    ...(failedToday > 0 ? [t("channels.failed", { count: failedToday })] : []),
    ...(unknownToday > 0 ? [t("channels.unknown", { count: unknownToday })] : []),
  ];
  return (
    <>
      <Text size="sm" c={counts.length > 0 ? "red" : "dimmed"}>
        {counts.join(", ") || t("channels.no-problems")}
      </Text>
      {lastProblem && (
        <Small>
          {lastProblemAt ? `${moment(lastProblemAt)}: ` : ""}
          {lastProblem}
        </Small>
      )}
    </>
  );
}

function Limits({ declared, closedWindows }: { readonly declared: Declared; readonly closedWindows: number }) {
  const { t, span } = useTexts();
  const { limits, window } = declared;
  return (
    <>
      {limits.length === 0 && !window && (
        <Text size="sm" c="dimmed">
          {t("channels.no-limits")}
        </Text>
      )}
      {limits.map(({ scope, count, perMs }) => (
        <Text size="sm" key={`${scope}${count}/${perMs}`}>
          {t(scope === "account" ? "channels.limit-account" : "channels.limit-thread", { count, time: span(perMs) })}
        </Text>
      ))}
      {window && (
        <Small>
          {t(window.template ? "channels.window-template" : "channels.window-nothing", { time: span(window.openMs) })}
        </Small>
      )}
      {closedWindows > 0 && <Small>{t("channels.closed", { count: closedWindows })}</Small>}
    </>
  );
}

/** Only what it can: what is missing is degraded and never lost. */
function shownBy(shows: Declared["shows"], t: Texts["t"]): readonly string[] {
  const { quickReplies } = shows;
  const choices =
    quickReplies === undefined
      ? t("channels.show-buttons")
      : quickReplies === 0
        ? t("channels.show-numbers")
        : t("channels.show-buttons-up-to", { count: quickReplies });
  return [
    choices,
    ...(shows.formatting ? [t("channels.show-formatting")] : []),
    ...(shows.cards ? [t("channels.show-cards")] : []),
    ...(shows.attachments ? [t("channels.show-files")] : []),
    ...(shows.sources === "list" ? [t("channels.show-sources")] : []),
    ...(shows.typing ? [t("channels.show-typing")] : []),
    ...(shows.receipts ? [t("channels.show-receipts")] : []),
  ];
}

function Small({ children }: { readonly children: React.ReactNode }) {
  return (
    <Text size="xs" c="dimmed" mt={2} style={{ overflowWrap: "anywhere" }}>
      {children}
    </Text>
  );
}
