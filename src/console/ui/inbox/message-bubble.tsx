import { Badge, Box, Group, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import type { ConsoleMessage, RevealedMessage } from "../../../core/contracts/console.ts";
import type { Wire } from "../../api/wire.ts";
import { useReveal } from "../data/queries.ts";
import { useTexts } from "../texts/texts.tsx";
import { AttachmentLine, fileLink } from "./attachment-line.tsx";
import { DeliveryState } from "./delivery-state.tsx";
import { LightText } from "./light-text.tsx";
import { RevealButton } from "./reveal-button.tsx";

const TIER_COLOURS = { gold: "yellow", silver: "gray", bronze: "orange" } as const;

interface BubbleProps {
  readonly conversationId: string;
  readonly message: Wire<ConsoleMessage>;
  readonly children?: ReactNode;
  onUseText(text: string): void;
}

export function MessageBubble({ conversationId, message, children, onUseText }: BubbleProps) {
  const { t, word, time, moment } = useTexts();
  const reveal = useReveal<RevealedMessage>(conversationId, "message");
  const { author } = message;
  const { content, before } = reveal.data?.shown ?? message;
  if (author === "system") {
    return (
      <Text size="xs" c="dimmed" ta="center">
        {content?.notice ? word("line", content.notice) : (content?.text ?? t("message.erased"))} · {time(message.at)}
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
        {content?.attachments?.map((file, index) => (
          <AttachmentLine
            key={file.ref}
            file={file}
            href={message.author === "customer" ? fileLink(conversationId, message.id, index) : undefined}
          />
        ))}
      </Box>
      {message.hides && (
        <RevealButton
          isShown={reveal.data !== undefined}
          isPending={reveal.isPending}
          error={reveal.error}
          onShow={() => reveal.mutate(message.id)}
          onHide={reveal.reset}
        />
      )}
      {message.reactions.length > 0 && (
        <Text size="sm" aria-label={t("message.reactions")} role="group">
          {message.reactions.join(" ")}
        </Text>
      )}
      {before.length > 0 && (
        <details>
          <Text size="xs" c="dimmed" component="summary">
            {t("message.before")}
          </Text>
          {before.map((words, n) => (
            <Text
              // biome-ignore lint/suspicious/noArrayIndexKey: versions only ever grow at the end
              key={n}
              size="sm"
              c="dimmed"
              td="line-through"
              dir="auto"
            >
              {words}
            </Text>
          ))}
        </details>
      )}
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
