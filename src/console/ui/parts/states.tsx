import { Alert, Button, Center, Group, Loader, Stack, Text, Title } from "@mantine/core";
import { IconAlertTriangle, IconInbox } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { ApiProblem } from "../data/api.ts";
import { type Texts, useTexts } from "../texts/texts.tsx";

export function Loading() {
  const { t } = useTexts();
  return (
    <Center p="xl" role="status" aria-label={t("state.loading")}>
      <Loader size="sm" />
    </Center>
  );
}

export function Empty({
  title,
  hint,
  children,
}: {
  readonly title: string;
  readonly hint: string;
  readonly children?: ReactNode;
}) {
  return (
    <Center p="xl" mih={220}>
      <Stack align="center" gap={6} maw={360}>
        <IconInbox size={34} stroke={1.3} aria-hidden />
        <Title order={2} size="h5" ta="center">
          {title}
        </Title>
        <Text c="dimmed" size="sm" ta="center">
          {hint}
        </Text>
        {children}
      </Stack>
    </Center>
  );
}

/** What went wrong, in the agent's language where we know it, and a way to go on. */
export function problemText(error: unknown, texts: Texts): string {
  if (!(error instanceof ApiProblem)) return texts.t("problem.unexpected");
  if (error.refusal) {
    const { refused, owner, agentName } = error.refusal;
    const text = texts.word("refused", refused);
    return text === refused
      ? error.message
      : text
          .replace("{agent}", agentName ?? texts.t("someone"))
          .replace("{owner}", owner ? texts.word("owner", owner) : "");
  }
  switch (error.kind) {
    case "offline":
      return texts.t("problem.offline");
    case "unauthenticated":
      return texts.t("problem.unauthenticated");
    case "forbidden":
      return texts.t("problem.forbidden");
    case "not_found":
      return texts.t("problem.not-found");
    case "rate_limited":
      return texts.t("problem.rate-limited");
    default:
      return error.message;
  }
}

export function Failed({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const texts = useTexts();
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title={texts.t("problem.title")}
      m="md"
      role="alert"
    >
      <Group justify="space-between">
        <Text size="sm">{problemText(error, texts)}</Text>
        {onRetry && (
          <Button size="xs" variant="default" onClick={onRetry}>
            {texts.t("action.retry")}
          </Button>
        )}
      </Group>
    </Alert>
  );
}
