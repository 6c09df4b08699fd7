import { Badge, Box, Button, Code, Group, Paper, Stack, Text, Title } from "@mantine/core";
import type { ConsoleHandoff } from "../../../core/contracts/console.ts";
import type { Wire } from "../../api/wire.ts";
import { type RevealedPackage, useReveal } from "../data/queries.ts";
import { PriorityBadge } from "../parts/conversation-facts.tsx";
import { useTexts } from "../texts/texts.tsx";
import { Fact } from "./fact.tsx";
import { RevealButton } from "./reveal-button.tsx";

const SOURCES_SHOWN = 5;
const percent = (share: number): string => `${Math.round(share * 100)} %`;

const packageIn = (handoff: Wire<ConsoleHandoff>): RevealedPackage =>
  typeof handoff.package === "object" && handoff.package !== null ? handoff.package : {};
const holdsTokens = (value: unknown): boolean => /⟨[A-Z-]+_\d+⟩/.test(JSON.stringify(value));

interface CardProps {
  readonly conversationId: string;
  readonly handoff: Wire<ConsoleHandoff>;
  onUseText(text: string): void;
}

export function HandoffCard({ conversationId, handoff, onUseText }: CardProps) {
  const { t, word, moment } = useTexts();
  const reveal = useReveal<RevealedPackage>(conversationId, "handoff");
  const masked = packageIn(handoff);
  const { detail, intent, anger, entities, task, sources, draft, receipts } = reveal.data?.shown ?? masked;
  return (
    <Paper component="section" withBorder p="sm">
      <Group justify="space-between" mb="xs">
        <Title order={3} size="h6">
          {t("handoff.title")}
        </Title>
        <Group gap={4}>
          <PriorityBadge priority={handoff.priority} />
          {handoff.closedAt && (
            <Badge size="sm" variant="light" color="gray" tt="none">
              {t("handoff.closed")}
            </Badge>
          )}
        </Group>
      </Group>
      <Stack gap={8}>
        <Fact label={t("handoff.reason")}>
          <Text size="sm" fw={600}>
            {word("reason", handoff.reason)}
          </Text>
          {detail && <Text size="sm">{detail}</Text>}
        </Fact>
        <Fact label={t("handoff.when")}>
          {moment(handoff.createdAt) +
            (handoff.takenBy ? ` · ${t("handoff.taken-by", { agent: handoff.takenBy })}` : "")}
        </Fact>
        {handoff.ticketId && <Fact label={t("handoff.ticket")}>{handoff.ticketId}</Fact>}
        {intent && (
          <Fact label={t("handoff.intent")}>
            {`${intent.primary} · ${percent(intent.confidence)}${intent.secondary ? ` (${intent.secondary})` : ""}`}
          </Fact>
        )}
        {anger !== undefined && anger >= 0.5 && <Fact label={t("handoff.anger")}>{percent(anger)}</Fact>}
        {task && (
          <Fact label={t("handoff.task")}>
            <Text size="sm">{task.flow}</Text>
            {Object.entries(task.slots).map(([name, value]) => (
              <Text key={name} size="xs" c="dimmed" style={{ overflowWrap: "anywhere" }}>
                {name}: {value}
              </Text>
            ))}
          </Fact>
        )}
        {entities && entities.length > 0 && (
          <Fact label={t("handoff.entities")}>
            {entities.map((entity) => `${entity.type}: ${entity.value}`).join(", ")}
          </Fact>
        )}
        {draft && (
          <Fact label={t("handoff.draft", { confidence: percent(draft.confidence) })}>
            <Box
              p="xs"
              bg="var(--mantine-color-default-hover)"
              style={{ borderRadius: 8, whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}
              fz="sm"
            >
              {draft.text}
            </Box>
            <Button size="compact-xs" variant="light" mt={6} onClick={() => onUseText(draft.text)}>
              {t("handoff.use-draft")}
            </Button>
          </Fact>
        )}
        {sources && sources.length > 0 && (
          <Fact label={t("handoff.sources")}>
            {sources.slice(0, SOURCES_SHOWN).map((source) => (
              <Box key={source.sourceId + source.text} mb={6}>
                <Text size="sm" fw={600}>
                  {source.title} · {t(`tier.${source.tier}`)} · {percent(source.score)}
                </Text>
                <Text size="xs" c="dimmed" lineClamp={3}>
                  {source.text}
                </Text>
              </Box>
            ))}
          </Fact>
        )}
        {receipts && receipts.length > 0 && (
          <Fact label={t("handoff.receipts")}>
            {receipts.map((receipt) => (
              <Box key={receipt.tool + receipt.at} mb={4}>
                <Text size="sm">{receipt.tool}</Text>
                <Code block style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
                  {JSON.stringify(receipt.result)}
                </Code>
              </Box>
            ))}
          </Fact>
        )}
        {holdsTokens(masked) && (
          <RevealButton
            isShown={reveal.data !== undefined}
            isPending={reveal.isPending}
            error={reveal.error}
            onShow={() => reveal.mutate(handoff.id)}
            onHide={reveal.reset}
          />
        )}
      </Stack>
    </Paper>
  );
}
