import { Button, Group, Text } from "@mantine/core";
import { useDebouncedValue, useDisclosure } from "@mantine/hooks";
import { useState } from "react";
import { type SourceRow, type SourceSearch, useSources } from "../data/knowledge.ts";
import { ReviewSummary } from "../knowledge/review-summary.tsx";
import { SourceDrawer } from "../knowledge/source-drawer.tsx";
import { SourceFilters } from "../knowledge/source-filters.tsx";
import { SourceTable } from "../knowledge/source-table.tsx";
import { Page } from "../parts/page.tsx";
import { Empty, Failed, Loading } from "../parts/states.tsx";
import { useTexts } from "../texts/texts.tsx";

const PAGE = 50;
const SETTLED_MS = 250;
const EVERYTHING: SourceSearch = { state: "", tier: "", language: "", text: "", skip: 0 };

/** The sources that answers come from, whose they are, and which of them somebody should look at again. */
export function KnowledgePage() {
  const { t } = useTexts();
  const [search, setSearch] = useState(EVERYTHING);
  const [text] = useDebouncedValue(search.text.trim(), SETTLED_MS);
  const { data, error, isPending, refetch } = useSources({ ...search, text });
  const [chosen, setChosen] = useState<SourceRow>();
  const [isOpen, drawer] = useDisclosure(false);
  const narrow = (change: Partial<SourceSearch>): void => setSearch({ ...search, skip: 0, ...change });
  const open = (source: SourceRow): void => {
    setChosen(source);
    drawer.open();
  };
  const hasNone = data !== undefined && Object.values(data.counts).every((count) => count === 0);
  return (
    <Page title={t("knowledge.title")} hint={t("knowledge.hint")} isWide>
      {isPending && <Loading />}
      {error && <Failed error={error} onRetry={() => void refetch()} />}
      {data && hasNone && <Empty title={t("knowledge.empty-first")} hint={t("knowledge.empty-first-hint")} />}
      {data && !hasNone && (
        <>
          <ReviewSummary
            list={data}
            onShow={search.state === "review-due" ? undefined : () => setSearch({ ...EVERYTHING, state: "review-due" })}
          />
          <SourceFilters search={search} languages={data.languages} onNarrow={narrow} />
          <Text size="sm" c="dimmed" role="status">
            {t("knowledge.found", { count: data.found })}
          </Text>
          {data.sources.length === 0 ? (
            <Empty title={t("knowledge.empty")} hint={t("knowledge.empty-hint")} />
          ) : (
            <SourceTable sources={data.sources} today={data.today} onOpen={open} />
          )}
          {data.found > PAGE && (
            <Group justify="center">
              <Button
                variant="default"
                disabled={search.skip === 0}
                onClick={() => setSearch({ ...search, skip: Math.max(0, search.skip - PAGE) })}
              >
                {t("knowledge.back")}
              </Button>
              <Text size="sm">
                {search.skip + 1}–{Math.min(data.found, search.skip + PAGE)}
              </Text>
              <Button
                variant="default"
                disabled={search.skip + PAGE >= data.found}
                onClick={() => setSearch({ ...search, skip: search.skip + PAGE })}
              >
                {t("knowledge.next")}
              </Button>
            </Group>
          )}
        </>
      )}
      <SourceDrawer source={chosen} opened={isOpen} onClose={drawer.close} />
    </Page>
  );
}
