import { Anchor, Table, Text } from "@mantine/core";
import type { SourceRow } from "../data/knowledge.ts";
import { RelativeDay, RelativeMoment } from "../parts/relative-day.tsx";
import { useTexts } from "../texts/texts.tsx";
import { SourceStateBadge } from "./source-state.tsx";

const PRODUCTS_SHOWN = 3;

interface SourceTableProps {
  readonly sources: readonly SourceRow[];
  /** Where the business is. */
  readonly today: string;
  readonly onOpen: (source: SourceRow) => void;
}

/** One source a row; its title opens it. */
export function SourceTable({ sources, today, onOpen }: SourceTableProps) {
  const { t } = useTexts();
  const heads = ["source", "state", "about", "owner", "review", "counts", "changed"] as const;
  return (
    <Table.ScrollContainer minWidth={900}>
      <Table verticalSpacing="xs" aria-label={t("knowledge.title")}>
        <Table.Thead>
          <Table.Tr>
            {heads.map((head) => (
              <Table.Th key={head}>{t(`knowledge.${head}`)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody style={{ verticalAlign: "top" }}>
          {sources.map((source) => (
            <Row key={source.id} source={source} today={today} onOpen={onOpen} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Row({
  source,
  today,
  onOpen,
}: Pick<SourceTableProps, "today" | "onOpen"> & {
  readonly source: SourceRow;
}) {
  const { t } = useTexts();
  const { title, tier, language, owner, reviewBy, state } = source;
  const isOverdue = state === "review-due" && reviewBy !== undefined && reviewBy < today;
  return (
    <Table.Tr>
      <Table.Td miw={220}>
        <Anchor
          component="button"
          type="button"
          ta="start"
          fw={600}
          size="sm"
          lang={language}
          onClick={() => onOpen(source)}
        >
          {title}
        </Anchor>
        <Text size="xs" c="dimmed">
          {t(`tier.${tier}`)} · {language}
        </Text>
      </Table.Td>
      <Table.Td>
        <SourceStateBadge state={state} />
      </Table.Td>
      <Table.Td maw={260}>
        <About source={source} />
      </Table.Td>
      <Table.Td>
        <Unless set={owner} word={t("knowledge.nobody")} />
      </Table.Td>
      <Table.Td fw={isOverdue ? 700 : undefined}>
        {reviewBy ? <RelativeDay day={reviewBy} today={today} /> : <Unless word={t("knowledge.no-date")} />}
      </Table.Td>
      <Table.Td>
        <Validity source={source} today={today} />
      </Table.Td>
      <Table.Td>
        <RelativeMoment at={source.textChangedAt} />
      </Table.Td>
    </Table.Tr>
  );
}

function About({ source: { products, policyType } }: { readonly source: SourceRow }) {
  const { t } = useTexts();
  const shown = products.slice(0, PRODUCTS_SHOWN).map(({ name }) => name);
  const more = products.length - shown.length;
  return (
    <>
      <Text size="sm">
        {products.length === 0 ? t("knowledge.everything") : shown.join(", ")}
        {more > 0 && ` ${t("knowledge.more", { count: more })}`}
      </Text>
      {policyType && (
        <Text size="xs" c="dimmed">
          {t("knowledge.policy", { type: policyType })}
        </Text>
      )}
    </>
  );
}

/** From when until when it counts. */
function Validity({ source: { validFrom, validTo }, today }: { readonly source: SourceRow; readonly today: string }) {
  const { t } = useTexts();
  if (!validFrom && !validTo) return <Unless word={t("knowledge.always")} />;
  return (
    <>
      {validFrom && (
        <div>
          {t("knowledge.first-day")}: <RelativeDay day={validFrom} today={today} />
        </div>
      )}
      {validTo && (
        <div>
          {t("knowledge.last-day")}: <RelativeDay day={validTo} today={today} />
        </div>
      )}
    </>
  );
}

const Unless = ({ set, word }: { readonly set?: string | undefined; readonly word: string }) =>
  set ?? (
    <Text span size="sm" c="dimmed">
      {word}
    </Text>
  );
