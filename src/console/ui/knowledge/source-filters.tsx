import { Group, Select, TextInput } from "@mantine/core";
import type { SourceSearch } from "../data/knowledge.ts";
import { useTexts } from "../texts/texts.tsx";

const STATES = ["review-due", "fresh", "not-yet", "expired"] as const;
const TIERS = ["gold", "silver", "bronze"] as const;

export function SourceFilters({
  search,
  languages,
  onNarrow,
}: {
  readonly search: SourceSearch;
  readonly languages: readonly string[];
  readonly onNarrow: (change: Partial<SourceSearch>) => void;
}) {
  const { t, word } = useTexts();
  return (
    <Group align="end">
      <TextInput
        aria-label={t("knowledge.search")}
        placeholder={t("knowledge.search")}
        value={search.text}
        onChange={(event) => onNarrow({ text: event.currentTarget.value })}
        style={{ flex: 1, minWidth: 220 }}
      />
      <Select
        aria-label={t("knowledge.state")}
        placeholder={t("knowledge.every-state")}
        data={STATES.map((state) => ({ value: state, label: word("source-state", state) }))}
        value={search.state || null}
        onChange={(state) => onNarrow({ state: state ?? "" })}
        clearable
        w={180}
      />
      <Select
        aria-label={t("knowledge.tier")}
        placeholder={t("knowledge.every-tier")}
        data={TIERS.map((tier) => ({ value: tier, label: t(`tier.${tier}`) }))}
        value={search.tier || null}
        onChange={(tier) => onNarrow({ tier: tier ?? "" })}
        clearable
        w={210}
      />
      <Select
        aria-label={t("knowledge.language")}
        placeholder={t("knowledge.every-language")}
        data={[...languages]}
        value={search.language || null}
        onChange={(language) => onNarrow({ language: language ?? "" })}
        clearable
        w={160}
      />
    </Group>
  );
}
