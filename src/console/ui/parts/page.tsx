import { Box, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

/** The frame of the pages beside the inbox. */
export function Page({
  title,
  hint,
  children,
}: {
  readonly title: string;
  readonly hint: string;
  readonly children: ReactNode;
}) {
  return (
    <Box className="pane" p="lg" flex={1}>
      <Stack maw={980} mx="auto">
        <div>
          <Title order={1} size="h3">
            {title}
          </Title>
          <Text c="dimmed" size="sm">
            {hint}
          </Text>
        </div>
        {children}
      </Stack>
    </Box>
  );
}
