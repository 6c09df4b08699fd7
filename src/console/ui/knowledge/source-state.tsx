import { Badge } from "@mantine/core";
import type { SourceRow } from "../data/knowledge.ts";
import { useTexts } from "../texts/texts.tsx";

const COLOURS = { "review-due": "orange", fresh: "teal", "not-yet": "blue", expired: "gray" } as const;

export function SourceStateBadge({ state }: { readonly state: SourceRow["state"] }) {
  const { word } = useTexts();
  return (
    <Badge variant="light" color={COLOURS[state]} tt="none" miw="max-content">
      {word("source-state", state)}
    </Badge>
  );
}
