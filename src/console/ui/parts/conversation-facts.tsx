import { Badge, Group, Text } from "@mantine/core";
import { IconAlertTriangle, IconClock } from "@tabler/icons-react";
import type { ConversationSummary } from "../../../core/contracts/console.ts";
import type { Wire } from "../../api/wire.ts";
import { useTexts } from "../texts/texts.tsx";
import { useNow } from "./now.ts";

type Summary = Wire<ConversationSummary>;

export const customerName = (summary: Summary, unknown: string): string => summary.customer.name ?? unknown;

const OWNER_COLOURS = { bot: "cyan", customer: "gray", queue: "orange", agent: "indigo", nobody: "gray" } as const;

export function OwnerBadge({ summary, meId }: { readonly summary: Summary; readonly meId: string }) {
  const { t, word } = useTexts();
  const name = summary.agent?.id === meId ? t("you") : summary.agent?.name;
  return (
    <Badge size="sm" variant="light" color={OWNER_COLOURS[summary.owner]} c="var(--mantine-color-text)" tt="none">
      {summary.owner === "agent" && name ? name : word("owner", summary.owner)}
    </Badge>
  );
}

/** 0 normal, 1 high, from 2 urgent; reminders raise it further. */
export function PriorityBadge({ priority }: { readonly priority: number }) {
  const { t } = useTexts();
  if (priority <= 0) return null;
  return (
    <Badge size="sm" variant="filled" color={priority >= 2 ? "red.9" : "orange.4"} tt="none">
      {t(priority >= 2 ? "priority.urgent" : "priority.high")}
    </Badge>
  );
}

/** How long the customer has been waiting; red once the promised time has passed. */
export function WaitingClock({ summary }: { readonly summary: Summary }) {
  const { t, span } = useTexts();
  const now = useNow();
  if (!summary.waitingSince) return null;
  const late = summary.deadline !== undefined && Date.parse(summary.deadline.at) < now;
  const waited = span(now - Date.parse(summary.waitingSince));
  return (
    <Group
      gap={3}
      wrap="nowrap"
      c={late || summary.priority > 1 ? "red" : "dimmed"}
      title={t("waiting.for", { span: waited })}
    >
      <IconClock size={13} aria-hidden />
      <Text size="xs" style={{ whiteSpace: "nowrap" }}>
        {waited}
      </Text>
    </Group>
  );
}

export function DeliveryWarning({ summary }: { readonly summary: Summary }) {
  const { t } = useTexts();
  if (summary.deliveryProblems === 0) return null;
  return (
    <IconAlertTriangle
      size={14}
      color="var(--mantine-color-red-6)"
      role="img"
      aria-label={t("delivery.warning", { count: summary.deliveryProblems })}
    />
  );
}
