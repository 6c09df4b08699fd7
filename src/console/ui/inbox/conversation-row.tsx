import { Group, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { memo } from "react";
import type { ConversationSummary, ConversationView } from "../../../core/contracts/console.ts";
import type { Wire } from "../../api/wire.ts";
import {
  customerName,
  DeliveryWarning,
  OwnerBadge,
  PriorityBadge,
  WaitingClock,
} from "../parts/conversation-facts.tsx";
import { useTexts } from "../texts/texts.tsx";

interface RowProps {
  readonly summary: Wire<ConversationSummary>;
  readonly view: ConversationView;
  readonly meId: string;
}

export const ConversationRow = memo(function ConversationRow({ summary, view, meId }: RowProps) {
  const { t, word } = useTexts();
  const last = summary.lastMessage;
  const speaker = last && last.author !== "customer" ? `${word("author", last.author)}: ` : "";
  return (
    <Link className="row-link" to="/inbox/$view/$conversationId" params={{ view, conversationId: summary.id }}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text fw={600} size="sm" truncate>
          {customerName(summary, t("customer.unknown"))}
        </Text>
        <Group gap={6} wrap="nowrap">
          <DeliveryWarning summary={summary} />
          <WaitingClock summary={summary} />
        </Group>
      </Group>
      <Text size="sm" c="dimmed" lineClamp={2} mt={1} mb={6}>
        {last ? speaker + (last.text || t("message.no-text")) : t("message.none")}
      </Text>
      <Group gap={6}>
        <PriorityBadge priority={summary.priority} />
        {(view === "all" || view === "bot") && <OwnerBadge summary={summary} meId={meId} />}
        {summary.handoffReason && summary.owner !== "nobody" && (
          <Text size="xs">{word("reason", summary.handoffReason)}</Text>
        )}
        <Text size="xs" c="dimmed" ml="auto">
          {summary.channel}
          {summary.language ? ` · ${summary.language}` : ""}
        </Text>
      </Group>
    </Link>
  );
});
