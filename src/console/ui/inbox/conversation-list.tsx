import { Box, Button, Title } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { useRef } from "react";
import type { ConversationView } from "../../../core/contracts/console.ts";
import { useConversations, useMe } from "../data/queries.ts";
import { Empty, Failed, Loading } from "../parts/states.tsx";
import { useTexts } from "../texts/texts.tsx";
import { ConversationRow } from "./conversation-row.tsx";

export function ConversationList({ view }: { readonly view: ConversationView }) {
  const { t } = useTexts();
  const meId = useMe().data?.agent.id ?? "";
  const list = useConversations(view);
  const pane = useRef<HTMLDivElement>(null);
  const move = (step: 1 | -1) => focusRow(pane.current, step);
  useHotkeys([
    ["j", () => move(1)],
    ["k", () => move(-1)],
  ]);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <Title
        order={1}
        size="h5"
        px="md"
        py="sm"
        style={{ borderBottom: "1px solid var(--mantine-color-default-border)" }}
      >
        {t(`view.${view}`)}
      </Title>
      <Box className="pane" flex={1} ref={pane} aria-busy={list.isPending}>
        {list.isPending && <Loading />}
        {list.error && items.length === 0 && <Failed error={list.error} onRetry={() => void list.refetch()} />}
        {list.data && items.length === 0 && <Empty title={t(`empty.${view}`)} hint={t(`empty.${view}-hint`)} />}
        {items.map((item) => (
          <ConversationRow key={item.id} summary={item} view={view} meId={meId} />
        ))}
        {list.hasNextPage && (
          <Box p="md" ta="center">
            <Button
              variant="default"
              size="xs"
              onClick={() => void list.fetchNextPage()}
              loading={list.isFetchingNextPage}
            >
              {t("action.more")}
            </Button>
          </Box>
        )}
      </Box>
    </>
  );
}

/** j and k move the focus; Enter then follows the focused link, as everywhere on the web. */
function focusRow(pane: HTMLElement | null, step: 1 | -1): void {
  const rows = [...(pane?.querySelectorAll<HTMLElement>("a.row-link") ?? [])];
  const active = document.activeElement;
  const focused = active instanceof HTMLElement ? rows.indexOf(active) : -1;
  const from = focused >= 0 ? focused : rows.findIndex((row) => row.getAttribute("aria-current") === "page");
  const target = from < 0 ? rows[0] : rows[Math.min(rows.length - 1, Math.max(0, from + step))];
  target?.focus();
}
