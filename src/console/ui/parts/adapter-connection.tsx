import { Alert, Badge, Code, Group, Stack, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ChannelsAnswer } from "../../api/wire.ts";
import { useTexts } from "../texts/texts.tsx";

type Connection = NonNullable<ChannelsAnswer["health"][number]["connection"]>;

const colors: Readonly<Record<Connection["connection"], string>> = {
  open: "teal",
  connecting: "blue",
  pairing: "yellow",
  waiting: "orange",
  stopped: "red",
  away: "gray",
};

/** How the program that holds a channel's connection stands, and what is scanned or typed to pair it. */
export function AdapterConnection({ connection }: { readonly connection: Connection | undefined }) {
  const { t } = useTexts();
  const { connection: state, pairingCode, qr, problem } = connection ?? { connection: "away" as const };
  return (
    <Stack gap="xs" mt="xs" align="flex-start" data-testid="adapter-connection">
      <Badge variant="dot" color={colors[state]} tt="none">
        {t(`adapter.${state}`)}
      </Badge>
      {problem && (
        <Text size="xs" c="red">
          {problem}
        </Text>
      )}
      {state === "pairing" && (pairingCode || qr) && (
        <>
          <Text size="xs">{t("adapter.pair-how")}</Text>
          {pairingCode && (
            <Group gap="xs">
              <Text size="xs">{t("adapter.pair-code")}</Text>
              <Code fz="lg">{pairingCode}</Code>
            </Group>
          )}
          {qr?.modules && <QrCode rows={qr.modules} label={t("adapter.qr")} />}
          {qr && !qr.modules && <Code block>{qr.text}</Code>}
        </>
      )}
    </Stack>
  );
}

/** Said beside the switch, so that nobody switches it on without having read it. */
export function UnofficialWarning() {
  const { t } = useTexts();
  return (
    <Alert color="orange" icon={<IconAlertTriangle size={18} />} p="xs" mt="xs" title={t("adapter.risk-title")}>
      <Text size="xs">{t("adapter.risk")}</Text>
    </Alert>
  );
}

/** The adapter draws the code; here it is only painted. Always dark on white, or phones do not read it. */
function QrCode({ rows, label }: { readonly rows: readonly string[]; readonly label: string }) {
  const squares = rows.flatMap((row, y) => [...row].flatMap((one, x) => (one === "1" ? [`M${x} ${y}h1v1h-1z`] : [])));
  const width = rows[0]?.length ?? 0;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${rows.length}`}
      width={240}
      height={240}
      shapeRendering="crispEdges"
    >
      <rect width={width} height={rows.length} fill="#fff" />
      <path d={squares.join("")} fill="#000" />
    </svg>
  );
}
