import { Center, Group, Paper, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import icon from "../icon.svg";

/** The frame of the pages before sign-in. */
export function EntryCard({
  title,
  hint,
  children,
}: {
  readonly title: string;
  readonly hint?: string;
  readonly children: ReactNode;
}) {
  return (
    <Center component="main" mih="100dvh" p="md" bg="var(--mantine-color-default-hover)">
      <Paper withBorder shadow="sm" p="xl" w="100%" maw={400}>
        <Stack>
          <Group gap="sm">
            <img src={icon} alt="" width={32} height={32} />
            <Text fw={700} size="lg">
              Switchboard
            </Text>
          </Group>
          <Title order={1} size="h3">
            {title}
          </Title>
          {hint && (
            <Text c="dimmed" size="sm">
              {hint}
            </Text>
          )}
          {children}
        </Stack>
      </Paper>
    </Center>
  );
}
