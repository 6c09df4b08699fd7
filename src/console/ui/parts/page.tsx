import { Box, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

/** The frame of the pages beside the inbox. */
export function Page({
  title,
  hint,
  isWide = false,
  children,
}: {
  readonly title: string;
  readonly hint: string;
  /** For tables with many columns. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
}) {
  return (
    // A pane that scrolls must be reached by keyboard, also when nothing in it takes the focus.
    <Box className="pane" p="lg" flex={1} component="section" aria-label={title} tabIndex={0}>
      <Stack maw={isWide ? 1_400 : 980} mx="auto">
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
