import { Badge, Code, Group, Progress, SimpleGrid, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import type { LookAnswer } from "../../api/wire.ts";
import { useTexts } from "../texts/texts.tsx";

const VERDICT_COLOURS = { safe: "teal", blocked: "red", escalate: "orange" } as const;
const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** One text: what it is taken for, how surely, and which examples speak for it. */
export function Judgement({ look }: { readonly look: LookAnswer }) {
  const { t } = useTexts();
  const { intent, safety, sentiment, entities, candidates, nearest } = look;
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
      <Stack gap="sm">
        <Part title={t("understanding.intent")}>
          <Group gap="xs">
            <Text fw={700}>{intent.primary}</Text>
            <Badge variant="light" tt="none">
              {percent(intent.confidence)}
            </Badge>
            <Text size="sm" c="dimmed">
              {intent.kind} · {intent.category}
            </Text>
          </Group>
          {intent.secondary && <Text size="sm">{t("understanding.second", { intent: intent.secondary })}</Text>}
          <Text size="sm" c="dimmed">
            {t("understanding.scores", {
              outside: percent(intent.outOfScope),
              person: percent(intent.wantsPerson),
              anger: percent(sentiment.anger),
            })}
          </Text>
        </Part>
        <Part title={t("understanding.candidates")}>
          {candidates.map(({ intent: id, share }) => (
            <div key={id}>
              <Group justify="space-between" gap="xs">
                <Text size="sm">{id}</Text>
                <Text size="sm">{percent(share)}</Text>
              </Group>
              <Progress value={share * 100} size="sm" aria-label={`${id} ${percent(share)}`} />
            </div>
          ))}
        </Part>
      </Stack>
      <Stack gap="sm">
        <Part title={t("understanding.gate")}>
          <Group gap="xs">
            <Badge color={VERDICT_COLOURS[safety.verdict]} variant="light" tt="none">
              {t(`understanding.${safety.verdict}`)}
            </Badge>
            {safety.reasons.map((reason) => (
              <Badge key={reason} color="gray" variant="light" tt="none">
                {reason}
              </Badge>
            ))}
            <Text size="sm" c="dimmed">
              {look.language} {percent(look.languageConfidence)}
            </Text>
          </Group>
          <Text size="sm">{t("understanding.masked")}</Text>
          <Code block style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
            {look.maskedText}
          </Code>
        </Part>
        {entities.length > 0 && (
          <Part title={t("understanding.entities")}>
            {entities.map(({ type, text, value }) => (
              <Text size="sm" key={`${type} ${text} ${value}`}>
                <b>{type}</b> {text} → <Code>{value}</Code>
              </Text>
            ))}
          </Part>
        )}
        <Part title={t("understanding.nearest")}>
          {nearest.map(({ text, intent: id, similarity }) => (
            <Group key={`${id} ${text}`} justify="space-between" gap="xs" wrap="nowrap" align="start">
              <Text size="sm">
                “{text}”{" "}
                <Text span c="dimmed" size="xs">
                  {id}
                </Text>
              </Text>
              <Text size="sm">{percent(similarity)}</Text>
            </Group>
          ))}
        </Part>
      </Stack>
    </SimpleGrid>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Stack gap={4}>
      <Text size="xs" fw={600} c="dimmed" component="h2" m={0}>
        {title}
      </Text>
      {children}
    </Stack>
  );
}
