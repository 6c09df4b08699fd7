import { Box, Text } from "@mantine/core";
import type { ReactNode } from "react";

/** A small label over what it names. */
export function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Box>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      {typeof children === "string" ? (
        <Text size="sm" style={{ overflowWrap: "anywhere" }}>
          {children}
        </Text>
      ) : (
        children
      )}
    </Box>
  );
}
