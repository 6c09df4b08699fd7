import { Button, Group, SegmentedControl, Select, Text, TextInput } from "@mantine/core";
import { useDebouncedValue, useHotkeys } from "@mantine/hooks";
import { useState } from "react";
import { type PreparedCardAnswer, type PreparedFilter, usePrepared, usePreparedActions } from "../data/prepared.ts";
import { Page } from "../parts/page.tsx";
import { Empty, Failed, Loading } from "../parts/states.tsx";
import { EditAnswer } from "../prepared/edit-answer.tsx";
import { PreparedCard } from "../prepared/prepared-card.tsx";
import { PreparedRun } from "../prepared/prepared-run.tsx";
import { ServedShares } from "../prepared/served-shares.tsx";
import { useTexts } from "../texts/texts.tsx";

const STATES = ["proposed", "approved", "rejected", "stale"] as const;
const PAGE = 25;
const SETTLED_MS = 250;

/** Answers that were made before anybody asked: what is served, and what people make of it. */
export function PreparedPage() {
  const { t, word } = useTexts();
  const [filter, setFilter] = useState<PreparedFilter>({ state: "proposed", language: "", text: "", skip: 0 });
  const [text] = useDebouncedValue(filter.text.trim(), SETTLED_MS);
  const { data, error, isPending, refetch } = usePrepared({ ...filter, text });
  const { review, approveAll } = usePreparedActions();
  const [edited, setEdited] = useState<PreparedCardAnswer>();
  const narrow = (change: Partial<PreparedFilter>): void => setFilter({ ...filter, skip: 0, ...change });
  useHotkeys([
    ["j", () => moveFocus(1)],
    ["k", () => moveFocus(-1)],
  ]);
  const search = { ...(filter.language ? { language: filter.language } : {}), ...(text ? { text } : {}) };
  return (
    <Page title={t("prepared.title")} hint={t("prepared.hint")}>
      {isPending && <Loading />}
      {error && <Failed error={error} onRetry={() => void refetch()} />}
      {data && (
        <>
          <PreparedRun run={data.run} />
          <ServedShares served={data.served} />
          <Group align="end">
            <SegmentedControl
              aria-label={t("prepared.state")}
              value={filter.state}
              onChange={(value) => narrow({ state: STATES.find((state) => state === value) ?? "proposed" })}
              data={STATES.map((state) => ({
                value: state,
                label: `${word("prepared-state", state)} (${data.counts[state]})`,
              }))}
            />
            <Select
              aria-label={t("prepared.language")}
              placeholder={t("prepared.every-language")}
              data={[...data.languages]}
              value={filter.language || null}
              onChange={(language) => narrow({ language: language ?? "" })}
              clearable
              w={180}
            />
            <TextInput
              aria-label={t("prepared.search")}
              placeholder={t("prepared.search")}
              value={filter.text}
              onChange={(event) => narrow({ text: event.currentTarget.value })}
              style={{ flex: 1, minWidth: 160 }}
            />
          </Group>
          <Group justify="space-between">
            <Text size="sm" c="dimmed" role="status">
              {t("prepared.found", { count: data.found })}
            </Text>
            {filter.state === "proposed" && data.found > 0 && (
              <Button variant="default" loading={approveAll.isPending} onClick={() => approveAll.mutate(search)}>
                {t("prepared.approve-all", { count: data.found })}
              </Button>
            )}
          </Group>
          {review.error && <Failed error={review.error} />}
          {approveAll.error && <Failed error={approveAll.error} />}
          {data.answers.length === 0 && (
            <Empty
              title={t("prepared.empty")}
              hint={t(data.run.figures ? "prepared.empty-hint" : "prepared.empty-first")}
            />
          )}
          {data.answers.map((answer) => (
            <PreparedCard
              key={answer.id}
              answer={answer}
              sources={data.sources}
              isBusy={review.isPending && review.variables.id === answer.id}
              onReview={(decision) => review.mutate(decision, { onSuccess: () => moveFocus(0) })}
              onEdit={() => setEdited(answer)}
            />
          ))}
          {data.found > PAGE && (
            <Group justify="center">
              <Button
                variant="default"
                disabled={filter.skip === 0}
                onClick={() => setFilter({ ...filter, skip: Math.max(0, filter.skip - PAGE) })}
              >
                {t("prepared.back")}
              </Button>
              <Text size="sm">
                {filter.skip + 1}–{Math.min(data.found, filter.skip + PAGE)}
              </Text>
              <Button
                variant="default"
                disabled={filter.skip + PAGE >= data.found}
                onClick={() => setFilter({ ...filter, skip: filter.skip + PAGE })}
              >
                {t("prepared.next")}
              </Button>
            </Group>
          )}
        </>
      )}
      {edited && <EditAnswer answer={edited} onClose={() => setEdited(undefined)} />}
    </Page>
  );
}

/** To the next card, or the one before; with 0 to the one that took the place of a card that went. */
function moveFocus(by: number): void {
  const cards = [...document.querySelectorAll<HTMLElement>("[data-prepared]")];
  const at = cards.indexOf(document.activeElement as HTMLElement); // only compared
  const next = cards[Math.min(cards.length - 1, Math.max(0, at < 0 ? 0 : at + (by === 0 ? 1 : by)))];
  next?.focus();
}
