import { Badge, Box, Group, Stack, Text } from "@mantine/core";
import { IconPaperclip } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { ConsoleMessage } from "../../../core/contracts/console.ts";
import type { Wire } from "../../api/wire.ts";
import { useTexts } from "../texts/texts.tsx";
import { DeliveryState } from "./delivery-state.tsx";
import { LightText } from "./light-text.tsx";

const TIER_COLOURS = { gold: "yellow", silver: "gray", bronze: "orange" } as const;
const BYTES_IN_KB = 1024;

interface BubbleProps {
  readonly message: Wire<ConsoleMessage>;
  readonly children?: ReactNode;
  onUseText(text: string): void;
}

export function MessageBubble({ message, children, onUseText }: BubbleProps) {
  const { t, word, time, moment } = useTexts();
  const { author, content } = message;
  if (author === "system") {
    return (
      <Text size="xs" c="dimmed" ta="center">
        {content?.text ?? t("message.erased")} · {time(message.at)}
      </Text>
    );
  }
  const isOurs = author !== "customer";
  const text =
    content === undefined
      ? t("message.erased")
      : message.deleted
        ? t("message.deleted")
        : content.text || (content.attachments?.length ? "" : t("message.no-text"));
  return (
    <Stack gap={3} align={isOurs ? "flex-end" : "flex-start"} component="article">
      <Text size="xs" c="dimmed">
        {message.agentName ? `${message.agentName} · ` : ""}
        {word("author", author)} ·{" "}
        <time dateTime={message.at} title={moment(message.at)}>
          {time(message.at)}
        </time>
        {message.edited ? ` · ${t("message.edited")}` : ""}
      </Text>
      <Box className="bubble" data-author={author} lang={message.language} dir="auto">
        {content?.format === "light" && !message.deleted ? <LightText text={text} /> : text}
        {content?.attachments?.map((file) => (
          <Group key={file.ref} gap={6} mt={4} wrap="nowrap">
            <IconPaperclip size={15} aria-hidden />
            <Text size="sm">
              {file.name ?? file.kind}
              {file.sizeBytes === undefined ? "" : ` · ${Math.ceil(file.sizeBytes / BYTES_IN_KB)} kB`}
            </Text>
          </Group>
        ))}
      </Box>
      {content?.quickReplies && content.quickReplies.length > 0 && (
        <Group gap={4} aria-label={t("message.quick-replies")} role="group">
          {content.quickReplies.map((reply) => (
            <Badge key={reply.value} variant="outline" size="sm" tt="none">
              {reply.label}
            </Badge>
          ))}
        </Group>
      )}
      {content?.citations && content.citations.length > 0 && (
        <Group gap={4} aria-label={t("message.sources")} role="group">
          <Text size="xs" c="dimmed">
            {t("message.sources")}:
          </Text>
          {content.citations.map((citation) => (
            <Badge
              key={citation.sourceId}
              variant="light"
              size="sm"
              color={TIER_COLOURS[citation.tier]}
              c="var(--mantine-color-text)"
              tt="none"
              title={citation.sourceId}
            >
              {citation.title} · {t(`tier.${citation.tier}`)}
            </Badge>
          ))}
        </Group>
      )}
      <DeliveryState message={message} onUseText={onUseText} />
      {children}
    </Stack>
  );
}
